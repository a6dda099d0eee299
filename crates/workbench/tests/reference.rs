//! The reference pages in `docs/`, written from the tables that the run-time itself reads: `DOCS=write` rewrites them.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "../../audit/tests/pages/mod.rs"]
mod pages;

use std::fmt::Write;

use scorm::{
    ErrorCode,
    cmi::{Access, DataType, ELEMENTS, Element, ValueLimit},
};
use workbench::{profiles, report::Language};

struct PageTexts {
    language: Language,
    generated: &'static str,
    model: &'static str,
    model_text: &'static str,
    model_head: &'static str,
    types: &'static str,
    types_head: &'static str,
    codes: &'static str,
    codes_head: &'static str,
    read_only: &'static str,
    write_only: &'static str,
    read_write: &'static str,
    append: &'static str,
    keyword: &'static str,
    characters: &'static str,
    to: &'static str,
    profiles: &'static str,
    profiles_text: &'static str,
    profiles_head: &'static str,
    as_standard: &'static str,
}

const ENGLISH: PageTexts = PageTexts {
    language: Language::English,
    generated: "Written from the workbench's own tables; do not edit.",
    model: "The data model of SCORM 1.2",
    model_text: "What a SCO may read and set, as the workbench holds it to the standard. **M**: every LMS must support it. \
        Setting a keyword is 402, setting what can only be read 403, reading what can only be set 404, a value that is not \
        of its type 405, an index that leaves a gap 201; `_children` of what has none is 202, `_count` of what is no array \
        203, an element of another model 401, any other name 201. Sections: RTE is *SCORM 1.2 The SCORM Run-Time \
        Environment*, ADD *Addendums v2.0*, CR *Conformance Requirements 1.2*, CAM *Content Aggregation Model*.",
    model_head: "| Element | Access | M | Type | Limit | At first | In the standard |",
    types: "How values are written",
    types_head: "| Type | Written as |",
    codes: "Error codes",
    codes_head: "| Code | LMSGetErrorString |",
    read_only: "read",
    write_only: "set",
    read_write: "read, set",
    append: "read, set adds",
    keyword: "keyword",
    characters: "characters",
    to: "to",
    profiles: "LMS profiles",
    profiles_text: "Where LMSs differ from the standard and from each other, as the workbench plays them. A package is never \
        at fault for a profile's quirk: the first one, SCORM 1.2 to the letter, is what packages are judged by. A source with a \
        question mark is our reading of it, not tried on the running LMS.",
    profiles_head: "| Behaviour | What the LMS does | Known from |",
    as_standard: "All else is as the standard has it, or is not known to differ.",
};

const FRENCH: PageTexts = PageTexts {
    language: Language::French,
    generated: "Écrit à partir des tables de l’atelier ; ne pas modifier.",
    model: "Le modèle de données de SCORM 1.2",
    model_text: "Ce qu’un SCO peut lire et écrire, tel que l’atelier le confronte au standard. **M** : tout LMS doit le \
        gérer. Écrire un mot-clé donne 402, écrire ce qui ne peut qu’être lu 403, lire ce qui ne peut qu’être écrit 404, \
        une valeur qui n’est pas de son type 405, un indice qui laisse un trou 201 ; `_children` de ce qui n’en a pas \
        donne 202, `_count` de ce qui n’est pas un tableau 203, un élément d’un autre modèle 401, tout autre nom 201. \
        Sections : RTE est *SCORM 1.2 The SCORM Run-Time Environment*, ADD *Addendums v2.0*, CR *Conformance Requirements \
        1.2*, CAM *Content Aggregation Model*.",
    model_head: "| Élément | Accès | M | Type | Limite | Au départ | Dans le standard |",
    types: "Comment s’écrivent les valeurs",
    types_head: "| Type | S’écrit |",
    codes: "Codes d’erreur",
    codes_head: "| Code | LMSGetErrorString |",
    read_only: "lecture",
    write_only: "écriture",
    read_write: "lecture, écriture",
    append: "lecture, écriture qui ajoute",
    keyword: "mot-clé",
    characters: "caractères",
    to: "à",
    profiles: "Profils LMS",
    profiles_text: "En quoi les LMS diffèrent du standard et entre eux, tels que l’atelier les joue. Un module n’est jamais en \
        faute pour la manie d’un profil : le premier, SCORM 1.2 à la lettre, est celui d’après lequel on juge. Une source \
        suivie d’un point d’interrogation est notre lecture, pas essayée sur le LMS lui-même.",
    profiles_head: "| Comportement | Ce que fait le LMS | Source |",
    as_standard: "Tout le reste est comme dans le standard, ou sans différence connue.",
};

/// How the values of each type are written, in French and in English, beside the standard's name of the type.
const TYPES: [(DataType, &str, &str, &str); 9] = [
    (
        DataType::Text,
        "CMIString",
        "tout texte jusqu’à la limite",
        "any text up to the limit",
    ),
    (
        DataType::Identifier,
        "CMIIdentifier",
        "1 à 255 caractères ASCII imprimables, sans espace",
        "1 to 255 printable ASCII characters without white space",
    ),
    (
        DataType::Decimal,
        "CMIDecimal",
        "des chiffres, avec éventuellement un point et un signe moins devant : `80`, `79.5`",
        "digits with an optional point and an optional leading minus: `80`, `79.5`",
    ),
    (
        DataType::SignedInteger,
        "CMISInteger",
        "un nombre entier : `-1`, `100`",
        "a whole number: `-1`, `100`",
    ),
    (
        DataType::Timespan,
        "CMITimespan",
        "`HHHH:MM:SS.SS` : 2 à 4 chiffres d’heures, 2 de minutes, 2 de secondes, puis au plus 2 décimales",
        "`HHHH:MM:SS.SS`: 2 to 4 digits of hours, 2 of minutes, 2 of seconds, then 2 decimals at most",
    ),
    (
        DataType::Time,
        "CMITime",
        "`HH:MM:SS.SS`, de `00:00:00` à `23:59:59.99`",
        "`HH:MM:SS.SS`, from `00:00:00` to `23:59:59.99`",
    ),
    (
        DataType::Vocabulary,
        "CMIVocabulary",
        "un mot de la liste, entier et à la majuscule près",
        "a word of the list, whole and in this very case",
    ),
    (
        DataType::Feedback,
        "CMIFeedback",
        "une réponse dans la grammaire du type de l’interaction",
        "a response in the grammar of the interaction’s type",
    ),
    (
        DataType::Count,
        "CMIInteger",
        "le nombre d’enregistrements d’un tableau",
        "how many records an array has",
    ),
];

fn kind_name(kind: DataType) -> &'static str {
    match kind {
        DataType::VocabularyOrDecimal => "CMIVocabulary, CMIDecimal",
        DataType::DecimalOrBlank => "CMIDecimal, CMIBlank",
        DataType::Constant => "CMIString",
        _ => TYPES.iter().find(|row| row.0 == kind).map_or("", |row| row.1),
    }
}

fn data_model(words: &PageTexts) -> String {
    let mut page = format!(
        "<!-- {} -->\n\n# {}\n\n{}\n\n",
        words.generated, words.model, words.model_text
    );
    writeln!(
        page,
        "{}\n| --- | --- | --- | --- | --- | --- | --- |",
        words.model_head
    )
    .unwrap();
    for element in ELEMENTS {
        writeln!(page, "{}", element_row(element, words)).unwrap();
    }
    writeln!(page, "\n## {}\n\n{}\n| --- | --- |", words.types, words.types_head).unwrap();
    for (_, name, french, english) in TYPES {
        let written = if words.language == Language::French {
            french
        } else {
            english
        };
        writeln!(page, "| {name} | {written} |").unwrap();
    }
    writeln!(page, "\n## {}\n\n{}\n| --- | --- |", words.codes, words.codes_head).unwrap();
    for code in ErrorCode::all() {
        writeln!(page, "| {code} | {} |", code.text()).unwrap();
    }
    page
}

fn element_row(element: &Element, words: &PageTexts) -> String {
    let access = match element.access {
        Access::ReadOnly => words.read_only,
        Access::WriteOnly => words.write_only,
        Access::ReadWrite => words.read_write,
        Access::Append => words.append,
        Access::Keyword => words.keyword,
    };
    let vocabulary: Vec<_> = element
        .words()
        .iter()
        .map(|word| {
            if word.is_empty() {
                "\"\"".to_owned()
            } else {
                format!("`{word}`")
            }
        })
        .collect();
    let limit = match element.limit {
        ValueLimit::None => "–".to_owned(),
        ValueLimit::Words(_) => vocabulary.join(" · "),
        ValueLimit::Length(most) => format!("{most} {}", words.characters),
        ValueLimit::Range(least, most) => format!("{least} {} {most}", words.to),
    };
    let initial = match element.initial {
        "" => "\"\"".to_owned(),
        // Room to break the line in.
        names if element.access == Access::Keyword => format!("`{}`", names.replace(',', ", ")),
        initial => format!("`{initial}`"),
    };
    format!(
        "| `{}` | {access} | {} | {} | {limit} | {} | {} |",
        element.name,
        if element.mandatory { "M" } else { "" },
        kind_name(element.data_type),
        initial,
        element.section,
    )
}

fn lms_profiles(words: &PageTexts) -> String {
    let mut page = format!(
        "<!-- {} -->\n\n# {}\n\n{}\n",
        words.generated, words.profiles, words.profiles_text
    );
    for profile in profiles::all(words.language) {
        let strict = profile.id == "strict";
        write!(
            page,
            "\n## {} (`{}`)\n\n{}\n| --- | --- | --- |\n",
            profile.name, profile.id, words.profiles_head
        )
        .unwrap();
        for behaviour in profile
            .behaviours
            .iter()
            .filter(|behaviour| strict || behaviour.differs)
        {
            writeln!(
                page,
                "| {} | {} | {} |",
                behaviour.about, behaviour.does, behaviour.source
            )
            .unwrap();
        }
        if !strict {
            writeln!(page, "\n{}", words.as_standard).unwrap();
        }
    }
    page
}

#[test]
fn the_reference_pages_are_current() {
    pages::check(&[
        ("data-model.md", data_model(&ENGLISH)),
        ("data-model.fr.md", data_model(&FRENCH)),
        ("lms-profiles.md", lms_profiles(&ENGLISH)),
        ("lms-profiles.fr.md", lms_profiles(&FRENCH)),
    ]);
}
