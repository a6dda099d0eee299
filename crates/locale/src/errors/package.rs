//! Packages that cannot be read. `file` is what people call the zip or folder, `entry` an entry's name.

messages! {
    /// The file is no zip, for one of the reasons below.
    not_a_zip(file: &str, fault: &str) {
        en: "{file} is not a zip archive: {fault}",
        fr: "{file} n’est pas une archive zip : {fault}",
    }
    /// An entry would be outside the package, or has a name that no file can have.
    unsafe_entry(file: &str, entry: &str) {
        en: "{file} contains an entry with an unsafe name: {entry}",
        fr: "{file} contient une entrée au nom dangereux : {entry}",
    }
    /// An entry is a link or a device.
    not_a_file(file: &str, entry: &str) {
        en: "{entry} in {file} is neither a file nor a folder",
        fr: "{entry}, dans {file}, n’est ni un fichier, ni un dossier",
    }
    /// The system does not accept an entry's name, for one of the reasons below.
    unusable_name(file: &str, entry: &str, fault: &str) {
        en: "{file} contains a name that cannot be used here: {entry}: {fault}",
        fr: "{file} contient un nom inutilisable ici : {entry} : {fault}",
    }
    /// One of the limits below is exceeded.
    over_limit(file: &str, limit: &str) {
        en: "{file} is over a limit: {limit}",
        fr: "{file} dépasse une limite : {limit}",
    }
    /// The limit on files and folders.
    limit_entries(most: u32) {
        en: "more than {most} files and folders",
        fr: "plus de {most} fichiers et dossiers",
    }
    /// The limit on the size, in MiB.
    limit_total(most: u32) {
        en: "more than {most} MiB unpacked",
        fr: "plus de {most} Mio une fois décompressé",
    }
    /// The limit on the compression ratio.
    limit_ratio(most: u32) {
        en: "more than {most} times its size unpacked",
        fr: "plus de {most} fois sa taille une fois décompressé",
    }
    /// The limit on nested folders.
    limit_depth(most: u32) {
        en: "more than {most} nested folders",
        fr: "plus de {most} dossiers imbriqués",
    }
    /// The limit on the length of a path, in bytes.
    limit_path(most: u32) {
        en: "a path of more than {most} bytes",
        fr: "un chemin de plus de {most} octets",
    }
    /// The compression method is not supported.
    unsupported_method(file: &str, entry: &str, method: &str) {
        en: "{entry} in {file} uses the compression method {method}: LMSs read only stored and deflated entries",
        fr: "{entry}, dans {file}, utilise la méthode de compression {method} : les LMS ne lisent que les entrées stockées ou compressées par Deflate",
    }
    /// An entry is damaged, as one of the reasons below says.
    damaged_entry(file: &str, entry: &str, fault: &str) {
        en: "{entry} in {file} cannot be unpacked: {fault}",
        fr: "{entry}, dans {file}, ne peut pas être décompressé : {fault}",
    }
    /// An entry is encrypted.
    encrypted_entry(file: &str, entry: &str) {
        en: "{entry} in {file} is encrypted",
        fr: "{entry}, dans {file}, est chiffré",
    }
    /// Entries share bytes.
    overlapping_entries(file: &str) {
        en: "entries of {file} overlap",
        fr: "des entrées de {file} se chevauchent",
    }
    /// There is no manifest.
    no_manifest(file: &str) {
        en: "{file} has no imsmanifest.xml",
        fr: "{file} n’a pas de fichier imsmanifest.xml",
    }
    /// There is none, but in these zips inside the zip.
    nested_packages(file: &str, inner: &str) {
        en: "{file} has no imsmanifest.xml, but a zip inside it has: {inner}",
        fr: "{file} n’a pas de fichier imsmanifest.xml, mais un zip qu’il contient en a un : {inner}",
    }
    /// The manifest cannot be read, for one of the reasons in [`super::manifest`].
    bad_manifest(file: &str, reason: &str) {
        en: "imsmanifest.xml in {file} cannot be read: {reason}",
        fr: "le fichier imsmanifest.xml de {file} est illisible : {reason}",
    }
}

texts! {
    /// The user cancelled.
    CANCELLED { en: "cancelled", fr: "annulé" }
    /// The file has nothing of a zip.
    ZIP_NOT_A_ZIP { en: "it is not in the zip format", fr: "elle n’est pas au format zip" }
    /// The zip is cut off.
    ZIP_INCOMPLETE { en: "its end is missing", fr: "sa fin manque" }
    /// The zip's list of entries cannot be read.
    ZIP_DAMAGED { en: "its list of entries is damaged", fr: "sa liste d’entrées est endommagée" }
    /// What the zip says of the entry cannot be read.
    ENTRY_HEADER { en: "its header is damaged", fr: "son en-tête est endommagé" }
    /// The entry's bytes cannot be unpacked.
    ENTRY_CONTENT { en: "its content is damaged", fr: "son contenu est endommagé" }
    /// The entry's bytes are cut off.
    ENTRY_INCOMPLETE { en: "it ends too early", fr: "il s’arrête trop tôt" }
    /// The system refuses the name.
    NAME_REFUSED {
        en: "it is too long, or has characters that the system does not accept",
        fr: "il est trop long, ou contient des caractères que le système n’accepte pas",
    }
    /// Two names are one for the system.
    NAME_SAME_AS_ANOTHER {
        en: "the system considers it the same as the name of another entry",
        fr: "pour le système, c’est le même nom que celui d’une autre entrée",
    }
    /// A file and a folder have one name.
    NAME_FILE_AND_FOLDER {
        en: "a file and a folder have this name",
        fr: "un fichier et un dossier portent ce nom",
    }
}
