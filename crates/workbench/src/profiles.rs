//! The LMS profiles in people's words: what each behaviour is about, what the LMS does, and where that is known from.
//! What a behaviour *is* stands in `scorm::profile`.

use scorm::profile::{
    Beginning, EntryRule, Leaving, LmsProfile, MasteryRule, Recording, Relaunch, Sourced, StudentId, StudentName,
    UnsetStatus, Values, profiles,
};
use serde::Serialize;

use crate::report::Language;

/// An LMS profile as people read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ProfileDetails {
    /// Its identity.
    pub id: String,
    /// What people call the LMS.
    pub name: String,
    /// All behaviours, in a fixed order.
    pub behaviours: Vec<Behaviour>,
}

/// One behaviour of an LMS.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Behaviour {
    /// What it is about.
    pub about: String,
    /// What the LMS does.
    pub does: String,
    /// Where that is known from.
    pub source: String,
    /// Whether the standard says otherwise.
    pub differs: bool,
}

/// The LMS profiles, the strict one first.
#[must_use]
pub fn all(language: Language) -> Vec<ProfileDetails> {
    let strict = behaviours(&LmsProfile::strict(), language);
    profiles()
        .into_iter()
        .map(|profile| {
            let mut behaviours = behaviours(&profile, language);
            for (behaviour, standard) in behaviours.iter_mut().zip(&strict) {
                behaviour.differs = behaviour.does != standard.does;
            }
            ProfileDetails {
                name: name(&profile.id, language),
                id: profile.id,
                behaviours,
            }
        })
        .collect()
}

/// What people call the LMS of a profile; the id itself where no profile has it any more. Names are products' names, but
/// for the one that is no LMS.
#[must_use]
pub fn name(id: &str, language: Language) -> String {
    match (id, language) {
        ("lenient", Language::French) => "Indulgent".to_owned(),
        _ => LmsProfile::named(id).map_or_else(|| id.to_owned(), |profile| profile.name),
    }
}

/// The same in French and in English.
type Words = (&'static str, &'static str);

fn behaviours(profile: &LmsProfile, language: Language) -> Vec<Behaviour> {
    let table = Table {
        language,
        rows: Vec::new(),
    };
    let to = table.told(("à", "to"));
    table
        .row(
            ("Une session quittée sans LMSFinish", "A session left without LMSFinish"),
            &profile.leaving,
            leaving,
        )
        .row(
            (
                "cmi.core.entry du lancement suivant",
                "cmi.core.entry of the next launch",
            ),
            &profile.entry,
            entry,
        )
        .row(
            ("Statut quand le SCO n’en donne aucun", "Status where the SCO gave none"),
            &profile.unset_status,
            unset_status,
        )
        .row(
            (
                "Le score de maîtrise décide du statut",
                "The mastery score decides the status",
            ),
            &profile.mastery,
            mastery,
        )
        .row(
            ("Un statut terminé ou réussi", "A status of completed or passed"),
            &profile.keeps_done,
            |keeps| {
                if keeps {
                    ("reste acquis", "stays")
                } else {
                    ("peut baisser", "can be lowered")
                }
            },
        )
        .row(
            ("Un SCO terminé, relancé", "A SCO that is done, launched again"),
            &profile.relaunch,
            relaunch,
        )
        .row(
            ("Modes enregistrés", "Modes that are recorded"),
            &profile.recording,
            recording,
        )
        .row(
            (
                "lesson_location une fois le SCO terminé",
                "lesson_location once the SCO is done",
            ),
            &profile.reinitializes_location,
            |empties| {
                if empties {
                    ("est vidé", "is emptied")
                } else {
                    ("reste", "stays")
                }
            },
        )
        .row(
            ("Ce qui commence une session", "What begins a session"),
            &profile.beginning,
            beginning,
        )
        .row(("Valeurs acceptées", "Values taken"), &profile.values, values)
        .list(
            (
                "Longueurs autres que celles du standard",
                "Lengths other than the standard’s",
            ),
            &profile.limits,
            |limit| format!("{} {}", limit.element, limit.length),
        )
        .list(
            (
                "Bornes autres que celles du standard",
                "Ranges other than the standard’s",
            ),
            &profile.ranges,
            |range| format!("{} {} {to} {}", range.element, range.least, range.most),
        )
        .list(
            ("Éléments non gérés (401)", "Elements not supported (401)"),
            &profile.unsupported,
            Clone::clone,
        )
        .row(
            ("cmi.core.student_name", "cmi.core.student_name"),
            &profile.student_name,
            |name| match name {
                StudentName::LastFirst => ("Nom, Prénom", "Last, First"),
                StudentName::FirstLast => ("Prénom Nom", "First Last"),
            },
        )
        .row(
            ("cmi.core.student_id", "cmi.core.student_id"),
            &profile.student_id,
            |id| match id {
                StudentId::Identifier => ("l’identifiant de l’apprenant", "the learner’s identifier"),
                StudentId::Login => ("le login de l’apprenant", "the learner’s login"),
            },
        )
        .rows
}

/// The behaviours told so far.
struct Table {
    language: Language,
    rows: Vec<Behaviour>,
}

impl Table {
    fn told(&self, (french, english): Words) -> &'static str {
        match self.language {
            Language::French => french,
            Language::English => english,
        }
    }

    /// Adds a behaviour whose values have words each.
    fn row<T: Copy>(self, about: Words, fact: &Sourced<T>, words: fn(T) -> Words) -> Self {
        let does = self.told(words(fact.value)).to_owned();
        self.add(about, does, fact.source)
    }

    /// Adds a behaviour that is a list.
    fn list<T>(self, about: Words, fact: &Sourced<Vec<T>>, part: impl Fn(&T) -> String) -> Self {
        let parts: Vec<_> = fact.iter().map(part).collect();
        let does = if parts.is_empty() {
            "–".to_owned()
        } else {
            parts.join(", ")
        };
        self.add(about, does, fact.source)
    }

    fn add(mut self, about: Words, does: String, source: &str) -> Self {
        self.rows.push(Behaviour {
            about: self.told(about).to_owned(),
            does,
            source: source.to_owned(),
            differs: false,
        });
        self
    }
}

fn leaving(value: Leaving) -> Words {
    match value {
        Leaving::Finish => (
            "se termine comme par LMSFinish, avec ce qui était enregistré et le dernier statut donné par le SCO, enregistré ou non",
            "ends as with LMSFinish, with what was committed and the last status that the SCO set, committed or not",
        ),
        Leaving::KeepOpen => (
            "reste ouverte jusqu’à sa reprise ou sa validation",
            "stays open until it is resumed or validated",
        ),
        Leaving::Abandon => (
            "est abandonnée : ce qui était enregistré reste, son temps est perdu",
            "is abandoned: what was committed stays, its time is lost",
        ),
    }
}

fn entry(value: EntryRule) -> Words {
    match value {
        EntryRule::Suspended => (
            "resume si le SCO a suspendu, sinon vide",
            "resume where the SCO suspended, else blank",
        ),
        EntryRule::Kept => (
            "resume si le SCO a suspendu, ou si un emplacement ou des données de reprise restent",
            "resume where the SCO suspended, or a location or suspend data were kept",
        ),
    }
}

fn unset_status(value: UnsetStatus) -> Words {
    match value {
        UnsetStatus::CompletedOrBrowsed => (
            "completed ; browsed en mode browse",
            "completed; browsed in browse mode",
        ),
        UnsetStatus::Completed => ("completed dans tous les modes", "completed in every mode"),
        UnsetStatus::IncompleteOrBrowsed => (
            "incomplete ; browsed en mode browse",
            "incomplete; browsed in browse mode",
        ),
    }
}

fn mastery(value: MasteryRule) -> Words {
    match value {
        MasteryRule::UnlessIncomplete => ("sauf si le SCO a dit incomplete", "unless the SCO said incomplete"),
        MasteryRule::Always => (
            "toujours, quel que soit le statut donné par le SCO",
            "always, over any status of the SCO",
        ),
        MasteryRule::OnlyCompleted => (
            "seulement si le statut est completed",
            "only where the status is completed",
        ),
        MasteryRule::OnlyUnset => (
            "seulement si le SCO n’a donné aucun statut",
            "only where the SCO gave no status",
        ),
        MasteryRule::Never => ("jamais", "never"),
    }
}

fn relaunch(value: Relaunch) -> Words {
    match value {
        Relaunch::AsBefore => ("comme tout autre lancement", "as any other launch"),
        Relaunch::NoCredit => ("sans crédit", "for no credit"),
        Relaunch::Review => (
            "en mode review, sans crédit, avec une entrée vide",
            "in review mode, for no credit, with a blank entry",
        ),
    }
}

fn recording(value: Recording) -> Words {
    match value {
        Recording::EveryMode => ("tous", "all"),
        Recording::NormalMode => (
            "normal ; en review, statut et score sont acceptés et perdus ; en browse, rien ne reste",
            "normal; in review, status and score are accepted and dropped; in browse, nothing lasts",
        ),
    }
}

fn beginning(value: Beginning) -> Words {
    match value {
        Beginning::Initialize => ("LMSInitialize, une fois", "LMSInitialize, once"),
        Beginning::AnyCall => (
            "tout appel ; LMSInitialize peut revenir jusqu’à LMSFinish",
            "any call; LMSInitialize may come again until LMSFinish",
        ),
    }
}

fn values(value: Values) -> Words {
    match value {
        Values::Checked => (
            "celles du type, des bornes et de la longueur de l’élément",
            "those of the element’s type, range and length",
        ),
        Values::Any => ("tout texte", "any text"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_has_its_source() {
        for profile in all(Language::English) {
            for behaviour in &profile.behaviours {
                assert!(!behaviour.source.is_empty(), "{}: {}", profile.id, behaviour.about);
            }
        }
    }

    #[test]
    fn a_profile_stands_for_a_behaviour_of_its_own() {
        for language in [Language::English, Language::French] {
            for profile in all(language) {
                let differs = profile.behaviours.iter().any(|behaviour| behaviour.differs);
                assert_eq!(differs, profile.id != "strict", "{}", profile.id);
            }
        }
    }
}
