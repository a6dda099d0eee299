//! Why an LMS profile that a user wrote is refused. A field is named as in the file.

messages! {
    /// The file is too large.
    too_large(most: u32) {
        en: "a profile has at most {most} KiB",
        fr: "un profil a {most} Kio au plus",
    }
    /// The file is no JSON.
    not_json(line: u32, column: u32) {
        en: "not JSON: line {line}, column {column}",
        fr: "ce n’est pas du JSON : ligne {line}, colonne {column}",
    }
    /// There is no such field.
    unknown_field(field: &str) {
        en: "the field {field} does not exist",
        fr: "le champ {field} n’existe pas",
    }
    /// A field is missing.
    missing_field(field: &str) {
        en: "the field {field} is missing",
        fr: "le champ {field} manque",
    }
    /// A field has another type.
    wrong_type(field: &str, expected: &str) {
        en: "{field} must be {expected}",
        fr: "{field} doit être {expected}",
    }
    /// A text is blank.
    blank(field: &str) {
        en: "{field} is empty",
        fr: "{field} est vide",
    }
    /// A text has control characters.
    control_characters(field: &str) {
        en: "{field} contains control characters",
        fr: "{field} contient des caractères de contrôle",
    }
    /// A text is too long.
    too_long(field: &str, most: u32) {
        en: "{field} has more than {most} characters",
        fr: "{field} a plus de {most} caractères",
    }
    /// A behaviour has a value that there is not.
    unknown_value(field: &str, allowed: &str) {
        en: "{field} has a value that does not exist; allowed: {allowed}",
        fr: "{field} a une valeur qui n’existe pas ; valeurs possibles : {allowed}",
    }
    /// The length of an element is not limited.
    no_length(field: &str) {
        en: "{field} is not an element whose length is limited",
        fr: "{field} n’est pas un élément dont la longueur est limitée",
    }
    /// An element does not take numbers.
    no_number(field: &str) {
        en: "{field} is not an element that takes numbers",
        fr: "{field} n’est pas un élément qui prend des nombres",
    }
    /// An element is not optional.
    not_optional(field: &str) {
        en: "{field} is not an optional element",
        fr: "{field} n’est pas un élément facultatif",
    }
    /// An element is there twice.
    repeated(field: &str) {
        en: "{field} names an element that is listed already",
        fr: "{field} nomme un élément qui est déjà dans la liste",
    }
    /// A number is too small or too large.
    out_of_range(field: &str, least: &str, most: &str) {
        en: "{field} must be between {least} and {most}",
        fr: "{field} doit être compris entre {least} et {most}",
    }
    /// A range ends before it begins.
    empty_range(field: &str) {
        en: "{field} ends before it begins",
        fr: "{field} finit avant de commencer",
    }
    /// Another profile has the name.
    name_taken(field: &str) {
        en: "{field} is the name of another profile",
        fr: "{field} est le nom d’un autre profil",
    }
    /// There are as many profiles as there can be.
    too_many(most: u32) {
        en: "a library has at most {most} profiles of your own: delete one first",
        fr: "une bibliothèque a {most} profils personnels au plus : supprimez-en un d’abord",
    }
}

texts! {
    /// The file is not a profile.
    NOT_A_PROFILE { en: "not an LMS profile", fr: "ce n’est pas un profil LMS" }
    /// A newer version wrote it.
    NEWER {
        en: "written by a newer version of the workbench",
        fr: "écrit par une version plus récente de l’atelier",
    }
    /// The profile cannot be changed.
    SHIPPED {
        en: "this profile comes with the workbench and cannot be changed or deleted: copy it",
        fr: "ce profil est fourni avec l’atelier et ne peut être ni modifié ni supprimé : copiez-le",
    }
    /// A type.
    OBJECT { en: "an object", fr: "un objet" }
    /// A type.
    LIST { en: "a list", fr: "une liste" }
    /// A type.
    TEXT { en: "a text", fr: "un texte" }
    /// A type.
    NUMBER { en: "a whole number", fr: "un nombre entier" }
}
