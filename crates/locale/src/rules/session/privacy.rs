//! What the rules say of the learner's privacy.

use super::super::sources::{rte, web};

rule_texts! {
    LEARNER_SENT {
        title {
            en: "Learner’s name or identifier sent to another host",
            fr: "Nom ou identifiant de l’apprenant envoyé à un autre hôte",
        }
        message {
            en: "What the module sends to {hosts} includes the learner’s {data}, in addresses or in the bodies of requests.",
            fr: "Ce que le module envoie à {hosts} contient {data} de l’apprenant, dans des adresses ou dans le corps de requêtes.",
        }
        why {
            en: "Whoever runs that host learns who takes the course; addresses are also kept in logs. Data protection law usually asks for a reason, a contract and a notice to learners.",
            fr: "Qui gère cet hôte apprend qui suit le cours ; les adresses sont aussi conservées dans des journaux. La protection des données exige en général un motif, un contrat et l’information des apprenants.",
        }
        fix {
            en: "Turn off the tracking in the authoring tool, or agree on it with whoever is responsible for the learners’ data. “Privacy” in the report lists the hosts.",
            fr: "Désactivez le suivi dans l’outil auteur, ou convenez-en avec le responsable des données des apprenants. « Confidentialité » dans le rapport donne la liste des hôtes.",
        }
        sources []
    }

    OTHER_HOSTS {
        title {
            en: "Other hosts reached for",
            fr: "Autres hôtes sollicités",
        }
        message {
            en: "The module reached for other hosts: {hosts}",
            fr: "Le module a sollicité d’autres hôtes : {hosts}",
        }
        why {
            en: "Each of them learns the learner’s IP address. Without network, or behind a firewall, what they give is missing: here they are blocked unless you allow them at the launch, while an LMS blocks none.",
            fr: "Chacun apprend l’adresse IP de l’apprenant. Sans réseau, ou derrière un pare-feu, ce qu’ils fournissent manque : ici ils sont bloqués sauf si vous les autorisez au lancement, alors qu’un LMS n’en bloque aucun.",
        }
        fix {
            en: "Include the files in the package. If the module needs a host, test it with that launch option, and say so in the information for learners.",
            fr: "Incluez les fichiers dans le module. S’il a besoin d’un hôte, testez-le avec cette option de lancement et mentionnez-le dans l’information aux apprenants.",
        }
        sources [rte::LAUNCH]
    }

    PERSONAL_DATA_READ {
        title {
            en: "Learner’s name or identifier read",
            fr: "Nom ou identifiant de l’apprenant lu",
        }
        message {
            en: "The module read personal data of the learner: {elements}",
            fr: "Le module a lu des données personnelles de l’apprenant : {elements}",
        }
        why {
            en: "Many courses do, to greet the learner or print a certificate. An LMS gives them to every module that asks.",
            fr: "Beaucoup de cours le font, pour saluer l’apprenant ou imprimer une attestation. Un LMS les donne à tout module qui les demande.",
        }
        fix {
            en: "Nothing to do if the course shows them. Check under “Privacy” in the report that no other host receives them.",
            fr: "Rien à faire si le cours les affiche. Vérifiez sous « Confidentialité » dans le rapport qu’aucun autre hôte ne les reçoit.",
        }
        sources [rte::MODEL]
    }

    PERMISSION_ASKED {
        title {
            en: "Permission asked for",
            fr: "Autorisation demandée",
        }
        message {
            en: "The module asked for: {asked}.",
            fr: "Le module a demandé : {asked}.",
        }
        why {
            en: "A browser asks the learner, who may refuse. In a frame of an LMS it refuses by itself unless the LMS allows the frame to ask.",
            fr: "Le navigateur interroge l’apprenant, qui peut refuser. Dans un cadre d’un LMS, il refuse de lui-même sauf si le LMS autorise le cadre à demander.",
        }
        fix {
            en: "Check that the module works where it is refused, and ask the administrator of the LMS whether its frame allows it.",
            fr: "Vérifiez que le module fonctionne en cas de refus, et demandez à l’administrateur du LMS si son cadre l’autorise.",
        }
        sources [web::PERMISSIONS]
    }
}
