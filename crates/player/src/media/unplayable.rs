//! What is recorded where a page cannot play an audio or video file.

use journal::{EntryData, MediaFailure};

use super::MediaFiles;

impl MediaFiles {
    /// Checks an [`EntryData::Unplayable`] of a page against the file. `status` is the error with which the server responded to its
    /// request, if it did. `None` if nothing is wrong: a file without video shows no picture.
    pub(crate) fn check(&mut self, data: EntryData, status: Option<u16>) -> Option<EntryData> {
        let is_made_by_script = data.is_made_by_script();
        let EntryData::Unplayable {
            url,
            element,
            failure,
            message,
            ..
        } = data
        else {
            return Some(data);
        };
        let file = if status.is_none() { self.look(&url) } else { None };
        if failure == MediaFailure::Picture && !matches!(&file, Some(Some(media)) if media.has_video) {
            return None;
        }
        if file.is_none() && !is_made_by_script {
            // It was not sent.
            return Some(EntryData::Resource { url, element, status });
        }
        Some(EntryData::Unplayable {
            url,
            element,
            failure,
            message,
            format: file.flatten().map(|media| media.format),
        })
    }
}
