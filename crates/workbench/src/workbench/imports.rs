//! Imports that can be cancelled by whoever began them, from another thread.

use std::{
    collections::HashMap,
    path::Path,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
};

use audit::{AuditProgress, LocalizedFinding};

use super::{Workbench, unpoisoned};
use crate::{
    Result,
    ids::{ImportId, PackageId},
    report::Language,
    views::{ImportProgress, Imported},
};

/// The imports under way. Each flag is set to cancel its import.
pub(super) type Imports = Mutex<HashMap<ImportId, Arc<AtomicBool>>>;

/// An import under way; it is none any more when this is dropped.
struct UnderWay<'a> {
    imports: &'a Imports,
    id: ImportId,
    cancelled: Arc<AtomicBool>,
}

impl<'a> UnderWay<'a> {
    fn begin(imports: &'a Imports, id: ImportId) -> Self {
        let cancelled = Arc::clone(unpoisoned(imports).entry(id.clone()).or_default());
        Self { imports, id, cancelled }
    }
}

impl Drop for UnderWay<'_> {
    fn drop(&mut self) {
        unpoisoned(self.imports).remove(&self.id);
    }
}

impl Workbench {
    /// Imports a package as [`Workbench::import`] does, until [`Workbench::cancel_import`] is called with its id. `watch`: and
    /// watches it from then on, as [`Workbench::import_and_watch`] does.
    ///
    /// # Errors
    /// Those of the import; [`package::Error::Cancelled`].
    pub fn begin_import(
        &self,
        id: ImportId,
        path: &Path,
        watch: bool,
        mut progress: impl FnMut(ImportProgress),
    ) -> Result<Imported> {
        let import = UnderWay::begin(&self.imports, id);
        let mut goes_on = |reported| {
            progress(reported);
            !import.cancelled.load(Ordering::Relaxed)
        };
        if watch {
            self.import_and_watch(path, &mut goes_on)
        } else {
            self.import(path, &mut goes_on)
        }
    }

    /// Imports a zip in a zip as [`Workbench::import_inner`] does, until [`Workbench::cancel_import`] is called with its id.
    ///
    /// # Errors
    /// Those of the import; [`package::Error::Cancelled`].
    pub fn begin_import_inner(
        &self,
        id: ImportId,
        path: &Path,
        inner: &str,
        mut progress: impl FnMut(ImportProgress),
    ) -> Result<Imported> {
        let import = UnderWay::begin(&self.imports, id);
        self.import_inner(path, inner, &mut |reported| {
            progress(reported);
            !import.cancelled.load(Ordering::Relaxed)
        })
    }

    /// Audits a package that an import has brought in as [`Workbench::audit`] does, until [`Workbench::cancel_import`] is called
    /// with the import's id. The package stays.
    ///
    /// # Errors
    /// Those of the audit; [`package::Error::Cancelled`].
    pub fn begin_audit(
        &self,
        id: ImportId,
        package: PackageId,
        language: Language,
        mut progress: impl FnMut(AuditProgress),
    ) -> Result<Vec<LocalizedFinding>> {
        let import = UnderWay::begin(&self.imports, id);
        self.audit_while(package, language, &mut |reported| {
            progress(reported);
            !import.cancelled.load(Ordering::Relaxed)
        })
    }

    /// Cancels an import under way, or its audit. One that has ended stays as it is.
    pub fn cancel_import(&self, id: &ImportId) {
        if let Some(cancelled) = unpoisoned(&self.imports).get(id) {
            cancelled.store(true, Ordering::Relaxed);
        }
    }
}
