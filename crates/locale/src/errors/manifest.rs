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
    /// Too many attributes.
    too_many_attributes(limit: u32) {
        en: "it has more than {limit} attributes",
        fr: "il a plus de {limit} attributs",
    }
    /// It has a document type.
    doctype(line: u32) {
        en: "line {line}: it has a DOCTYPE, which is refused",
        fr: "ligne {line} : il a un DOCTYPE, ce qui est refusé",
    }
    /// Its root element is another one.
    wrong_root(found: &str) {
        en: "it is a <{found}>, not a <manifest>",
        fr: "c’est un <{found}>, pas un <manifest>",
    }
}

texts! {
    /// It has no element.
    NO_ELEMENT {
        en: "it is empty, or not XML: it contains no element",
        fr: "il est vide, ou n’est pas du XML : il ne contient aucun élément",
    }
}
