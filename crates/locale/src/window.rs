//! What the application says outside its interface: the titles of its windows, and the system's dialogs.

use crate::{Plural, Text};

/// A dialog with two buttons.
#[derive(Debug, Clone, Copy)]
pub struct Dialog {
    /// Its title.
    pub title: Text,
    /// Its text.
    pub text: Text,
    /// The button that does what it asks about.
    pub confirm: Text,
    /// The button that does nothing.
    pub cancel: Text,
}

/// Asks whether to quit although a module is open.
pub const QUIT: Dialog = Dialog {
    title: Text {
        en: "Quit?",
        fr: "Quitter ?",
    },
    text: Text {
        en: "A module is still open. It may be showing a message that waits for your answer.\n\nIf you quit now, data that it \
             has not sent yet is lost.",
        fr: "Un module est encore ouvert. Il affiche peut-être un message qui attend votre réponse.\n\nSi vous quittez \
             maintenant, les données qu’il n’a pas encore envoyées seront perdues.",
    },
    confirm: Text {
        en: "Quit now",
        fr: "Quitter maintenant",
    },
    cancel: Text {
        en: "Cancel",
        fr: "Annuler",
    },
};

messages! {
    /// The library was recovered. The values are counted: “3 packages”.
    recovered(packages: &str, imported: &str, sessions: &str) {
        en: "The library was recovered. It now has {packages}, of which {imported}, and {sessions}.",
        fr: "La bibliothèque a été récupérée. Elle contient {packages}, dont {imported}, et {sessions}.",
    }
    /// A newer version wrote the library.
    newer_library(path: &str) {
        en: "The library {path} was written by a newer version of the workbench. Install that version, or open another \
             library with --data.",
        fr: "La bibliothèque {path} a été écrite par une version plus récente de l’atelier. Installez cette version, ou \
             ouvrez une autre bibliothèque avec --data.",
    }
    /// Another window or command has the library open.
    library_in_use(path: &str) {
        en: "The library {path} is open in another window or command. Close it, then start the workbench again.",
        fr: "La bibliothèque {path} est ouverte dans une autre fenêtre ou commande. Fermez-la, puis relancez l’atelier.",
    }
    /// The library's database is damaged.
    damaged_library(path: &str) {
        en: "The library {path} is damaged. It was left as it is.\n\nRecover makes a new library of everything that can \
             still be read, and keeps the damaged one beside it.",
        fr: "La bibliothèque {path} est endommagée. Elle a été laissée telle quelle.\n\nRécupérer crée une nouvelle \
             bibliothèque avec tout ce qui est encore lisible, et conserve l’ancienne à côté.",
    }
    /// The library's database is missing, but there are packages: `packages` is their number as [`PACKAGES_BESIDE`] has it.
    library_missing(path: &str, packages: &str) {
        en: "The database of the library, {path}, is missing or belongs to another application. {packages} beside it. They \
             were left as they are.\n\nRecover makes a new library of them. Their sessions were in the database and are \
             lost. If you have a copy of the database, choose Quit and put it back.",
        fr: "La base de la bibliothèque, {path}, est introuvable ou appartient à une autre application. {packages} à côté, \
             laissés tels quels.\n\nRécupérer en fait une nouvelle bibliothèque. Leurs sessions étaient dans la base et \
             sont perdues. Si vous avez une copie de la base, choisissez Quitter et remettez-la à sa place.",
    }
    /// The folder has other files.
    not_a_library(path: &str) {
        en: "The folder {path} is not a library and is not empty. Choose an empty folder or a library with --data.",
        fr: "Le dossier {path} n’est pas une bibliothèque et n’est pas vide. Choisissez un dossier vide ou une bibliothèque \
             avec --data.",
    }
    /// The library cannot be opened, for another reason.
    library_not_opened(error: &str) {
        en: "The library cannot be opened: {error}",
        fr: "La bibliothèque ne peut pas être ouverte : {error}",
    }
}

texts! {
    /// The application's name.
    TITLE { en: "SCORM Audit Workbench", fr: "Atelier d’audit SCORM" }
    /// The button that recovers a library.
    RECOVER { en: "Recover", fr: "Récupérer" }
    /// The button that quits.
    QUIT_BUTTON { en: "Quit", fr: "Quitter" }
}

/// Packages of a recovered library.
pub const PACKAGES: Plural = Plural {
    en: ["package", "packages"],
    fr: ["module", "modules"],
};

/// Packages that were imported again.
pub const IMPORTED: Plural = Plural {
    en: ["imported again", "imported again"],
    fr: ["importé à nouveau", "importés à nouveau"],
};

/// Sessions of a recovered library.
pub const SESSIONS: Plural = Plural {
    en: ["session", "sessions"],
    fr: ["session", "sessions"],
};

/// Packages beside a database that is missing. The number replaces `{count}`.
pub const PACKAGES_BESIDE: Plural = Plural {
    en: ["There is {count} package", "There are {count} packages"],
    fr: ["Il y a {count} module", "Il y a {count} modules"],
};
