//! Errors in French, for the command line and for messages before there is a window. The window has a catalogue of its own.

use scorm::manifest::{ManifestError, XmlFault};

use super::{EntryFault, Error, IoFault, Limit, NameFault, ZipFault};

/// An error as a sentence without its full stop, as its English message is.
pub(super) fn message(error: &Error) -> String {
    match error {
        Error::NotAZip { file, fault } => format!("{file} n’est pas une archive zip : {}", zip_fault(*fault)),
        Error::UnsafeEntry { file, entry } => format!("{file} contient une entrée au nom dangereux : {entry}"),
        Error::NotAFile { file, entry } => format!("{entry}, dans {file}, n’est ni un fichier, ni un dossier"),
        Error::UnusableName { file, entry, fault } => format!(
            "{file} contient un nom inutilisable ici : {entry} : {}",
            name_fault(*fault)
        ),
        Error::OverLimit { file, limit: over } => format!("{file} dépasse une limite : {}", limit(*over)),
        Error::UnsupportedMethod { file, entry, method } => format!(
            "{entry}, dans {file}, est compressé par la méthode {method} : les LMS ne lisent que les entrées stockées ou \
             compressées par Deflate"
        ),
        Error::DamagedEntry { file, entry, fault } => format!(
            "{entry}, dans {file}, ne peut pas être décompressé : {}",
            entry_fault(*fault)
        ),
        Error::EncryptedEntry { file, entry } => format!("{entry}, dans {file}, est chiffré"),
        Error::OverlappingEntries { file } => format!("des entrées de {file} se chevauchent"),
        Error::NoManifest { file } => format!("{file} n’a pas de fichier imsmanifest.xml"),
        Error::BadManifest { file, reason } => format!(
            "le fichier imsmanifest.xml de {file} est illisible : {}",
            manifest_error(reason)
        ),
        Error::LaunchFileMissing { file, sco, launch_file } => {
            format!("{launch_file}, le fichier de lancement de « {sco} », n’est pas dans {file}")
        }
        Error::OfflineLaunch { sco, host } => {
            format!("« {sco} » démarre sur un autre hôte, {host} : hors ligne, il ne peut pas être lancé")
        }
        Error::Cancelled => "annulé".to_owned(),
        Error::NotFound { what, id } => format!("introuvable : {} {id}", thing(what)),
        Error::CannotRun { standard } => format!(
            "un module {} ne peut pas être lancé : seul SCORM 1.2 est exécuté",
            standard.name()
        ),
        Error::StillRunning { session } => format!("la session {session} est encore en cours"),
        Error::DiskFull { path } => format!("{path} : il n’y a plus de place sur le disque"),
        Error::NoPermission { path } => format!("{path} : accès refusé"),
        Error::Io { path, fault } => format!("{path} n’a pas pu être lu ou écrit : {}", io_fault(*fault)),
        Error::Store { .. } => "la base de la bibliothèque n’a pas pu être lue ou écrite".to_owned(),
        Error::NewerLibrary { path } => format!("{path} a été écrit par une version plus récente de l’atelier"),
        Error::LibraryInUse { path } => {
            format!("{path} est ouvert dans une autre fenêtre ou commande ; fermez-la d’abord")
        }
        Error::DamagedRecord => "ce que la bibliothèque contient à ce sujet est endommagé".to_owned(),
        Error::NoLibrary { path } => format!("il n’y a pas de bibliothèque dans {path}"),
        Error::DamagedLibrary { path } => {
            format!("la bibliothèque {path} est endommagée ; elle a été laissée telle quelle")
        }
        Error::LibraryMissing { path, .. } => format!(
            "la base de la bibliothèque, {path}, est introuvable ou appartient à une autre application ; les modules à côté \
             ont été laissés tels quels"
        ),
        Error::NotALibrary { path } => {
            format!("{path} n’est ni une bibliothèque, ni un dossier vide ; choisissez-en un autre")
        }
        Error::Server => "le serveur du lecteur n’a pas pu démarrer".to_owned(),
    }
}

/// What was not found.
fn thing(what: &str) -> &str {
    match what {
        "package" => "module",
        "learner" => "apprenant",
        "folder" => "dossier",
        "profile" => "profil",
        other => other,
    }
}

fn zip_fault(fault: ZipFault) -> &'static str {
    match fault {
        ZipFault::NotAZip => "elle n’en a pas la forme",
        ZipFault::Incomplete => "sa fin manque",
        ZipFault::Damaged => "sa liste d’entrées est endommagée",
    }
}

fn entry_fault(fault: EntryFault) -> &'static str {
    match fault {
        EntryFault::Header => "son en-tête est endommagé",
        EntryFault::Content => "son contenu est endommagé",
        EntryFault::Incomplete => "il s’arrête trop tôt",
    }
}

fn name_fault(fault: NameFault) -> &'static str {
    match fault {
        NameFault::Refused => "il est trop long, ou contient des caractères que le système n’accepte pas",
        NameFault::SameAsAnother => "pour le système, c’est le nom d’une autre entrée",
        NameFault::FileAndFolder => "un fichier et un dossier portent ce nom",
    }
}

fn limit(limit: Limit) -> String {
    match limit {
        Limit::Entries { most } => format!("plus de {most} fichiers et dossiers"),
        Limit::TotalMib { most } => format!("plus de {most} Mio une fois décompressé"),
        Limit::Ratio { most } => format!("plus de {most} fois sa taille une fois décompressé"),
        Limit::Depth { most } => format!("plus de {most} dossiers imbriqués"),
        Limit::PathBytes { most } => format!("un chemin de plus de {most} octets"),
    }
}

fn io_fault(fault: IoFault) -> &'static str {
    match fault {
        IoFault::NotFound => "introuvable",
        IoFault::AlreadyExists => "il existe déjà",
        IoFault::IsAFolder => "c’est un dossier, pas un fichier",
        IoFault::NotAFolder => "c’est un fichier, pas un dossier",
        IoFault::NotAFile => "ce n’est pas un fichier",
        IoFault::InUse => "un autre programme l’utilise",
        IoFault::Name => "le système n’accepte pas son nom",
        IoFault::TooLarge => "il est trop volumineux pour le système de fichiers",
        IoFault::Unreachable => "son disque ou le réseau ne répond pas",
        IoFault::Drive => "le disque signale une erreur",
        IoFault::Incomplete => "il s’arrête trop tôt",
        IoFault::Unknown => "le système ne donne aucune raison connue",
    }
}

fn manifest_error(error: &ManifestError) -> String {
    match error {
        ManifestError::TooLarge { limit } => format!("il dépasse {limit} octets"),
        ManifestError::TooDeep { limit, line } => format!("ligne {line} : plus de {limit} éléments sont imbriqués"),
        ManifestError::TooManyElements { limit } => format!("il a plus de {limit} éléments"),
        ManifestError::Empty => "il est vide".to_owned(),
        ManifestError::UnknownEncoding { name } => format!("il se dit écrit en « {name} », un encodage inconnu"),
        ManifestError::Doctype { line } => format!("ligne {line} : il a un DOCTYPE, ce qui est refusé"),
        ManifestError::Malformed { line, column, fault } => {
            format!("ligne {line}, colonne {column} : {}", xml_fault(fault))
        }
        ManifestError::WrongRoot { found } => format!("c’est un <{found}>, pas un <manifest>"),
    }
}

fn xml_fault(fault: &XmlFault) -> String {
    match fault {
        XmlFault::NotClosed { opening } => format!("« {opening} » n’est jamais fermé"),
        XmlFault::UnknownMarkup => "un balisage inconnu suit « <! »".to_owned(),
        XmlFault::OtherEndTag { expected, found } => format!("</{expected}> est attendu, et </{found}> est trouvé"),
        XmlFault::StrayEndTag { found } => format!("</{found}> ne ferme aucun élément"),
        XmlFault::Declaration => "la déclaration XML n’a pas de version valide".to_owned(),
        XmlFault::HyphensInComment => "un commentaire contient « -- »".to_owned(),
        XmlFault::AttributeForm => "un attribut n’a pas la forme nom=\"valeur\"".to_owned(),
        XmlFault::RepeatedAttribute => "un attribut est donné deux fois".to_owned(),
        XmlFault::UnknownEntity { name } => format!("&{name}; n’est pas défini"),
        XmlFault::CharacterReference => "une référence de caractère ne désigne aucun caractère".to_owned(),
        XmlFault::SecondRoot => "un deuxième élément racine est présent".to_owned(),
        XmlFault::TextOutside => "du texte est en dehors de l’élément racine".to_owned(),
        XmlFault::Namespace => "un préfixe d’espace de noms est mal déclaré".to_owned(),
        XmlFault::Unknown => "ce n’est pas du XML bien formé".to_owned(),
    }
}
