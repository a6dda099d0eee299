//! The titles of packages of other standards, from the XML files that describe them. Nothing else of these files is read.

use super::MAX_TITLE;
use crate::xml::{self, Node};

/// The title of the course in a `cmi5.xml` (cmi5 specification §13.1.1, `courseStructure/course/title`), in the first language
/// that it is given in. None where it has no title, or is no XML.
#[must_use]
pub fn cmi5_title(bytes: &[u8]) -> Option<String> {
    let root = root(bytes, "courseStructure")?;
    let title = root.any_child("course")?.any_child("title")?;
    first_text(title, "langstring")
}

/// The name of the course in a `tincan.xml` (`tincan/activities/activity/name`), in the first language that it is given in:
/// of the first activity whose type is a course, else of the first that has a name. None where no activity has a name, or
/// the file is no XML.
#[must_use]
pub fn tincan_title(bytes: &[u8]) -> Option<String> {
    let root = root(bytes, "tincan")?;
    let activities = || {
        root.any_child("activities")
            .into_iter()
            .flat_map(|node| named(node, "activity"))
    };
    let is_course = |activity: &&Node| {
        let kind = activity.attribute("type").unwrap_or_default();
        kind.trim().ends_with("/activities/course")
    };
    let name = |activity: &Node| first_text(activity, "name");
    activities()
        .filter(is_course)
        .find_map(name)
        .or_else(|| activities().find_map(name))
}

/// The document's root element, if it has this name.
fn root(bytes: &[u8], name: &str) -> Option<Node> {
    xml::read(bytes)
        .ok()
        .map(|document| document.root)
        .filter(|root| root.name == name)
}

/// The elements of this name directly inside, in whatever namespace.
fn named<'a>(node: &'a Node, name: &'a str) -> impl Iterator<Item = &'a Node> {
    node.children.iter().filter(move |child| child.name == name)
}

/// The first text that is not blank among the elements of this name, on one line.
fn first_text(node: &Node, name: &str) -> Option<String> {
    named(node, name)
        .map(|child| one_line(&child.text))
        .find(|text| !text.is_empty())
}

fn one_line(text: &str) -> String {
    let words: Vec<_> = text.split_whitespace().collect();
    words.join(" ").chars().take(MAX_TITLE).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::xml::MAX_BYTES;

    #[test]
    fn title_of_a_cmi5_course() {
        let course = |title: &str| {
            format!(
                "<?xml version='1.0' encoding='utf-8'?><courseStructure \
                 xmlns='https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd'><course id='https://example.com/c'>\
                 {title}<description><langstring lang='en'>No title</langstring></description></course>\
                 <au id='a'><title><langstring>Unit</langstring></title><url>index.html</url></au></courseStructure>"
            )
        };
        let rows = [
            (
                "<title><langstring lang='en-US'>Fire &amp; safety</langstring></title>",
                Some("Fire & safety"),
            ),
            (
                "<title><langstring lang='en'> </langstring><langstring lang='fr'>\n  Sécurité\n  incendie </langstring></title>",
                Some("Sécurité incendie"),
            ),
            ("<title>Bare</title>", None),
            ("<title/>", None),
            ("", None),
        ];
        for (title, expected) in rows {
            assert_eq!(cmi5_title(course(title).as_bytes()).as_deref(), expected, "{title}");
        }
    }

    #[test]
    fn name_of_a_tincan_course() {
        let package = |activities: &str| {
            format!(
                "<tincan xmlns='http://projecttincan.com/tincan.xsd'><activities>{activities}</activities></tincan>"
            )
        };
        let rows = [
            (
                "<activity id='q' type='http://adlnet.gov/expapi/activities/interaction'><name>Question</name></activity>\
                 <activity id='c' type='http://adlnet.gov/expapi/activities/course'><name lang='und'>Golf</name></activity>",
                Some("Golf"),
            ),
            (
                "<activity id='c'><name/></activity><activity id='d'><name>Second</name></activity>",
                Some("Second"),
            ),
            ("<activity id='c'/>", None),
            ("", None),
        ];
        for (activities, expected) in rows {
            assert_eq!(
                tincan_title(package(activities).as_bytes()).as_deref(),
                expected,
                "{activities}"
            );
        }
    }

    #[test]
    fn hostile_files_have_no_title_or_a_short_one() {
        let entities = "<!DOCTYPE t [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;'>]><tincan><activities><activity><name>&b;\
                        </name></activity></activities></tincan>";
        let external = "<!DOCTYPE t SYSTEM 'file:///etc/passwd'><courseStructure/>";
        let deep = format!("<tincan>{}", "<a>".repeat(100_000));
        for text in [entities, external, &deep, "<tincan", "", "<manifest/>", "\u{0}"] {
            assert_eq!(
                (cmi5_title(text.as_bytes()), tincan_title(text.as_bytes())),
                (None, None)
            );
        }
        assert_eq!(cmi5_title(&vec![b' '; MAX_BYTES + 1]), None);
        let long = format!(
            "<courseStructure><course><title><langstring>{}</langstring></title></course></courseStructure>",
            "é ".repeat(1_000_000)
        );
        assert_eq!(
            cmi5_title(long.as_bytes()).map(|title| title.chars().count()),
            Some(MAX_TITLE)
        );
    }
}
