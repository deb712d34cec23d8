//! Locations that lead out of the folder, to a network, to a device, or in a circle.

use std::fs;
use std::path::{Path, PathBuf};

use xefa::report::Report;
use xefa::xsd::{Catalog, Loader};

use super::{XS, rules};

/// A folder that goes when it is dropped.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("xefa-hostile-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("a folder");
        Self(path)
    }

    fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(&path, text).expect("a file");
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn include(location: &str) -> String {
    format!("{XS}<xs:include schemaLocation='{location}'/></xs:schema>")
}

fn read(path: &Path) -> Result<(), Report> {
    Loader::new().read(&[path.to_owned()]).map(|_| ())
}

/// Nothing is fetched: what has a scheme or names another computer is in the catalog, or it is refused by that name.
#[test]
fn locations_on_other_computers() {
    let folder = Folder::new("fern");
    for location in [
        "http://192.0.2.1/a.xsd",
        "https://192.0.2.1/a.xsd",
        "HTTP://192.0.2.1/a.xsd",
        "ftp://192.0.2.1/a.xsd",
        "urn:a",
        "data:text/xml,&lt;a/>",
        "jar:file:///a.jar!/a.xsd",
        "file://192.0.2.1/a.xsd",
        "file:////192.0.2.1/share/a.xsd",
        "file://///192.0.2.1/share/a.xsd",
        "file:///%5C%5C192.0.2.1/share/a.xsd",
        "//192.0.2.1/share/a.xsd",
        "\\\\192.0.2.1\\share\\a.xsd",
        "%5C%5C192.0.2.1%5Cshare%5Ca.xsd",
        "/\\192.0.2.1/share/a.xsd",
        "%2F%2F192.0.2.1/share/a.xsd",
        "\\\\?\\UNC\\192.0.2.1\\share\\a.xsd",
        "\\\\.\\pipe\\a",
    ] {
        let path = folder.file("a.xsd", &include(location));
        assert_eq!(rules(&read(&path).expect_err("another computer")), ["xefa-schema-entfernt"], "{location}");
        // So it is for an import that nothing else resolves.
        let import = format!(
            "{XS}<xs:import namespace='urn:x' schemaLocation='{location}'/><xs:element name='a' xmlns:x='urn:x' type='x:T'/></xs:schema>"
        );
        let found = rules(&read(&folder.file("b.xsd", &import)).expect_err("another computer"));
        assert!(found.contains(&"xefa-schema-entfernt"), "{location}: {found:?}");
    }
}

/// A file beyond the folder is an everyday thing (`../gemeinsam/typen.xsd`), and so it is read; but nothing of what it holds gets out.
#[test]
fn a_file_that_is_no_schema_is_not_told() {
    let folder = Folder::new("geheim");
    let secret = "root:x:0:0:Kennwort:/root:/bin/sh\n";
    folder.file("geheim/passwd", secret);
    for (text, extra) in [
        (secret, ""),
        ("<a geheim='Kennwort'>Kennwort</a>", ""),
        ("<Kennwort", ""),
        ("\u{0}Kennwort", ""),
        ("<?xml version='1.0' encoding='Kennwort'?>", ""),
    ] {
        folder.file("geheim/passwd", &format!("{text}{extra}"));
        for location in ["../geheim/passwd", "..%2Fgeheim%2Fpasswd", "./.././schema/../geheim/passwd"] {
            let path = folder.file("schema/a.xsd", &include(location));
            let report = read(&path).expect_err("no schema");
            let told = format!(
                "{report:?} {}",
                report
                    .findings()
                    .iter()
                    .map(|f| f.to_string() + &f.message(xefa::report::Lang::De))
                    .collect::<String>()
            );
            assert!(!told.contains("root:x") && !told.contains("/bin/sh"), "{told}");
        }
    }
}

/// Whoever takes schemas from strangers keeps them in their folder.
#[test]
fn a_loader_that_stays_in_a_folder() {
    let folder = Folder::new("innen");
    let types = format!("{XS}<xs:simpleType name='T'><xs:restriction base='xs:int'/></xs:simpleType></xs:schema>");
    folder.file("aussen/t.xsd", &types);
    folder.file("schema/unter/t.xsd", &types);
    folder.file("schema/t.xsd", &types);
    let within = |path: &Path| Loader::new().within(folder.0.join("schema")).read(&[path.to_owned()]).map(|_| ());
    for location in ["t.xsd", "unter/t.xsd", "unter/../t.xsd", "../schema/t.xsd"] {
        within(&folder.file("schema/a.xsd", &include(location)))
            .unwrap_or_else(|report| panic!("{location}: {report:?}"));
    }
    let outside = folder.0.join("aussen/t.xsd").to_string_lossy().into_owned();
    for location in
        ["../aussen/t.xsd", "unter/../../aussen/t.xsd", "..%2faussen/t.xsd", &outside, &format!("file://{outside}")]
    {
        let path = folder.file("schema/a.xsd", &include(location));
        assert_eq!(rules(&within(&path).expect_err("outside")), ["xefa-schema-ausserhalb"], "{location}");
        read(&path).unwrap_or_else(|report| panic!("{location}: {report:?}"));
    }
    // The folder's name is no prefix of letters: `schema-2` is not in `schema`.
    folder.file("schema-2/t.xsd", &types);
    let path = folder.file("schema/a.xsd", &include("../schema-2/t.xsd"));
    assert_eq!(rules(&within(&path).expect_err("outside")), ["xefa-schema-ausserhalb"]);
    // Neither a document that was asked for nor a catalog leads out.
    assert_eq!(rules(&within(Path::new(&outside)).expect_err("outside")), ["xefa-schema-ausserhalb"]);
    let path = folder.file("schema/a.xsd", &include("http://beispiel.de/t.xsd"));
    let catalog = Catalog::new().entry("http://beispiel.de/t.xsd", outside.as_str());
    let report = Loader::new().catalog(catalog).within(folder.0.join("schema")).read(&[path]).expect_err("outside");
    assert_eq!(rules(&report), ["xefa-schema-ausserhalb"]);
}

#[cfg(unix)]
#[test]
fn links_and_devices() {
    use std::os::unix::fs::symlink;
    let folder = Folder::new("links");
    let types = format!("{XS}<xs:simpleType name='T'><xs:restriction base='xs:int'/></xs:simpleType></xs:schema>");
    folder.file("aussen/t.xsd", &types);
    fs::create_dir_all(folder.0.join("schema")).expect("a folder");
    symlink(folder.0.join("aussen/t.xsd"), folder.0.join("schema/link.xsd")).expect("a link");
    symlink(folder.0.join("aussen"), folder.0.join("schema/ordner")).expect("a link");
    symlink("kreis.xsd", folder.0.join("schema/kreis.xsd")).expect("a link");
    symlink("/dev/zero", folder.0.join("schema/null.xsd")).expect("a link");
    for (location, rule) in [("link.xsd", "xefa-schema-ausserhalb"), ("ordner/t.xsd", "xefa-schema-ausserhalb")] {
        let path = folder.file("schema/a.xsd", &include(location));
        let report =
            Loader::new().within(folder.0.join("schema")).read(std::slice::from_ref(&path)).expect_err("outside");
        assert_eq!(rules(&report), [rule], "{location}");
        read(&path).expect("followed where nothing speaks against it");
    }
    for location in ["kreis.xsd", "null.xsd", "/dev/zero", "/dev/stdin", "/proc/self/fd/0", ".", "/", "", "fehlt.xsd"] {
        let path = folder.file("schema/a.xsd", &include(location));
        let report = read(&path).expect_err("no file");
        let found = rules(&report);
        assert!(found.iter().all(|rule| *rule == "xefa-schema-nicht-gefunden"), "{location}: {found:?}");
    }
    let pipe = folder.0.join("schema/rohr.xsd");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().expect("mkfifo").success());
    let path = folder.file("schema/a.xsd", &include("rohr.xsd"));
    assert_eq!(rules(&read(&path).expect_err("a pipe")), ["xefa-schema-nicht-gefunden"]);
    // A catalog is read with the same care.
    for device in ["/dev/zero", "schema/rohr.xsd", "schema/kreis.xsd"] {
        let report = Catalog::read(folder.0.join(device)).expect_err("no catalog");
        assert_eq!(rules(&report), ["xefa-katalog"], "{device}");
    }
}

fn catalog(content: &str) -> String {
    format!("<catalog xmlns='urn:oasis:names:tc:entity:xmlns:xml:catalog'>{content}</catalog>")
}

#[test]
fn catalogs_that_lead_in_a_circle_or_out() {
    let folder = Folder::new("katalog");
    let own = folder.file(
        "a.xml",
        &catalog("<nextCatalog catalog='a.xml'/><nextCatalog catalog='b.xml'/><uri name='urn:x' uri='x.xsd'/>"),
    );
    folder.file("b.xml", &catalog("<delegateURI uriStartString='urn:' catalog='a.xml'/><uri name='urn:y' uri='http://192.0.2.1/y.xsd'/><uri name='urn:z' uri='//192.0.2.1/z.xsd'/><uri name='urn:w' uri='file://192.0.2.1/w.xsd'/>"));
    let read = Catalog::read(&own).expect("a catalog");
    assert_eq!(read.find("urn:x"), Some(folder.0.join("x.xsd")));
    assert_eq!(read.find("urn:y"), None, "another computer");
    assert_eq!(read.find("urn:w"), None, "another computer");
    assert_eq!(read.find("urn:z"), None, "another computer");
    assert_eq!(read.find("urn:nobody"), None);
    for broken in [
        "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>",
        "<a/>",
        "",
        "<catalog",
        &"<a>".repeat(100_000),
    ] {
        assert!(Catalog::read(folder.file("kaputt.xml", broken)).is_err(), "{broken:.50}");
    }
    let missing = folder.file("c.xml", &catalog("<nextCatalog catalog='fehlt.xml'/>"));
    assert_eq!(rules(&Catalog::read(missing).expect_err("a missing one")), ["xefa-katalog"]);
}

/// Catalogs that name further ones, each in groups inside each other: read one behind the other, up to a limit that is told.
#[test]
fn catalogs_without_end() {
    let folder = Folder::new("kataloge");
    let groups = |inner: &str| format!("{}{inner}{}", "<group>".repeat(250), "</group>".repeat(250));
    let first = folder.file("0.xml", &catalog(&groups("<nextCatalog catalog='1.xml'/>")));
    for n in 1..1_000 {
        folder.file(
            &format!("{n}.xml"),
            &catalog(&groups(&format!("<nextCatalog catalog='{}.xml'/><uri name='urn:{n}' uri='{n}.xsd'/>", n + 1))),
        );
    }
    folder.file("1000.xml", &catalog(""));
    assert_eq!(rules(&Catalog::read(first).expect_err("too many")), ["limit-catalogs"]);
    let near = folder.0.join("950.xml");
    assert_eq!(Catalog::read(near).expect("a catalog").find("urn:999"), Some(folder.0.join("999.xsd")));
    let many: String = (0..50_000)
        .map(|n| {
            format!("<uri name='urn:{n}' uri='{n}.xsd'/><rewriteURI uriStartString='urn:{n}/' rewritePrefix='p{n}/'/>")
        })
        .collect();
    let large = Catalog::read(folder.file("gross.xml", &catalog(&many))).expect("a catalog");
    assert_eq!(large.find("urn:49999/a"), Some(folder.0.join("p49999/a")));
}
