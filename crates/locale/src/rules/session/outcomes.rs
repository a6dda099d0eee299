//! What became of a value that a module sent, and numbers with their words: parts of what the rules over sessions say.

use crate::Plural;

/// How often.
pub const TIMES: Plural = Plural {
    en: ["time", "times"],
    fr: ["fois", "fois"],
};

/// A duration.
pub const MINUTES: Plural = Plural {
    en: ["minute", "minutes"],
    fr: ["minute", "minutes"],
};

/// Values that were set.
pub const VALUES: Plural = Plural {
    en: ["value", "values"],
    fr: ["valeur", "valeurs"],
};

messages! {
    /// The LMS of the session takes fewer characters.
    too_long_refused(limit: &str) {
        en: "The LMS of this session takes {limit} and refused it.",
        fr: "Le LMS de cette session en accepte {limit} et l’a refusée.",
    }
    /// The LMS of the session takes more characters than the standard has.
    too_long_taken(limit: &str) {
        en: "The LMS of this session took it, but SCORM 1.2 has {limit} at most.",
        fr: "Le LMS de cette session l’a acceptée, mais SCORM 1.2 en prévoit {limit} au plus.",
    }
    /// The LMS of the session takes any number of characters, and stores some of them.
    too_long_cut(stored: &str) {
        en: "The LMS of this session took it and stored its first {stored} characters only.",
        fr: "Le LMS de cette session l’a acceptée et n’en a enregistré que les {stored} premiers caractères.",
    }
    /// Which of the other LMSs that have a profile refuse it.
    refused_by(lmss: &str) {
        en: "LMSs that refuse it: {lmss}.",
        fr: "LMS qui la refusent : {lmss}.",
    }
    /// Where suspend data that grow will end.
    growth(limit: &str, times: &str) {
        en: "At this pace they exceed the {limit} of SCORM 1.2 once they are set {times} more.",
        fr: "À ce rythme, elles dépassent les {limit} de SCORM 1.2 une fois définies encore {times}.",
    }
}

texts! {
    /// Suspend data whose format says that more should follow.
    CUT_IN_A_VALUE {
        en: "They end in the middle of their data.",
        fr: "Elles s’arrêtent au milieu de leur contenu.",
    }
    /// Suspend data that are as long as a limit, and cannot be read.
    AS_LONG_AS_A_LIMIT {
        en: "That is exactly a limit of LMSs, and what they end with cannot be read.",
        fr: "C’est exactement une limite de LMS, et leur fin est illisible.",
    }
    /// A value that the LMS of the session checked.
    VALUE_REFUSED {
        en: "The LMS of this session refused it.",
        fr: "Le LMS de cette session l’a refusée.",
    }
    /// A value that the LMS of the session did not check.
    VALUE_TAKEN {
        en: "The LMS of this session took it; LMSs that check values refuse it.",
        fr: "Le LMS de cette session l’a acceptée ; les LMS qui vérifient les valeurs la refusent.",
    }
}
