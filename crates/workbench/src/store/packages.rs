//! Packages and their SCOs.

use rusqlite::{OptionalExtension, Row, params};
use scorm::{Standard, manifest::ScoRef};

use super::{Store, from_json, to_json};
use crate::{Error, Result, views::PackageSummary};

/// A package about to enter the library.
#[derive(Debug)]
pub(crate) struct NewPackage<'a> {
    pub(crate) title: &'a str,
    pub(crate) standard: Standard,
    pub(crate) identifier: &'a str,
    pub(crate) schema_version: Option<&'a str>,
    pub(crate) file_name: &'a str,
    pub(crate) folder: &'a str,
    pub(crate) size: u64,
    pub(crate) sha256: &'a str,
    pub(crate) imported_at: &'a str,
    pub(crate) scos: &'a [ScoRef],
}

/// A package as kept.
#[derive(Debug)]
pub(crate) struct PackageRow {
    pub(crate) summary: PackageSummary,
    pub(crate) identifier: String,
    pub(crate) schema_version: Option<String>,
    pub(crate) folder: String,
}

/// A SCO as kept.
#[derive(Debug)]
pub(crate) struct ScoRow {
    pub(crate) id: u32,
    pub(crate) package_id: u32,
    pub(crate) number: u32,
    pub(crate) item: ScoRef,
}

const PACKAGE: &str = "SELECT id, title, file_name, imported_at, size,
    (SELECT count(*) FROM sco WHERE package_id = package.id), identifier, schema_version, folder, standard,
    (SELECT count(*) FROM package AS twin WHERE twin.sha256 = package.sha256 AND twin.id <> package.id) FROM package";

fn package(row: &Row<'_>) -> rusqlite::Result<PackageRow> {
    Ok(PackageRow {
        summary: PackageSummary {
            id: row.get(0)?,
            title: row.get(1)?,
            file_name: row.get(2)?,
            imported_at: row.get(3)?,
            size: row.get::<_, i64>(4)? as f64,
            sco_count: row.get(5)?,
            standard: from_json(9, &row.get::<_, String>(9)?)?,
            twins: row.get(10)?,
        },
        identifier: row.get(6)?,
        schema_version: row.get(7)?,
        folder: row.get(8)?,
    })
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
    /// Adds a package with its SCOs; answers its identity.
    pub(crate) fn add_package(&mut self, new: &NewPackage<'_>) -> Result<u32> {
        self.transaction(|db| {
            db.execute(
                "INSERT INTO package (title, identifier, schema_version, file_name, folder, size, sha256, imported_at,
                 standard) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                params![
                    new.title,
                    new.identifier,
                    new.schema_version,
                    new.file_name,
                    new.folder,
                    i64::try_from(new.size).unwrap_or(i64::MAX),
                    new.sha256,
                    new.imported_at,
                    to_json(&new.standard)?,
                ],
            )?;
            let id = db.last_insert_rowid();
            let mut insert = db.prepare("INSERT INTO sco (package_id, number, item) VALUES (?1, ?2, ?3)")?;
            for (number, sco) in (1..).zip(new.scos) {
                insert.execute(params![id, number, to_json(sco)?])?;
            }
            u32::try_from(id).map_err(|error| Error::Store {
                reason: error.to_string(),
            })
        })
    }

    /// All packages, newest first.
    pub(crate) fn packages(&self) -> Result<Vec<PackageRow>> {
        let mut select = self.connection.prepare(&format!("{PACKAGE} ORDER BY id DESC"))?;
        Ok(select.query_map([], package)?.collect::<rusqlite::Result<_>>()?)
    }

    /// One package.
    pub(crate) fn package(&self, id: u32) -> Result<PackageRow> {
        self.connection
            .query_row(&format!("{PACKAGE} WHERE id = ?1"), [id], package)
            .optional()?
            .ok_or_else(|| Error::not_found("package", id))
    }

    /// The SCOs of a package in launch order.
    pub(crate) fn scos(&self, package: u32) -> Result<Vec<ScoRow>> {
        let mut select = self
            .connection
            .prepare("SELECT id, package_id, number, item FROM sco WHERE package_id = ?1 ORDER BY number")?;
        Ok(select.query_map([package], sco)?.collect::<rusqlite::Result<_>>()?)
    }

    /// One SCO.
    pub(crate) fn sco(&self, id: u32) -> Result<ScoRow> {
        self.connection
            .query_row("SELECT id, package_id, number, item FROM sco WHERE id = ?1", [id], sco)
            .optional()?
            .ok_or_else(|| Error::not_found("SCO", id))
    }

    /// Forgets a package with everything that hangs on it.
    pub(crate) fn delete_package(&mut self, id: u32) -> Result<()> {
        self.transaction(|db| match db.execute("DELETE FROM package WHERE id = ?1", [id])? {
            0 => Err(Error::not_found("package", id)),
            _ => Ok(()),
        })
    }
}
