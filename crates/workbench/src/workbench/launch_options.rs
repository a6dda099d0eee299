//! How the SCOs of a course are launched, and the learners who can play them.

use scorm::profile::LmsProfile;
use store::{LaunchOptionsRow, Learner, Store};

use super::Workbench;
use crate::{
    Error, LanguageTag, Result,
    ids::{CourseId, PackageId},
    views::{LaunchOptions, LearnerDetails, NewLearner},
};

/// The most characters of a learner's identifier and of each name: what a CMIString255 holds.
const LONGEST: usize = 255;

impl Workbench {
    /// Remembers how the SCOs of a package are launched, in all its versions; none for the defaults.
    ///
    /// # Errors
    /// There is no such package or no such learner or profile, or the database cannot be written.
    pub fn set_launch_options(&self, package: PackageId, options: Option<&LaunchOptions>) -> Result<()> {
        let mut store = self.store();
        let course = store.package(package)?.course;
        let options = options.filter(|options| **options != LaunchOptions::default());
        if let Some(options) = options {
            profile_of(options)?;
            learner_of(&store, options)?;
        }
        Ok(store.set_launch_options(course, options.map(row).as_ref())?)
    }

    /// The learners, the default one first.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn learners(&self) -> Result<Vec<LearnerDetails>> {
        Ok(self.store().learners()?.into_iter().map(LearnerDetails::from).collect())
    }

    /// Adds a learner.
    ///
    /// # Errors
    /// [`Error::InvalidLearner`], [`Error::LearnerExists`], or the database cannot be written.
    pub fn add_learner(&self, new: &NewLearner) -> Result<LearnerDetails> {
        let student_id = new.student_id.trim();
        let (family_name, given_name) = (new.family_name.trim(), new.given_name.trim());
        let is_short = |text: &&str| text.chars().count() <= LONGEST;
        let has_blanks = student_id.contains(char::is_whitespace);
        if student_id.is_empty() || has_blanks || family_name.is_empty() {
            return Err(Error::InvalidLearner);
        }
        if ![student_id, family_name, given_name].iter().all(is_short) {
            return Err(Error::InvalidLearner);
        }
        let mut store = self.store();
        let id = store.add_learner(&store::NewLearner {
            student_id: student_id.to_owned(),
            family_name: family_name.to_owned(),
            given_name: given_name.to_owned(),
            login: student_id.to_owned(),
        })?;
        Ok(store.learner(id)?.into())
    }
}

/// How a course is launched. What was chosen and is gone, a learner or a profile, is the default again.
pub(super) fn launch_options(store: &Store, course: CourseId) -> Result<LaunchOptions> {
    let default = LaunchOptions::default();
    let Some(row) = store.launch_options(course)? else {
        return Ok(default);
    };
    Ok(LaunchOptions {
        learner: row.learner,
        window: row.window,
        profile: LmsProfile::named(&row.profile).map_or(default.profile, |profile| profile.id),
        mode: row.mode,
        offline: row.offline,
        learner_language: row.learner_language.and_then(|tag| LanguageTag::try_from(tag).ok()),
    })
}

/// Who plays.
///
/// # Errors
/// [`Error::NotFound`]
pub(super) fn learner_of(store: &Store, options: &LaunchOptions) -> Result<Learner> {
    Ok(match options.learner {
        Some(id) => store.learner(id)?,
        None => store.default_learner()?,
    })
}

/// The LMS that is played.
///
/// # Errors
/// [`Error::NotFound`]
pub(super) fn profile_of(options: &LaunchOptions) -> Result<LmsProfile> {
    LmsProfile::named(&options.profile).ok_or_else(|| Error::not_found("profile", &options.profile))
}

fn row(options: &LaunchOptions) -> LaunchOptionsRow {
    LaunchOptionsRow {
        learner: options.learner,
        window: options.window,
        profile: options.profile.clone(),
        mode: options.mode,
        offline: options.offline,
        learner_language: options.learner_language.as_ref().map(|tag| tag.as_str().to_owned()),
    }
}
