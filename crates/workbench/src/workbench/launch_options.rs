//! How the SCOs of a course are launched.

use scorm::profile::LmsProfile;
use store::{LaunchOptionsRow, Learner, Store};

use super::{Workbench, own_profiles};
use crate::{
    Error, LanguageTag, Result,
    ids::{CourseId, PackageId},
    settings::Settings,
    views::LaunchOptions,
};

impl Workbench {
    /// Remembers how the SCOs of a package are launched, in all its versions; none for the defaults.
    ///
    /// # Errors
    /// There is no such package or no such learner or profile, or the database cannot be written.
    pub fn set_launch_options(&self, package: PackageId, options: Option<&LaunchOptions>) -> Result<()> {
        let mut store = self.store();
        let course = store.package(package)?.course;
        let usual = default_launch_options(&store)?;
        let options = options.filter(|options| **options != usual);
        if let Some(options) = options {
            profile_of(&store, options)?;
            learner_of(&store, options)?;
        }
        Ok(store.set_launch_options(course, options.map(row).as_ref())?)
    }
}

/// How a course is launched. What was chosen and is gone, a learner or a profile, is the default again.
pub(super) fn launch_options(store: &Store, course: CourseId) -> Result<LaunchOptions> {
    let default = default_launch_options(store)?;
    let Some(row) = store.launch_options(course)? else {
        return Ok(default);
    };
    Ok(LaunchOptions {
        learner: row.learner,
        window: row.window,
        profile: own_profiles::named(store, &row.profile)?.map_or(default.profile, |profile| profile.id),
        mode: row.mode,
        offline: row.offline,
        learner_language: row.learner_language.and_then(|tag| LanguageTag::try_from(tag).ok()),
    })
}

/// How a course is launched for which nothing was chosen: by the settings, of which what is gone is the default again.
pub(super) fn default_launch_options(store: &Store) -> Result<LaunchOptions> {
    let default = LaunchOptions::default();
    let settings = Settings::read(store)?.launching;
    Ok(LaunchOptions {
        learner: settings.learner.filter(|learner| store.learner(*learner).is_ok()),
        profile: own_profiles::named(store, &settings.profile)?.map_or(default.profile, |profile| profile.id),
        ..default
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
pub(super) fn profile_of(store: &Store, options: &LaunchOptions) -> Result<LmsProfile> {
    own_profiles::named(store, &options.profile)?.ok_or_else(|| Error::not_found("profile", &options.profile))
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
