//! Packages and their SCOs. Each row is a version of a package; the versions of one share a course.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset};
use rusqlite::{OptionalExtension, Row, Transaction, params};
use scorm::{Standard, manifest::ScoRef};

use crate::{
    CourseId, Error, PackageId, Record, Result, ScoId, Store, from_json, readable,
    salvage::LOST,
    statements::{Column, insert, update},
    time, to_json,
};

/// A package about to be added.
#[derive(Debug)]
pub struct NewPackage<'a> {
    /// The title of its default organization.
    pub title: &'a str,
    /// The standard that it is made for.
    pub standard: Standard,
    /// The manifest's `identifier`.
    pub identifier: &'a str,
    /// The manifest's `schemaversion`, where it names one.
    pub schema_version: Option<&'a str>,
    /// The name of the zip or folder that it was imported from.
    pub file_name: &'a str,
    /// The path of that, where it is known.
    pub source: Option<&'a str>,
    /// The name of its folder in the library.
    pub folder: &'a str,
    /// The manifest's path in its content; empty where it has none.
    pub manifest: &'a str,
    /// The zip's size in bytes.
    pub size: u64,
    /// The zip's SHA-256, hexadecimal.
    pub sha256: &'a str,
    /// When it was imported.
    pub imported_at: DateTime<FixedOffset>,
    /// Its SCOs in launch order.
    pub scos: &'a [ScoRef],
}

/// A package as it is stored.
#[derive(Debug, PartialEq)]
pub struct PackageRow {
    /// Its identity.
    pub id: PackageId,
    /// The title of its default organization.
    pub title: String,
    /// The name of the zip or folder that it was imported from.
    pub file_name: String,
    /// When it was imported.
    pub imported_at: DateTime<FixedOffset>,
    /// The zip's size in bytes.
    pub size: u64,
    /// How many SCOs it has.
    pub sco_count: u32,
    /// The standard that it is made for.
    pub standard: Standard,
    /// Which version of its course it is, from 1.
    pub version: u32,
    /// How many versions of the course are in the library.
    pub versions: u32,
    /// Whether its files could not be read when the library was last opened.
    pub unreadable: bool,
    /// The manifest's `identifier`.
    pub identifier: String,
    /// The manifest's `schemaversion`, where it names one.
    pub schema_version: Option<String>,
    /// The name of its folder in the library.
    pub folder: String,
    /// Its course.
    pub course: CourseId,
    /// The manifest's path in its content; empty where it has none.
    pub manifest: String,
    /// The zip or folder that it was imported from, where that is known.
    pub source: Option<String>,
    /// The zip or folder whose changes become new versions of its course.
    pub watched: Option<String>,
    /// The zip's SHA-256, hexadecimal.
    pub sha256: String,
    /// How many findings each rule had at the last audit, without those that were accepted; `None` before the first.
    pub found: Option<BTreeMap<String, u32>>,
    /// How many sessions it has.
    pub sessions: u32,
}

/// A SCO as it is stored.
#[derive(Debug)]
pub struct ScoRow {
    /// Its identity.
    pub id: ScoId,
    /// Its package.
    pub package_id: PackageId,
    /// Its place in launch order, from 1.
    pub number: u32,
    /// What the manifest says about it.
    pub item: ScoRef,
}

const PACKAGE: &str = "SELECT package.id, title, file_name, imported_at, size,
    (SELECT count(*) FROM sco WHERE package_id = package.id), identifier, schema_version, folder, standard, lineage_id,
    version, (SELECT count(*) FROM package AS other WHERE other.lineage_id = package.lineage_id), manifest, source,
    watched, sha256, found, (SELECT count(*) FROM session JOIN attempt ON attempt.id = attempt_id
    JOIN sco ON sco.id = sco_id WHERE package_id = package.id), unreadable
    FROM package JOIN lineage ON lineage.id = lineage_id";
const NEWEST: &str =
    "version = (SELECT max(version) FROM package AS other WHERE other.lineage_id = package.lineage_id)";

fn package(row: &Row<'_>) -> rusqlite::Result<PackageRow> {
    let found: Option<String> = row.get(17)?;
    Ok(PackageRow {
        id: row.get(0)?,
        title: row.get(1)?,
        file_name: row.get(2)?,
        imported_at: time(&row.get::<_, String>(3)?),
        size: u64::try_from(row.get::<_, i64>(4)?).unwrap_or_default(),
        sco_count: row.get(5)?,
        // A package can be exported and deleted whatever its standard.
        standard: from_json(9, &row.get::<_, String>(9)?).unwrap_or(Standard::Scorm12),
        version: row.get(11)?,
        versions: row.get(12)?,
        unreadable: row.get(19)?,
        identifier: row.get(6)?,
        schema_version: row.get(7)?,
        folder: row.get(8)?,
        course: row.get(10)?,
        manifest: row.get(13)?,
        source: row.get(14)?,
        watched: row.get(15)?,
        sha256: row.get(16)?,
        // Counted again at the next audit.
        found: found.and_then(|json| from_json(17, &json).ok()),
        sessions: row.get(18)?,
    })
}

/// The columns of a package that its files decide. Its files are not known to be on disk yet.
fn columns(new: &NewPackage<'_>) -> Result<Vec<Column>> {
    Ok(vec![
        ("title", new.title.to_owned().into()),
        ("identifier", new.identifier.to_owned().into()),
        ("schema_version", new.schema_version.map(str::to_owned).into()),
        ("file_name", new.file_name.to_owned().into()),
        ("folder", new.folder.to_owned().into()),
        ("size", i64::try_from(new.size).unwrap_or(i64::MAX).into()),
        ("sha256", new.sha256.to_owned().into()),
        ("imported_at", new.imported_at.to_rfc3339().into()),
        ("standard", to_json(&new.standard)?.into()),
        ("manifest", new.manifest.to_owned().into()),
        ("settled", 0.into()),
    ])
}

fn sco(row: &Row<'_>) -> rusqlite::Result<ScoRow> {
    Ok(ScoRow {
        id: row.get(0)?,
        package_id: row.get(1)?,
        number: row.get(2)?,
        item: from_json(3, &row.get::<_, String>(3)?)?,
    })
}

impl Store {
    /// Adds a package with its SCOs, as a version of `course` or else as the first of its own; returns its identity.
    ///
    /// # Errors
    /// The database cannot be written.
    pub fn add_package(&mut self, new: &NewPackage<'_>, course: Option<CourseId>) -> Result<PackageId> {
        self.transaction(|db| {
            let course = match course {
                Some(course) => course,
                None => new_course(db)?,
            };
            let version: u32 = db.query_row(
                "SELECT coalesce(max(version), 0) + 1 FROM package WHERE lineage_id = ?1",
                [course],
                |row| row.get(0),
            )?;
            let mut columns = columns(new)?;
            columns.extend([
                ("source", new.source.map(str::to_owned).into()),
                ("lineage_id", course.0.into()),
                ("version", version.into()),
            ]);
            let id = PackageId(key(insert(db, "package", &columns)?)?);
            let mut add_sco = db.prepare("INSERT INTO sco (package_id, number, item) VALUES (?1, ?2, ?3)")?;
            for (number, sco) in (1..).zip(new.scos) {
                add_sco.execute(params![id, number, to_json(sco)?])?;
            }
            Ok(id)
        })
    }

    /// Gives a package whose row was lost ([`Store::salvage`]) its row again: one whose SCOs, which are known, are those of
    /// `new`; returns which that is, and none where there is none.
    ///
    /// # Errors
    /// The database cannot be written.
    pub fn restore_package(&mut self, new: &NewPackage<'_>) -> Result<Option<PackageId>> {
        if new.scos.is_empty() {
            return Ok(None);
        }
        let mut lost = None;
        for package in self.some_packages("WHERE substr(folder, 1, length(?1)) = ?1", [LOST])? {
            let scos = self.scos(package.id)?;
            if scos.len() == new.scos.len() && scos.iter().zip(new.scos).all(|(row, sco)| row.item == *sco) {
                lost = Some(package.id);
                break;
            }
        }
        let Some(id) = lost else { return Ok(None) };
        self.transaction(|db| {
            let mut columns = columns(new)?;
            columns.push(("unreadable", 0.into()));
            update(db, "package", id.0.into(), &columns)?;
            Ok(Some(id))
        })
    }

    /// The newest version of each package, the last imported first.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn packages(&self) -> Result<Vec<PackageRow>> {
        self.some_packages(&format!("WHERE {NEWEST} ORDER BY package.id DESC"), [])
    }

    /// The folders of all packages.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn folders(&self) -> Result<Vec<String>> {
        let mut select = self.connection.prepare("SELECT folder FROM package")?;
        readable(select.query_map([], |row| row.get(0))?)
    }

    /// Whether a package has this folder.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn names_folder(&self, folder: &str) -> Result<bool> {
        Ok(self.connection.query_row(
            "SELECT EXISTS (SELECT 1 FROM package WHERE folder = ?1)",
            [folder],
            |row| row.get(0),
        )?)
    }

    /// The packages whose files are not known to have reached the disk.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn unsynced(&self) -> Result<Vec<PackageRow>> {
        self.some_packages("WHERE settled = 0 ORDER BY package.id", [])
    }

    /// The versions of a package, the newest first.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn versions(&self, course: CourseId) -> Result<Vec<PackageRow>> {
        self.some_packages("WHERE lineage_id = ?1 ORDER BY version DESC", [course])
    }

    /// The newest version of each package of which one version has the same bytes as this one, the newest first.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn same_bytes(&self, of: &PackageRow) -> Result<Vec<PackageRow>> {
        self.some_packages(
            &format!(
                "WHERE {NEWEST} AND lineage_id <> ?1 AND EXISTS (SELECT 1 FROM package AS other
                 WHERE other.lineage_id = package.lineage_id AND sha256 = ?2)
                 ORDER BY package.id DESC"
            ),
            params![of.course, of.sha256],
        )
    }

    /// The newest version of each other package of the same standard, the newest first.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn others(&self, than: &PackageRow) -> Result<Vec<PackageRow>> {
        self.some_packages(
            &format!("WHERE {NEWEST} AND lineage_id <> ?1 AND standard = ?2 ORDER BY package.id DESC"),
            params![than.course, to_json(&than.standard)?],
        )
    }

    fn some_packages(&self, which: &str, with: impl rusqlite::Params) -> Result<Vec<PackageRow>> {
        let mut select = self.connection.prepare(&format!("{PACKAGE} {which}"))?;
        readable(select.query_map(with, package)?)
    }

    /// Every version of every package that can be read, in the order that they came in.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn every_version(&self) -> Result<Vec<PackageRow>> {
        self.some_packages("ORDER BY package.id", [])
    }

    pub(super) fn scos_readable(&self) -> Result<usize> {
        let mut select = self
            .connection
            .prepare("SELECT id, package_id, number, item FROM sco")?;
        Ok(readable::<_, Vec<_>>(select.query_map([], sco)?)?.len())
    }

    /// One package.
    ///
    /// # Errors
    /// [`Error::NotFound`] if there is none; the database cannot be read.
    pub fn package(&self, id: PackageId) -> Result<PackageRow> {
        self.connection
            .query_row(&format!("{PACKAGE} WHERE package.id = ?1"), [id], package)
            .optional()?
            .ok_or_else(|| Error::not_found(Record::Package, id))
    }

    /// Makes a package the newest version of `course`, or the only one of a course of its own.
    ///
    /// # Errors
    /// The database cannot be written.
    pub fn move_package(&mut self, id: PackageId, course: Option<CourseId>) -> Result<()> {
        self.transaction(|db| {
            let course = match course {
                Some(course) => course,
                None => new_course(db)?,
            };
            db.execute(
                "UPDATE package SET lineage_id = ?2,
                 version = (SELECT coalesce(max(version), 0) + 1 FROM package WHERE lineage_id = ?2) WHERE id = ?1",
                params![id, course],
            )?;
            forget_empty_courses(db)
        })
    }

    /// The SCOs of a package in launch order.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn scos(&self, package: PackageId) -> Result<Vec<ScoRow>> {
        let mut select = self
            .connection
            .prepare("SELECT id, package_id, number, item FROM sco WHERE package_id = ?1 ORDER BY number")?;
        readable(select.query_map([package], sco)?)
    }

    /// One SCO.
    ///
    /// # Errors
    /// [`Error::NotFound`] if there is none; the database cannot be read.
    pub fn sco(&self, id: ScoId) -> Result<ScoRow> {
        self.connection
            .query_row("SELECT id, package_id, number, item FROM sco WHERE id = ?1", [id], sco)
            .optional()?
            .ok_or_else(|| Error::not_found(Record::Sco, id))
    }

    /// Forgets packages with everything that hangs on them; all or none.
    ///
    /// # Errors
    /// The database cannot be written.
    pub fn delete_packages(&mut self, ids: &[PackageId]) -> Result<()> {
        self.transaction(|db| {
            for id in ids {
                db.execute("DELETE FROM package WHERE id = ?1", [id])?;
            }
            forget_empty_courses(db)
        })
    }

    /// Notes that a package's files have reached the disk.
    ///
    /// # Errors
    /// The database cannot be written.
    pub fn sync(&mut self, id: PackageId) -> Result<()> {
        self.transaction(|db| {
            db.execute("UPDATE package SET settled = 1, unreadable = 0 WHERE id = ?1", [id])?;
            Ok(())
        })
    }

    /// Notes whether a package's files cannot be read.
    ///
    /// # Errors
    /// The database cannot be written.
    pub fn set_unreadable(&mut self, id: PackageId, unreadable: bool) -> Result<()> {
        self.transaction(|db| {
            db.execute(
                "UPDATE package SET unreadable = ?2 WHERE id = ?1",
                params![id, unreadable],
            )?;
            Ok(())
        })
    }

    /// Keeps how many findings each rule had in a package.
    ///
    /// # Errors
    /// The database cannot be written.
    pub fn put_found(&mut self, id: PackageId, found: &BTreeMap<String, u32>) -> Result<()> {
        self.transaction(|db| {
            db.execute(
                "UPDATE package SET found = ?2 WHERE id = ?1",
                params![id, to_json(found)?],
            )?;
            Ok(())
        })
    }
}

fn new_course(db: &Transaction<'_>) -> Result<CourseId> {
    db.execute("INSERT INTO lineage DEFAULT VALUES", [])?;
    key(db.last_insert_rowid()).map(CourseId)
}

fn forget_empty_courses(db: &Transaction<'_>) -> Result<()> {
    db.execute(
        "DELETE FROM lineage WHERE id NOT IN (SELECT lineage_id FROM package)",
        [],
    )?;
    Ok(())
}

fn key(id: i64) -> Result<u32> {
    u32::try_from(id).map_err(|error| Error::Other(error.to_string()))
}
