//! Files, folders, standard input, and their order.

use crate::support::{Folder, broken, quittung, xefa, xefa_with};

fn names(folder: &Folder, extra: &[&str]) -> Vec<String> {
    let mut command = crate::support::command();
    command.current_dir(folder.path()).args(["check", "--format", "jsonl", "."]).args(extra);
    let out = String::from_utf8(command.output().unwrap().stdout).unwrap();
    let name =
        |line: &str| serde_json::from_str::<serde_json::Value>(line).unwrap()["file"].as_str().unwrap().to_owned();
    out.lines().map(name).collect()
}

#[test]
fn standard_input() {
    let run = xefa_with(["check", "-", "--format", "jsonl"], quittung().as_bytes());
    assert_eq!((run.code, run.json()[0]["file"].as_str()), (Some(0), Some("-")));
    let run = xefa_with(["check", "-"], broken().as_bytes());
    assert_eq!(run.code, Some(1));
    assert!(run.out.starts_with("-:3:"), "{}", run.out);
    let run = xefa_with(["check", "-"], b"");
    assert_eq!(run.code, Some(1));
    assert!(run.out.starts_with("-:1:1: error: file is empty [xml-empty]"), "{}", run.out);
}

#[test]
fn folders_are_walked_in_order() {
    let folder = Folder::new();
    for name in ["b.xml", "a/z.xml", "a/a.XML", "c/d/e.xml", "a.txt", "a.xml.bak", ".versteckt/x.xml"] {
        folder.file(name, quittung());
    }
    let expected = ["./.versteckt/x.xml", "./a/a.XML", "./a/z.xml", "./b.xml", "./c/d/e.xml"];
    assert_eq!(names(&folder, &[]), expected);
}

#[test]
#[cfg(unix)]
fn links_to_folders_are_not_followed_but_links_to_files_are() {
    let folder = Folder::new();
    folder.file("a/eins.xml", quittung());
    std::os::unix::fs::symlink(folder.path(), folder.path().join("a/kreis")).unwrap();
    std::os::unix::fs::symlink(folder.path().join("a/eins.xml"), folder.path().join("zwei.xml")).unwrap();
    std::os::unix::fs::symlink(folder.path().join("a"), folder.path().join("ordner.xml")).unwrap();
    assert_eq!(names(&folder, &[]), ["./a/eins.xml", "./zwei.xml"]);
}

#[test]
fn the_order_is_that_of_the_input_however_many_work() {
    let folder = Folder::new();
    let long =
        quittung().replace("<xefa:nachrichtenkopf>", &format!("<!--{}--><xefa:nachrichtenkopf>", "x".repeat(200_000)));
    for number in 0..120 {
        folder.file(&format!("{number:03}.xml"), if number % 17 == 0 { long.clone() } else { quittung() });
    }
    let expected: Vec<String> = (0..120).map(|number| format!("./{number:03}.xml")).collect();
    for jobs in ["1", "2", "8"] {
        assert_eq!(names(&folder, &["--jobs", jobs]), expected, "{jobs} jobs");
    }
    let outputs: Vec<String> = ["1", "5"]
        .map(|jobs| xefa(["check".as_ref(), "--jobs".as_ref(), jobs.as_ref(), folder.path().as_os_str()]).out)
        .into();
    assert_eq!(outputs[0], outputs[1]);
}

#[test]
fn paths_keep_the_order_of_the_command_line() {
    let folder = Folder::new();
    folder.file("a.xml", quittung());
    folder.file("b.xml", "");
    let mut command = crate::support::command();
    let output =
        command.current_dir(folder.path()).args(["check", "b.xml", "a.xml", "fehlt.xml", "b.xml"]).output().unwrap();
    let out = String::from_utf8(output.stdout).unwrap();
    let starts: Vec<&str> =
        out.lines().filter(|line| !line.starts_with(' ')).map(|line| line.split(':').next().unwrap()).collect();
    assert_eq!(starts, ["b.xml", "fehlt.xml", "b.xml"]);
}
