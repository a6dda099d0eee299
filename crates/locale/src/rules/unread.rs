//! Why a file of a package was not examined in full.

use crate::{Language, Plural, Text};

const MORE_FILES: Plural = Plural {
    en: ["other file", "other files"],
    fr: ["autre fichier", "autres fichiers"],
};

/// After the first file and why it was not examined: how many more there are, with the names of the first.
#[must_use]
pub fn more_files(language: Language, count: u64, named: &str) -> String {
    let more = MORE_FILES.count(language, count);
    match language {
        Language::English => format!(" The same goes for {more} ({named})."),
        Language::French => format!(" Il en va de même pour {more} ({named})."),
    }
}

/// The file has more bytes or lines than are read of one.
pub const LARGE_FILE: Text = Text {
    en: "it has more than 8 MB or 500,000 lines",
    fr: "il dépasse 8 Mo ou 500 000 lignes",
};
/// With the files before it, it has more than is read of a package.
pub const LARGE_PACKAGE: Text = Text {
    en: "the pages, styles and scripts up to it have more than 256 MB, or more than 1,000,000 addresses and names",
    fr: "les pages, styles et scripts jusqu’à lui dépassent 256 Mo, ou 1 000 000 d’adresses et de noms",
};
/// The time was over.
pub const TIME: Text = Text {
    en: "reading the package took longer than a minute",
    fr: "la lecture du module a pris plus d’une minute",
};
/// The script has more bytes than are read of one.
pub const LARGE_SCRIPT: Text = Text {
    en: "a script in it has more than 8 MB, or more than 3.2 million words and signs",
    fr: "un de ses scripts dépasse 8 Mo, ou 3,2 millions de mots et de signes",
};
/// The script nests deeper than is read.
pub const DEEP_SCRIPT: Text = Text {
    en: "a script in it is nested too deep",
    fr: "un de ses scripts est trop imbriqué",
};
/// The script is built so that reading it takes longer than its size says.
pub const COSTLY_SCRIPT: Text = Text {
    en: "reading a script in it would take too long for its size",
    fr: "lire un de ses scripts prendrait trop de temps pour sa taille",
};
/// The parser failed.
pub const FAILED: Text = Text {
    en: "the audit failed to read a script in it",
    fr: "l’audit n’a pas pu lire un de ses scripts",
};
/// It could not be opened.
pub const UNOPENED: Text = Text {
    en: "it cannot be opened",
    fr: "il ne peut pas être ouvert",
};
/// The page or a script in it has more parts than are read.
pub const PARTS: Text = Text {
    en: "it has more than 1,000 attributes with code, or a script in it that puts more than 1,000 texts with tags into the page",
    fr: "il a plus de 1 000 attributs avec du code, ou un script qui met plus de 1 000 textes avec des balises dans la page",
};
/// The styles nest deeper than is read.
pub const DEEP_STYLES: Text = Text {
    en: "styles in it are nested more than 64 levels deep",
    fr: "ses styles sont imbriqués sur plus de 64 niveaux",
};
/// A regular expression is not checked.
pub const EXPRESSION: Text = Text {
    en: "a regular expression in it has more than 200 levels or 500 named groups, so it was not checked",
    fr: "une de ses expressions rationnelles a plus de 200 niveaux ou de 500 groupes nommés et n’a pas été vérifiée",
};
/// The addresses of a script are not followed from all pages.
pub const FOLDERS: Text = Text {
    en: "pages of more than 16 folders run it, so its addresses were followed from 16 of these folders only",
    fr: "des pages de plus de 16 dossiers l’exécutent, et ses adresses n’ont été suivies qu’à partir de 16 de ces dossiers",
};
/// Files are not followed that have the name that is in it.
pub const NAMESAKES: Text = Text {
    en: "it has a file name that more than 16 files have, so only 16 of these were taken as files that it uses",
    fr: "il contient un nom que portent plus de 16 fichiers, dont 16 seulement ont été considérés comme utilisés",
};
/// Before what was not checked of a page: too much is to be followed.
pub const NOT_FOLLOWED: Text = Text {
    en: "the pages of the package lead to more pages, scripts and calls than are followed, so it was not checked here ",
    fr: "les pages du module mènent à plus de pages, de scripts et d’appels que l’audit n’en suit : il n’a pas été vérifié ici ",
};
/// Between two things that were not checked.
pub const NOR: Text = Text {
    en: ", or ",
    fr: ", ni ",
};
/// Whether the page reaches the API.
pub const API_REACH: Text = Text {
    en: "whether the API is found",
    fr: "si l’API est trouvée",
};
/// What is called before LMSInitialize.
pub const ORDER: Text = Text {
    en: "whether values are read or set before LMSInitialize",
    fr: "si des valeurs sont lues ou écrites avant LMSInitialize",
};
/// Whether LMSFinish is called only while the page is left.
pub const LEAVING: Text = Text {
    en: "whether LMSFinish is called only while the page is left",
    fr: "si LMSFinish n’est appelé qu’à la fermeture de la page",
};
/// It is one metadata file too many.
pub const METADATA: Text = Text {
    en: "the metadata files up to it are more than 2,000, or have more than 64 MB",
    fr: "les fichiers de métadonnées jusqu’à lui sont plus de 2 000, ou dépassent 64 Mo",
};
/// Between two reasons.
pub const BETWEEN: Text = Text { en: "; ", fr: " ; " };
