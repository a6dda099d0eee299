//! Files and folders that cannot be read or written. `path` is the file or folder.

messages! {
    /// The disk is full.
    disk_full(path: &str) {
        en: "{path}: the disk is full",
        fr: "{path} : le disque est plein",
    }
    /// The user may not do that.
    no_permission(path: &str) {
        en: "{path}: permission denied",
        fr: "{path} : accès refusé",
    }
    /// It cannot be read or written, for one of the reasons below.
    io(path: &str, fault: &str) {
        en: "{path} could not be read or written: {fault}",
        fr: "{path} n’a pas pu être lu ou écrit : {fault}",
    }
}

texts! {
    /// It does not exist.
    NOT_FOUND { en: "it does not exist", fr: "introuvable" }
    /// Something of this name exists.
    ALREADY_EXISTS { en: "it already exists", fr: "il existe déjà" }
    /// A folder where a file is needed.
    IS_A_FOLDER { en: "it is a folder, not a file", fr: "c’est un dossier, pas un fichier" }
    /// A file where a folder is needed.
    NOT_A_FOLDER { en: "it is a file, not a folder", fr: "c’est un fichier, pas un dossier" }
    /// A device or a pipe.
    NOT_A_FILE { en: "it is not a file", fr: "ce n’est pas un fichier" }
    /// Another program uses it.
    IN_USE { en: "another program is using it", fr: "un autre programme l’utilise" }
    /// The system does not accept the name.
    NAME { en: "the system does not accept its name", fr: "le système n’accepte pas son nom" }
    /// The file system does not accept the size.
    TOO_LARGE { en: "it is too large for the file system", fr: "il est trop volumineux pour le système de fichiers" }
    /// No response.
    UNREACHABLE { en: "its drive or network does not respond", fr: "son disque ou le réseau ne répond pas" }
    /// An error of the drive.
    DRIVE { en: "the drive reports an error", fr: "le disque signale une erreur" }
    /// It is cut off.
    INCOMPLETE { en: "it ends too early", fr: "il s’arrête trop tôt" }
    /// Any other reason.
    UNKNOWN {
        en: "the system gave no known reason",
        fr: "le système n’a donné aucune raison connue",
    }
}
