//! Why a manifest cannot be read at all. Lines and columns count from 1.

messages! {
    /// Too many bytes.
    too_large(limit: u32) {
        en: "it is larger than {limit} bytes",
        fr: "il dépasse {limit} octets",
    }
    /// Elements are nested too deep.
    too_deep(line: u32, limit: u32) {
        en: "line {line}: elements are nested more than {limit} levels deep",
        fr: "ligne {line} : les éléments sont imbriqués sur plus de {limit} niveaux",
    }
    /// Too many elements.
    too_many_elements(limit: u32) {
        en: "it has more than {limit} elements",
        fr: "il a plus de {limit} éléments",
    }
    /// The encoding that it declares is unknown.
    unknown_encoding(name: &str) {
        en: "its declared encoding, “{name}”, is unknown",
        fr: "son encodage déclaré, « {name} », est inconnu",
    }
    /// It has a document type.
    doctype(line: u32) {
        en: "line {line}: it has a DOCTYPE, which is refused",
        fr: "ligne {line} : il a un DOCTYPE, ce qui est refusé",
    }
    /// It is not well-formed XML, for one of the reasons below.
    malformed(line: u32, column: u32, fault: &str) {
        en: "line {line}, column {column}: {fault}",
        fr: "ligne {line}, colonne {column} : {fault}",
    }
    /// Its root element is another one.
    wrong_root(found: &str) {
        en: "it is a <{found}>, not a <manifest>",
        fr: "c’est un <{found}>, pas un <manifest>",
    }
    /// What begins with `opening` does not end.
    not_closed(opening: &str) {
        en: "“{opening}” is never closed",
        fr: "« {opening} » n’est jamais fermé",
    }
    /// An end tag of another element than the open one.
    other_end_tag(expected: &str, found: &str) {
        en: "</{expected}> is expected, and </{found}> is found",
        fr: "</{expected}> est attendu, et </{found}> est trouvé",
    }
    /// An end tag where no element is open.
    stray_end_tag(found: &str) {
        en: "</{found}> closes no element",
        fr: "</{found}> ne ferme aucun élément",
    }
    /// An entity that is not defined.
    unknown_entity(name: &str) {
        en: "the entity {name} is not defined",
        fr: "l’entité {name} n’est pas définie",
    }
}

texts! {
    /// It has no element.
    EMPTY { en: "it is empty", fr: "il est vide" }
    /// Markup that does not exist.
    UNKNOWN_MARKUP { en: "there is unknown markup", fr: "un balisage n’est pas reconnu" }
    /// The version in the XML declaration is missing or unknown.
    DECLARATION { en: "the XML declaration has no valid version", fr: "la déclaration XML n’a pas de version valide" }
    /// Two hyphens in a comment.
    HYPHENS_IN_COMMENT { en: "a comment contains “--”", fr: "un commentaire contient « -- »" }
    /// An attribute without its form.
    ATTRIBUTE_FORM {
        en: "an attribute does not have the form name=\"value\"",
        fr: "un attribut n’a pas la forme nom=\"valeur\"",
    }
    /// An attribute that the element has already.
    REPEATED_ATTRIBUTE { en: "an attribute is given twice", fr: "un attribut est donné deux fois" }
    /// A reference to a character that does not exist.
    CHARACTER_REFERENCE {
        en: "a character reference stands for no character",
        fr: "une référence de caractère ne désigne aucun caractère",
    }
    /// Two root elements.
    SECOND_ROOT { en: "there is a second root element", fr: "il y a un deuxième élément racine" }
    /// Text outside the root element.
    TEXT_OUTSIDE {
        en: "there is text outside the root element",
        fr: "il y a du texte en dehors de l’élément racine",
    }
    /// A namespace declaration that is not allowed.
    NAMESPACE {
        en: "a namespace prefix is declared incorrectly",
        fr: "un préfixe d’espace de noms est mal déclaré",
    }
    /// Any other reason.
    UNKNOWN { en: "it is not well-formed XML", fr: "ce n’est pas du XML bien formé" }
}
