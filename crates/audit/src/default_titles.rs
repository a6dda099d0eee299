//! Titles that authoring tools, templates and copies give to what nobody has named, in the languages of the tools.

/// Words for what has no title, in small letters: alone, or with one more word for what it is (`untitled course`).
const UNTITLED: [&str; 22] = [
    "untitled",
    "no title",
    "sans titre",
    "sans nom",
    "ohne titel",
    "unbenannt",
    "unbenannter",
    "unbenanntes",
    "unbenannte",
    "sin título",
    "sin titulo",
    "senza titolo",
    "sem título",
    "sem titulo",
    "naamloos",
    "zonder titel",
    "uten tittel",
    "utan titel",
    "bez tytułu",
    "без названия",
    "无标题",
    "無題",
];
/// Titles of tools and templates, in small letters.
const WHOLE: [&str; 44] = [
    "course",
    "new course",
    "my course",
    "my project",
    "new project",
    "course title",
    "course name",
    "lesson title",
    "module title",
    "title",
    "title goes here",
    "scorm course",
    "scorm package",
    "captivate e-learning course",
    "adobe captivate project",
    "new storyline project",
    "learning object title",
    "noname",
    "nouveau cours",
    "mon cours",
    "nouveau projet",
    "mon projet",
    "titre du cours",
    "titre",
    "neuer kurs",
    "mein kurs",
    "kurstitel",
    "neues projekt",
    "mein projekt",
    "nuevo curso",
    "mi curso",
    "título del curso",
    "nuevo proyecto",
    "nuovo corso",
    "titolo del corso",
    "nuovo progetto",
    "novo curso",
    "título do curso",
    "novo projeto",
    "nieuwe cursus",
    "cursustitel",
    "nytt kurs",
    "ny kurs",
    "новый курс",
];
/// What programs number, in small letters: a placeholder only with its number (`presentation1`, `title 4`).
const NUMBERED: [&str; 19] = [
    "presentation",
    "présentation",
    "präsentation",
    "presentación",
    "presentazione",
    "apresentação",
    "presentatie",
    "презентация",
    "project",
    "projet",
    "projekt",
    "proyecto",
    "progetto",
    "projeto",
    "title",
    "titre",
    "titel",
    "título",
    "titolo",
];
/// How the title of a copy begins that nobody has renamed, in small letters.
const COPY_OF: [&str; 8] = [
    "copy of ",
    "copie de ",
    "kopie von ",
    "kopie van ",
    "copia de ",
    "copia di ",
    "cópia de ",
    "копия ",
];
/// The word that the title of such a copy has before its name or behind it, apart from it by a dash or in parentheses.
const COPY: [&str; 5] = ["copy", "copie", "kopie", "copia", "cópia"];

/// Whether nobody has named the course: a tool's title, a template's place for one, or a copy's.
pub(crate) fn is_default_title(title: &str) -> bool {
    let small = title.trim().to_lowercase();
    let unnumbered = small.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | '_' | '-' | '(' | ')'));
    WHOLE.contains(&small.as_str())
        || unnumbered.len() < small.len() && NUMBERED.contains(&unnumbered)
        || is_untitled(unnumbered)
        || is_copy(&small)
        || web::has_placeholder(title)
}

fn is_untitled(small: &str) -> bool {
    let is_one_word = |rest: &str| rest.starts_with(' ') && !rest.trim().contains(' ');
    UNTITLED.iter().any(|words| {
        let before = small.strip_suffix(words).map(str::trim_end);
        let behind = small.strip_prefix(words);
        small == *words
            || behind.is_some_and(is_one_word)
            || before.is_some_and(|rest| small.len() > rest.len() + words.len() && !rest.contains(' '))
    })
}

fn is_copy(small: &str) -> bool {
    COPY_OF.iter().any(|beginning| small.starts_with(beginning))
        || COPY.iter().any(|copy| {
            let before = small.strip_prefix(copy);
            let behind = small
                .trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | '(' | ')'))
                .strip_suffix(copy);
            before.is_some_and(|rest| rest.starts_with(" - "))
                || behind.is_some_and(|rest| rest.ends_with(" - ") || rest.ends_with(" ("))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_has_named_is_told_from_what_somebody_has() {
        for title in [
            "Untitled",
            "Untitled 1",
            "untitled2",
            "Untitled course",
            "Cours sans titre",
            "Unbenannter Kurs",
            "Sin título",
            "Curso sem título 2",
            "Captivate E-Learning Course",
            "Course Title",
            "Título 4",
            "Presentation1",
            "Présentation 2",
            "{{TITLE}}",
            "Copy of Fire safety",
            "Copie - Premiers secours",
            "Fire safety - Copy",
            "Fire safety - Copy (2)",
            "Premiers secours (copie)",
        ] {
            assert!(is_default_title(title), "{title}");
        }
        for title in [
            "",
            "Fire safety",
            "Presentation",
            "Présentation",
            "Title IX",
            "Project management 1",
            "Untitled: the life of a painter",
            "The untitled works of Agnes",
            "Copyright in schools",
            "Copy editing",
            "Course 3",
            "Module 1",
        ] {
            assert!(!is_default_title(title), "{title}");
        }
    }
}
