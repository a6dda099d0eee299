//! The LMS profiles of a library: those that ship, and those that its users made.

use std::path::Path;

use locale::Language;
use scorm::profile::LmsProfile;
use store::{LmsProfileRow, Store};

use super::Workbench;
use crate::{
    Error, Result,
    profiles::{
        self, MOST_OWN, OwnProfile, ProfileDetails, ProfileDraft, ProfileFault, ProfileForm, ProfileUse, file, free_id,
        free_name, is_taken, title_of_copy,
    },
    settings::{LaunchingSettings, Settings},
};

impl Workbench {
    /// The LMS profiles: those that ship, the strict one first, then the users' own by their names.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn profiles(&self, language: Language) -> Result<Vec<ProfileDetails>> {
        let mut own = self.store().lms_profiles()?;
        own.sort_by_key(|row| row.profile.name.to_lowercase());
        let own = own
            .iter()
            .map(|row| ProfileDetails::of_own(&row.profile, &row.note, language));
        let mut profiles = profiles::shipped(language);
        profiles.extend(own);
        Ok(profiles)
    }

    /// How the LMS of a profile behaves, whether it ships or is a user's; none where there is none.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn lms_profile(&self, id: &str) -> Result<Option<LmsProfile>> {
        named(&self.store(), id)
    }

    /// What a form shows of a profile of the user's own.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`ProfileFault::Shipped`]; the database cannot be read.
    pub fn profile_form(&self, id: &str, language: Language) -> Result<ProfileForm> {
        Ok(ProfileForm::new(&own(&self.store(), id)?, language))
    }

    /// What a form shows of a new profile that is a copy of another one, under a name that is free.
    ///
    /// # Errors
    /// [`Error::NotFound`]; the database cannot be read.
    pub fn profile_copy(&self, id: &str, language: Language) -> Result<ProfileForm> {
        let store = self.store();
        let mut copy = any(&store, id)?;
        let title = title_of_copy(&copy.profile, language);
        copy.profile.name = free_name_in(&store, &title)?;
        Ok(ProfileForm::new(&copy, language))
    }

    /// Adds a profile; returns its id.
    ///
    /// # Errors
    /// [`Error::Profile`], or the database cannot be written.
    pub fn add_profile(&self, draft: &ProfileDraft) -> Result<String> {
        let new = OwnProfile::from_draft(draft).map_err(refused)?;
        let mut store = self.store();
        check_name(&store, &new.profile.name, "")?;
        add(&mut store, new, None)
    }

    /// Changes a profile of the user's own. Sessions that were launched with it stay as they are.
    ///
    /// # Errors
    /// [`Error::Profile`], [`Error::NotFound`], or the database cannot be written.
    pub fn update_profile(&self, id: &str, draft: &ProfileDraft) -> Result<()> {
        let OwnProfile { profile, note } = OwnProfile::from_draft(draft).map_err(refused)?;
        let mut store = self.store();
        own(&store, id)?;
        check_name(&store, &profile.name, id)?;
        let profile = LmsProfile {
            id: id.to_owned(),
            ..profile
        };
        Ok(store.set_lms_profile(&LmsProfileRow { profile, note })?)
    }

    /// Where a profile of the user's own is chosen.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`ProfileFault::Shipped`]; the database cannot be read.
    pub fn profile_use(&self, id: &str) -> Result<ProfileUse> {
        let store = self.store();
        own(&store, id)?;
        Ok(ProfileUse {
            courses: store.courses_on_lms_profile(id)?,
            is_default: Settings::read(&store)?.launching.profile == id,
        })
    }

    /// Deletes a profile of the user's own. Where it was chosen, the default is again. Sessions that were launched with it stay as
    /// they are.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`ProfileFault::Shipped`]; the database cannot be written.
    pub fn delete_profile(&self, id: &str) -> Result<()> {
        let mut store = self.store();
        own(&store, id)?;
        let mut settings = Settings::read(&store)?;
        if settings.launching.profile == id {
            settings.launching.profile = LaunchingSettings::default().profile;
            settings.write(&mut store)?;
        }
        store.delete_lms_profile(id)?;
        Ok(())
    }

    /// Writes a profile to the file `to`, one that ships too.
    ///
    /// # Errors
    /// [`Error::NotFound`]; the database cannot be read, or the file cannot be written.
    pub fn export_profile(&self, id: &str, to: &Path) -> Result<()> {
        let profile = any(&self.store(), id)?;
        file::write(&profile, to)
    }

    /// Adds the profile in the file `from`, under another name where its own is taken; returns its id.
    ///
    /// # Errors
    /// [`Error::Profile`]; the file cannot be read, or the database cannot be written.
    pub fn import_profile(&self, from: &Path) -> Result<String> {
        let mut new = file::read(from)?;
        let mut store = self.store();
        new.profile.name = free_name_in(&store, &new.profile.name)?;
        let name = from.file_name().unwrap_or_default().to_string_lossy().into_owned();
        add(&mut store, new, Some(name))
    }
}

/// The profile with an id, whether it ships or is a user's; none where there is none.
pub(super) fn named(store: &Store, id: &str) -> Result<Option<LmsProfile>> {
    Ok(match LmsProfile::named(id) {
        Some(profile) => Some(profile),
        None => store.lms_profile(id)?.map(|row| row.profile),
    })
}

/// The profile with an id, as a file has it.
fn any(store: &Store, id: &str) -> Result<OwnProfile> {
    match LmsProfile::named(id) {
        Some(profile) => Ok(OwnProfile {
            profile,
            note: String::new(),
        }),
        None => own(store, id),
    }
}

/// The user's profile with an id.
fn own(store: &Store, id: &str) -> Result<OwnProfile> {
    if LmsProfile::named(id).is_some() {
        return Err(refused(ProfileFault::Shipped));
    }
    let row = store.lms_profile(id)?.ok_or_else(|| Error::not_found("profile", id))?;
    Ok(OwnProfile {
        profile: row.profile,
        note: row.note,
    })
}

fn refused(fault: ProfileFault) -> Error {
    Error::Profile { file: None, fault }
}

/// Refuses a name that another profile than the one with the id `but` has.
fn check_name(store: &Store, name: &str, but: &str) -> Result<()> {
    let own = store.lms_profiles()?;
    let others = own.iter().map(|row| &row.profile).filter(|profile| profile.id != but);
    if is_taken(name, others) {
        return Err(refused(ProfileFault::NameTaken {
            field: "name".to_owned(),
        }));
    }
    Ok(())
}

fn free_name_in(store: &Store, name: &str) -> Result<String> {
    let own = store.lms_profiles()?;
    Ok(free_name(name, |name| {
        is_taken(name, own.iter().map(|row| &row.profile))
    }))
}

/// Adds a profile under an id of its own. `file` is where it comes from.
fn add(store: &mut Store, OwnProfile { profile, note }: OwnProfile, file: Option<String>) -> Result<String> {
    let own = store.lms_profiles()?;
    if own.len() >= MOST_OWN as usize {
        let fault = ProfileFault::TooMany { most: MOST_OWN };
        return Err(Error::Profile { file, fault });
    }
    let is_taken = |id: &str| LmsProfile::named(id).is_some() || own.iter().any(|row| row.profile.id == id);
    let id = free_id(&profile.name, is_taken);
    let profile = LmsProfile {
        id: id.clone(),
        ..profile
    };
    store.set_lms_profile(&LmsProfileRow { profile, note })?;
    Ok(id)
}
