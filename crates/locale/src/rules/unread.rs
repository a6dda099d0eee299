//! Why a file of a package, or a script in it, was not read to its end.

use crate::Text;

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
