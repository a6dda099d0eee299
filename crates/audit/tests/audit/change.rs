//! What is done to the good package, so that a rule finds something.

use std::{
    fs::{self, File},
    path::Path,
};

use package::OddNames;

/// What is done to the good package.
#[derive(Clone, Copy)]
pub(crate) enum Change {
    /// In a file, this text becomes that one.
    Text(&'static str, &'static str, &'static str),
    /// In the manifest, these texts become those.
    Texts(&'static [(&'static str, &'static str)]),
    /// A file comes in, and the manifest lists it.
    File(&'static str, &'static str),
    /// A file comes in, the manifest lists it, and the page shows it.
    Shown(&'static str),
    /// A file comes in that nobody lists.
    Unlisted(&'static str),
    /// A file goes to another place.
    Moved(&'static str, &'static str),
    /// A file that the manifest lists, of so many MB.
    Large(&'static str, u64),
    /// A script becomes longer than what is read of one.
    Unread(&'static str),
    /// The zip's names were odd.
    Names(fn(&mut OddNames)),
}

use Change::{File as Comes, Large, Moved, Names, Shown, Text, Texts, Unlisted, Unread};

pub(crate) const XML: &str = "imsmanifest.xml";

pub(crate) fn apply(change: Change, folder: &Path) -> OddNames {
    let mut names = OddNames::default();
    let edit = |file: &str, from: &str, to: &str| {
        let path = folder.join(file);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{file} has no {from}");
        fs::write(path, text.replace(from, to)).unwrap();
    };
    let list = |file: &str| {
        edit(
            XML,
            "<file href=\"module.js\"/>",
            &format!("<file href=\"module.js\"/><file href=\"{file}\"/>"),
        )
    };
    match change {
        Text(file, from, to) => edit(file, from, to),
        Texts(edits) => edits.iter().for_each(|(from, to)| edit(XML, from, to)),
        Comes(file, text) => {
            fs::write(folder.join(file), text).unwrap();
            list(file);
        }
        Shown(file) => {
            fs::write(folder.join(file), "").unwrap();
            list(file);
            edit("index.html", "<img", &format!("<embed src=\"{file}\"><img"));
        }
        Unlisted(file) => {
            let path = folder.join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "").unwrap();
        }
        Moved(from, to) => fs::rename(folder.join(from), folder.join(to)).unwrap(),
        Large(file, megabytes) => {
            File::create(folder.join(file))
                .unwrap()
                .set_len(megabytes * 1_000_000)
                .unwrap();
            list(file);
        }
        Unread(file) => {
            let path = folder.join(file);
            let text = fs::read_to_string(&path).unwrap();
            fs::write(path, format!("{text}/*{}*/", "x".repeat(9 << 20))).unwrap();
        }
        Names(make) => make(&mut names),
    }
    names
}
