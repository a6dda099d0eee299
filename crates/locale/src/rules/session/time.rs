//! What the rules say of the time that the module reports.

use super::super::sources::{lms, rte};

rule_texts! {
    TIME_MISSING {
        title {
            en: "No session time sent",
            fr: "Aucun temps de session envoyé",
        }
        message {
            en: "The module ended the session without setting cmi.core.session_time.",
            fr: "Le module a terminé la session sans définir cmi.core.session_time.",
        }
        why {
            en: "An LMS adds up the times that modules send: this session adds no time. Hours of training cannot be proven with it.",
            fr: "Un LMS additionne les temps que les modules envoient : cette session n’ajoute aucun temps. Elle ne permet pas de justifier des heures de formation.",
        }
        fix {
            en: "Set cmi.core.session_time to the time since LMSInitialize, just before LMSFinish.",
            fr: "Définissez cmi.core.session_time avec le temps écoulé depuis LMSInitialize, juste avant LMSFinish.",
        }
        example {
            "API.LMSFinish(\"\");"
            => "API.LMSSetValue(\"cmi.core.session_time\", \"0000:10:00\");\nAPI.LMSFinish(\"\");"
        }
        sources [rte::MODEL]
    }

    TIME_REFUSED {
        title {
            en: "Session time in a wrong format",
            fr: "Temps de session au mauvais format",
        }
        message {
            en: "cmi.core.session_time was set to “{value}”, which is not in the format HHHH:MM:SS.",
            fr: "cmi.core.session_time a reçu « {value} », qui n’est pas au format HHHH:MM:SS.",
        }
        why {
            en: "An LMS that checks values refuses it (error 405): this session adds no time. Moodle also refuses one digit for the hours.",
            fr: "Un LMS qui vérifie les valeurs la refuse (erreur 405) : cette session n’ajoute aucun temps. Moodle refuse aussi les heures à un seul chiffre.",
        }
        fix {
            en: "Write two to four digits for the hours and two each for minutes and seconds, such as 0000:10:00 for ten minutes.",
            fr: "Écrivez deux à quatre chiffres pour les heures et deux pour les minutes et les secondes, comme 0000:10:00 pour dix minutes.",
        }
        example {
            "API.LMSSetValue(\"cmi.core.session_time\", \"PT10M\");"
            => "API.LMSSetValue(\"cmi.core.session_time\", \"0000:10:00\");"
        }
        sources [rte::TYPES, lms::MOODLE_API]
    }

    TIME_TOO_LONG {
        title {
            en: "Session time longer than the session",
            fr: "Temps de session plus long que la session",
        }
        message {
            en: "The module reported {reported}; the session had lasted {measured}.",
            fr: "Le module a indiqué {reported} ; la session avait duré {measured}.",
        }
        why {
            en: "An LMS adds this time to that of earlier sessions. A module that sends the time of all its sessions each time makes the total grow too fast.",
            fr: "Un LMS ajoute ce temps à celui des sessions précédentes. Un module qui envoie à chaque fois le temps de toutes ses sessions fait croître le total trop vite.",
        }
        fix {
            en: "Count from LMSInitialize of this session, and leave the total to the LMS. If the computer slept meanwhile, the time here is too short: run the session again.",
            fr: "Comptez à partir du LMSInitialize de cette session, et laissez le total au LMS. Si l’ordinateur a été en veille entre-temps, le temps mesuré ici est trop court : relancez le module.",
        }
        sources [rte::MODEL]
    }

    TIME_TOO_SHORT {
        title {
            en: "Session time much shorter than the session",
            fr: "Temps de session bien plus court que la session",
        }
        message {
            en: "The module reported {reported}; its page was shown for {measured}.",
            fr: "Le module a indiqué {reported} ; sa page a été affichée pendant {measured}.",
        }
        why {
            en: "Some modules count only the time in which the learner is active, which is fine. Others restart their clock on each page and lose most of the time.",
            fr: "Certains modules ne comptent que le temps où l’apprenant est actif, ce qui est correct. D’autres remettent leur chronomètre à zéro à chaque page et perdent la plus grande partie du temps.",
        }
        fix {
            en: "Check what the module counts. If the hours must be proven, count from LMSInitialize to LMSFinish.",
            fr: "Vérifiez ce que le module compte. Si les heures doivent être justifiées, comptez de LMSInitialize à LMSFinish.",
        }
        sources []
    }
}
