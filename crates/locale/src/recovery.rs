//! What a recovery of a library could not do: parts of sentences, without their full stop.

messages! {
    /// The old database was kept.
    old_database(path: &str) {
        en: "the old database was renamed to {path}",
        fr: "l’ancienne base a été renommée en {path}",
    }
    /// A package folder was not imported again.
    not_imported(path: &str, error: &str) {
        en: "{path} was left as it is, because it could not be imported again: {error}",
        fr: "{path} a été laissé tel quel, car il n’a pas pu être importé à nouveau : {error}",
    }
}

texts! {
    /// The old database could be read only in part.
    INCOMPLETE {
        en: "part of the old database could not be read, so sessions may be missing",
        fr: "une partie de l’ancienne base n’a pas pu être lue : il peut manquer des sessions",
    }
}
