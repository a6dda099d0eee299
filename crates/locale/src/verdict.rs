//! What a session came to, in one sentence.

use crate::Plural;

messages! {
    /// What other LMSs record of the same calls.
    elsewhere(lmss: &str, result: &str) {
        en: "Elsewhere: {result} on {lmss}.",
        fr: "Ailleurs : {result} sur {lmss}.",
    }
    /// The same, and why it is another status.
    elsewhere_because(lmss: &str, result: &str, why: &str) {
        en: "Elsewhere: {result} on {lmss}, because {why}.",
        fr: "Ailleurs : {result} sur {lmss}, car {why}.",
    }
    /// The last of several names.
    and(first: &str, last: &str) {
        en: "{first} and {last}",
        fr: "{first} et {last}",
    }
    /// The status that the LMS recorded in this session, and why. `end` is empty, [`WITHOUT_FINISH`] or [`VALIDATED`].
    recorded(result: &str, why: &str, end: &str) {
        en: "The LMS recorded {result}: {why}{end}.",
        fr: "Le LMS a retenu {result} : {why}{end}.",
    }
    /// The status that the LMS recorded, where nothing explains it.
    recorded_unexplained(result: &str, end: &str) {
        en: "The LMS recorded {result}{end}.",
        fr: "Le LMS a retenu {result}{end}.",
    }
    /// The session left the status as it was.
    unchanged(status: &str, why: &str, end: &str) {
        en: "The status is still {status}: {why}{end}.",
        fr: "Le statut reste {status} : {why}{end}.",
    }
    /// A status with its score.
    with_score(status: &str, raw: &str, max: &str) {
        en: "{status} with {raw} of {max}",
        fr: "{status} avec {raw} sur {max}",
    }
    /// A status with a score that has no maximum.
    with_raw_score(status: &str, raw: &str) {
        en: "{status} with a score of {raw}",
        fr: "{status} avec un score de {raw}",
    }
    /// The recorded status is the one that the module sent.
    sent(sent: &str) {
        en: "the module sent “{sent}”",
        fr: "le module a envoyé « {sent} »",
    }
    /// The recorded status and score are those that the module sent.
    sent_with_score(sent: &str) {
        en: "the module sent “{sent}” and this score",
        fr: "le module a envoyé « {sent} » et ce score",
    }
    /// The mastery score agrees with the status that the module sent: passed.
    sent_reaching(sent: &str, mastery: &str) {
        en: "the module sent “{sent}” and a score that reaches the mastery score ({mastery})",
        fr: "le module a envoyé « {sent} » et un score qui atteint le score de réussite ({mastery})",
    }
    /// The mastery score agrees with the status that the module sent: failed.
    sent_below(sent: &str, mastery: &str) {
        en: "the module sent “{sent}” and a score below the mastery score ({mastery})",
        fr: "le module a envoyé « {sent} » et un score inférieur au score de réussite ({mastery})",
    }
    /// The mastery score would have made it another status.
    sent_not_compared(sent: &str, mastery: &str, profile: &str) {
        en: "the module sent “{sent}”, and {profile} did not apply the mastery score ({mastery})",
        fr: "le module a envoyé « {sent} », et {profile} n’a pas appliqué le score de réussite ({mastery})",
    }
    /// The LMS recorded another status than the one that the module sent; `reason` is one of the reasons below.
    sent_but(sent: &str, reason: &str) {
        en: "the module sent “{sent}”, but {reason}",
        fr: "le module a envoyé « {sent} », mais {reason}",
    }
    /// Reason: the LMS records nothing in the mode.
    reason_mode(profile: &str, mode: &str) {
        en: "{profile} records no status in mode “{mode}”",
        fr: "{profile} n’enregistre aucun statut en mode « {mode} »",
    }
    /// Reason: the LMS does not take back a status of completed or passed.
    reason_completion_is_final(profile: &str) {
        en: "{profile} does not replace “Completed” or “Passed” with a lower status",
        fr: "{profile} ne remplace pas « Terminé » ou « Réussi » par un statut inférieur",
    }
    /// Reason: the mastery score, which the score reaches.
    reason_reaches_mastery(score: &str, mastery: &str) {
        en: "the score {score} reaches the mastery score {mastery}",
        fr: "le score {score} atteint le score de réussite {mastery}",
    }
    /// Reason: the mastery score, which the score does not reach.
    reason_below_mastery(score: &str, mastery: &str) {
        en: "the score {score} is below the mastery score {mastery}",
        fr: "le score {score} est inférieur au score de réussite {mastery}",
    }
    /// Reason: the module sent no status.
    reason_set_by_lms(profile: &str) {
        en: "the module sent no status, so {profile} set this one at the end of the session",
        fr: "le module n’a envoyé aucun statut, donc {profile} a fixé celui-ci à la fin de la session",
    }
    /// Reason: the module sent the status that stands for none.
    reason_set_for_none(profile: &str) {
        en: "this counts as no status, so {profile} set this one at the end of the session",
        fr: "cela équivaut à aucun statut, donc {profile} a fixé celui-ci à la fin de la session",
    }
    /// Reason: the session did not end by LMSFinish.
    reason_not_finished(profile: &str) {
        en: "there was no LMSFinish, and {profile} records only what was committed",
        fr: "LMSFinish n’a pas été appelé, et {profile} n’enregistre que les données validées par LMSCommit",
    }
    /// Nothing was recorded. `end` is empty or [`status_unchanged`].
    nothing(why: &str, end: &str) {
        en: "Nothing was recorded: {why}{end}.",
        fr: "Rien n’a été enregistré : {why}{end}.",
    }
    /// Nothing was recorded over the status of an earlier session.
    status_unchanged(status: &str) {
        en: "; the status is still {status}",
        fr: " ; le statut reste {status}",
    }
    /// Why nothing was recorded: calls without LMSInitialize. `calls` is counted by [`OTHER_CALLS`].
    without_initialize(calls: &str) {
        en: "the module never called LMSInitialize, only {calls}",
        fr: "le module n’a jamais appelé LMSInitialize, mais a fait {calls}",
    }
    /// Why nothing was recorded: an error code.
    initialize_refused(error: u16) {
        en: "LMSInitialize was refused with error {error}",
        fr: "LMSInitialize a été refusé avec l’erreur {error}",
    }
    /// The session goes on.
    running_sent(sent: &str) {
        en: "The session is running. So far, the module has sent “{sent}”.",
        fr: "La session est en cours. Jusqu’ici, le module a envoyé « {sent} ».",
    }
}

texts! {
    /// One of the LMSs that a sentence names.
    SUCH_AN_LMS { en: "such an LMS", fr: "un tel LMS" }
    /// The session goes on, and the module has sent no status.
    RUNNING {
        en: "The session is running. The module has not sent a status yet.",
        fr: "La session est en cours. Le module n’a pas encore envoyé de statut.",
    }
    /// How a session ended that LMSFinish did not end.
    WITHOUT_FINISH {
        en: ", and the session ended without LMSFinish",
        fr: ", et la session s’est terminée sans LMSFinish",
    }
    /// How a session ended that was validated.
    VALIDATED {
        en: ", and the session was validated without LMSFinish",
        fr: ", et la session a été validée sans LMSFinish",
    }
    /// The module sent no status, and the attempt has none.
    SENT_NONE { en: "the module sent no status", fr: "le module n’a envoyé aucun statut" }
    /// Reason: the status comes from an earlier session.
    REASON_CARRIED_OVER {
        en: "the module sent no status in this session, and this one comes from an earlier session",
        fr: "le module n’a envoyé aucun statut dans cette session, et celui-ci vient d’une session précédente",
    }
    /// Reason: the LMS accepted a word that is no status.
    REASON_NOT_A_STATUS {
        en: "the status that was sent is not one of the six of SCORM 1.2",
        fr: "le statut envoyé n’est pas l’un des six de SCORM 1.2",
    }
    /// Why nothing was recorded.
    NOT_OPENED { en: "the module was never opened", fr: "le module n’a jamais été ouvert" }
    /// Why nothing was recorded.
    NEVER_INITIALIZED {
        en: "the module never called LMSInitialize",
        fr: "le module n’a jamais appelé LMSInitialize",
    }
    /// Why nothing was recorded, as far as is known.
    PART_MISSING {
        en: "no LMSInitialize was received, and part of the session is missing",
        fr: "aucun LMSInitialize n’a été reçu, et une partie de la session manque",
    }
    /// The mode in which an attempt counts.
    MODE_NORMAL { en: "Normal", fr: "Normal" }
    /// The mode to look at a module.
    MODE_BROWSE { en: "Browse", fr: "Consultation" }
    /// The mode to look at it again.
    MODE_REVIEW { en: "Review", fr: "Révision" }
}

/// Calls that are not LMSInitialize.
pub const OTHER_CALLS: Plural = Plural {
    en: ["other call", "other calls"],
    fr: ["autre appel", "autres appels"],
};
