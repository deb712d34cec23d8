//! The page of generated code in `docs/` shows what stands in the models.

use std::path::Path;

#[test]
fn the_page_of_generated_code_is_cut_from_the_models() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = std::fs::read_to_string(root.join("docs/generated.md")).unwrap();
    let mut cut = 0;
    for part in page.split("<!-- ").skip(1) {
        let (file, rest) = part.split_once(" -->\n```rust,ignore\n").unwrap();
        let (block, _) = rest.split_once("```").unwrap();
        let models = std::fs::read_to_string(root.join("src/models/v2_0").join(file)).unwrap();
        assert!(models.contains(block), "{file} has no such piece:\n{block}");
        cut += 1;
    }
    assert_eq!(cut, page.matches("rust,ignore").count());
    assert!(cut >= 4, "{cut}");
}
