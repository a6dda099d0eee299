//! Two sessions side by side. They are called A and B.

use crate::Plural;

messages! {
    /// Some calls at the beginning are the same.
    parts_after(same: &str, a: &str, b: &str) {
        en: "{same} at the beginning, then the sessions differ: from entry {a} of A and entry {b} of B.",
        fr: "{same} au début, puis les sessions diffèrent : à partir de l’entrée {a} de A et de l’entrée {b} de B.",
    }
    /// The first calls differ.
    parts_at_once(a: &str, b: &str) {
        en: "The sessions differ from their first calls: entry {a} of A and entry {b} of B.",
        fr: "Les sessions diffèrent dès leurs premiers appels : l’entrée {a} de A et l’entrée {b} de B.",
    }
    /// All calls of A are the first of B.
    a_ends(same: &str, b: &str) {
        en: "{same} at the beginning, then A has no more calls. B goes on with entry {b}.",
        fr: "{same} au début, puis A n’a plus d’appels. B continue avec l’entrée {b}.",
    }
    /// All calls of B are the first of A.
    b_ends(same: &str, a: &str) {
        en: "{same} at the beginning, then B has no more calls. A goes on with entry {a}.",
        fr: "{same} au début, puis B n’a plus d’appels. A continue avec l’entrée {a}.",
    }
    /// The logs of A are gone.
    logs_of_a_deleted(date: &str) {
        en: "The logs of A were deleted on {date}. Only the reports can be compared.",
        fr: "Les logs de A ont été supprimés le {date}. Seuls les rapports peuvent être comparés.",
    }
    /// The logs of B are gone.
    logs_of_b_deleted(date: &str) {
        en: "The logs of B were deleted on {date}. Only the reports can be compared.",
        fr: "Les logs de B ont été supprimés le {date}. Seuls les rapports peuvent être comparés.",
    }
    /// The logs of both are gone.
    logs_of_both_deleted(a: &str, b: &str) {
        en: "The logs of A were deleted on {a}, those of B on {b}. Only the reports can be compared.",
        fr: "Les logs de A ont été supprimés le {a}, ceux de B le {b}. Seuls les rapports peuvent être comparés.",
    }
    /// Two texts, of which a part is shown.
    lengths(a: &str, b: &str, same: &str) {
        en: "characters in A: {a}, in B: {b}, the same at the beginning: {same}",
        fr: "caractères dans A : {a}, dans B : {b}, identiques au début : {same}",
    }
    /// Which version of a package.
    version(version: &str) {
        en: "version {version}",
        fr: "version {version}",
    }
}

texts! {
    /// The name of the page.
    COMPARISON { en: "Session comparison", fr: "Comparaison de sessions" }
    /// All calls are equal.
    SAME_CALLS {
        en: "Both sessions made the same calls, with the same results.",
        fr: "Les deux sessions ont fait les mêmes appels, avec les mêmes résultats.",
    }
    /// There are no calls.
    NO_CALLS { en: "Neither session made a call.", fr: "Aucune des deux sessions n’a fait d’appel." }
    /// There are no findings.
    NO_FINDINGS {
        en: "Nothing was found in either session.",
        fr: "Rien n’a été constaté dans aucune des deux sessions.",
    }
    /// The findings of A that B does not have.
    FINDINGS_ONLY_IN_A { en: "Findings in A only", fr: "Constats dans A seulement" }
    /// The findings of B that A does not have.
    FINDINGS_ONLY_IN_B { en: "Findings in B only", fr: "Constats dans B seulement" }
    /// The findings of both.
    FINDINGS_IN_BOTH { en: "Findings in both", fr: "Constats dans les deux" }
    /// The data model.
    ELEMENTS { en: "Data at the end", fr: "Données à la fin" }
    /// An element of the data model.
    ELEMENT { en: "Element", fr: "Élément" }
    /// All elements have the same values.
    SAME_ELEMENTS {
        en: "All elements have the same values.",
        fr: "Tous les éléments ont les mêmes valeurs.",
    }
    /// The calls.
    CALLS { en: "Calls", fr: "Appels" }
    /// What a fact is called.
    FACT { en: "Fact", fr: "Information" }
    /// How the calls were aligned.
    IN_PIECES {
        en: "The sessions are so long that they were aligned piece by piece. A call that is listed as only in A or only in B \
             may be elsewhere in the other session.",
        fr: "Les sessions sont si longues qu’elles ont été alignées par morceaux. Un appel indiqué seulement dans A ou \
             seulement dans B peut se trouver ailleurs dans l’autre session.",
    }
    /// In what two calls differ: a value that the module passed.
    ARGUMENT { en: "value", fr: "valeur" }
    /// In what two calls differ: the type of a value.
    TYPE { en: "type", fr: "type" }
    /// In what two calls differ: the returned value.
    RETURNED { en: "returned", fr: "retour" }
    /// In what two calls differ: the error code.
    ERROR { en: "error", fr: "erreur" }
}

/// Calls that are the same in both.
pub const EQUAL_CALLS: Plural = Plural {
    en: ["equal call", "equal calls"],
    fr: ["appel identique", "appels identiques"],
};
/// Calls that are in both, and differ.
pub const CHANGED_CALLS: Plural = Plural {
    en: ["call that differs", "calls that differ"],
    fr: ["appel différent", "appels différents"],
};
/// Calls of A.
pub const CALLS_ONLY_IN_A: Plural = Plural {
    en: ["call only in A", "calls only in A"],
    fr: ["appel seulement dans A", "appels seulement dans A"],
};
/// Calls of B.
pub const CALLS_ONLY_IN_B: Plural = Plural {
    en: ["call only in B", "calls only in B"],
    fr: ["appel seulement dans B", "appels seulement dans B"],
};
/// Calls that are not listed, after the number.
pub const MORE_CALLS: Plural = Plural {
    en: ["more call", "more calls"],
    fr: ["autre appel", "autres appels"],
};
/// Runs of calls that are not listed, after the number.
pub const MORE_RUNS: Plural = Plural {
    en: [
        "more group of calls is not listed.",
        "more groups of calls are not listed.",
    ],
    fr: [
        "autre groupe d’appels n’est pas affiché.",
        "autres groupes d’appels ne sont pas affichés.",
    ],
};
/// Elements that are not listed, after the number.
pub const MORE_ELEMENTS: Plural = Plural {
    en: [
        "more element that differs is not listed.",
        "more elements that differ are not listed.",
    ],
    fr: [
        "autre élément différent n’est pas affiché.",
        "autres éléments différents ne sont pas affichés.",
    ],
};
/// Elements with the same values.
pub const EQUAL_ELEMENTS: Plural = Plural {
    en: [
        "element has the same value in both.",
        "elements have the same values in both.",
    ],
    fr: [
        "élément a la même valeur dans les deux.",
        "éléments ont les mêmes valeurs dans les deux.",
    ],
};
