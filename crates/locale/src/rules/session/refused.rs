//! What the rule says of calls that were refused.

use super::super::sources::rte;

rule_texts! {
    REFUSED_CALL {
        title {
            en: "Call refused",
            fr: "Appel refusé",
        }
        message {
            en: "{call} was refused with error {error}.",
            fr: "{call} a été refusé avec l’erreur {error}.",
        }
        why {
            en: "An LMS does not record what it refuses. Lenient LMSs take some of it, so what works on one is missing on another.",
            fr: "Un LMS n’enregistre pas ce qu’il refuse. Les LMS indulgents en acceptent une partie : ce qui marche sur l’un manque sur l’autre.",
        }
        fix {
            en: "“Refused calls” below says for each element why. Send values as the standard has them.",
            fr: "« Appels refusés » ci-dessous donne le motif pour chaque élément. Envoyez les valeurs comme le standard les définit.",
        }
        sources [rte::TYPES, rte::MODEL]
    }
}
