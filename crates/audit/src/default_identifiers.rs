//! Identifiers that authoring tools and templates give to every course: such a one says nothing of which course it is.

/// As they are, in small letters, with who gives them.
const TOOLS: [(&str, &str); 9] = [
    ("adapt_manifest", "Adapt"),
    ("course_id1", "Adobe Captivate"),
    ("rusticisoftwarescormdrivertemplate", "SCORM Driver"),
    ("singlecoursemanifest", "ADL"),
    ("com.scorm.golfsamples.contentpackaging.singlesco.12", "SCORM.com"),
    (
        "com.scorm.golfsamples.contentpackaging.multioscosinglefile.12",
        "SCORM.com",
    ),
    ("com.scorm.manifesttemplates.scorm12", "SCORM.com"),
    ("man00001", "Blackboard"),
    ("00", "H5P in Lumi"),
];
/// What a name is made of that anybody would give, without the numbers in it.
const GENERIC: [&str; 10] = [
    "manifest", "course", "cours", "scorm", "package", "module", "sco", "org", "test", "id",
];

/// Whether an identifier is one that many courses have.
#[must_use]
pub fn is_default_identifier(identifier: &str) -> bool {
    let small = identifier.trim().to_lowercase();
    let is_of_a_tool = TOOLS.iter().any(|(known, _)| *known == small);
    let mut words = small
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty())
        .peekable();
    // A long number, or letters and digits in a row that no word explains, tell one course from another.
    let digits = small.bytes().filter(u8::is_ascii_digit).count();
    let is_generic = words.peek().is_some() && words.all(|word| GENERIC.contains(&word)) && digits <= 4;
    is_of_a_tool || is_generic
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_many_courses_have_is_told_from_what_one_has() {
        for identifier in [
            "adapt_manifest",
            "00",
            "Course_ID1",
            "MANIFEST-01",
            "course_manifest",
            "SCORM.1",
            "sco-0001",
        ] {
            assert!(is_default_identifier(identifier), "{identifier}");
        }
        for identifier in [
            "",
            "MANIFEST-8F3A2C",
            "fire-safety",
            "6dJ0aBcDeFg_course_id",
            "course-20261127093012",
            "com.example.fire",
        ] {
            assert!(!is_default_identifier(identifier), "{identifier}");
        }
    }
}
