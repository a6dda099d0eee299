//! The rows of one table, as far as they can be read: from the beginning to the damage, from the end to the damage, and
//! what lies between two damaged places.

use std::ops::RangeInclusive;

use rusqlite::{
    Connection, params_from_iter,
    types::{Value, ValueRef},
};

use crate::Result;

/// How often a table is tried again behind damaged places, and how often behind one. Each takes some microseconds.
const MOST_PROBES: u32 = 60_000;
const MOST_PROBES_OF_A_GAP: u32 = 15_000;
/// Between two damaged places, every key is tried where there are no more than so many.
const WIDE: i128 = 1 << 16;
/// Where scans from both sides end before they meet, every key between them is tried where there are no more than so many.
const FEW: i128 = 1 << 12;
/// Keys in a gap that is wider lie in here.
const KEYS: (i64, i64) = (0, 1 << 32);
/// No bound.
const ALL: RangeInclusive<i64> = i64::MIN..=i64::MAX;
/// So many rows out of order are a circle of pages.
const MOST_OUT_OF_ORDER: u32 = 10_000;
/// Columns whose value must be no other row's, and what may stand there instead. `?` is the row's key.
const INSTEAD: &[(&str, &str, &str)] = &[
    ("package", "lineage_id", "NULL"),
    ("package", "folder", "'lost-' || ?"),
    ("attempt", "reset_at", "''"),
    ("session", "uuid", "printf('00000000-0000-4000-8000-%012d', ?)"),
    ("learner", "student_id", "'learner-lost-' || ?"),
    ("lms_profile", "id", "'lost-' || ?"),
];

/// A table as both databases have it.
#[derive(Debug)]
pub(super) struct Table {
    name: &'static str,
    columns: Vec<Column>,
    /// The columns of its key, of which the first `numbers` are whole numbers.
    key: Vec<String>,
    numbers: usize,
}

#[derive(Debug)]
struct Column {
    name: String,
    kind: String,
    nullable: bool,
}

impl Table {
    /// The table `name` of `new`, with the columns that it has in `old` too; none where the table is not there.
    pub(super) fn shared_by(new: &Connection, old: &Connection, name: &'static str) -> Result<Self> {
        // A definition that cannot be read is a table that is not there.
        let there: Vec<String> = old
            .prepare("SELECT name FROM pragma_table_info(?1)")
            .and_then(|mut select| select.query_map([name], |row| row.get(0))?.collect())
            .unwrap_or_default();
        let mut select = new.prepare("SELECT name, type, \"notnull\", pk FROM pragma_table_info(?1)")?;
        let all: Vec<(Column, usize)> = select
            .query_map([name], |row| {
                let column = Column {
                    name: row.get(0)?,
                    kind: row.get(1)?,
                    nullable: !row.get::<_, bool>(2)?,
                };
                Ok((column, row.get::<_, u8>(3)?.into()))
            })?
            .collect::<rusqlite::Result<_>>()?;
        let mut key: Vec<_> = all.iter().filter(|(_, place)| *place > 0).collect();
        key.sort_by_key(|(_, place)| *place);
        Ok(Self {
            name,
            numbers: key.iter().take_while(|(column, _)| column.kind == "INTEGER").count(),
            key: key.iter().map(|(column, _)| column.name.clone()).collect(),
            columns: all
                .into_iter()
                .map(|(column, _)| column)
                .filter(|column| there.contains(&column.name))
                .collect(),
        })
    }

    /// Whether the old database has it.
    pub(super) fn is_there(&self) -> bool {
        !self.columns.is_empty()
    }

    fn names(&self) -> String {
        let names: Vec<_> = self
            .columns
            .iter()
            .map(|column| format!("\"{}\"", column.name))
            .collect();
        names.join(", ")
    }

    /// Where in a row the key's `n`th column is.
    fn place(&self, n: usize) -> Option<usize> {
        self.columns
            .iter()
            .position(|column| Some(&column.name) == self.key.get(n))
    }
}

/// Copies what can be read of a table; returns whether nothing stood in the way.
pub(super) fn copy(old: &Connection, new: &Connection, table: &Table) -> Result<bool> {
    if !table.is_there() {
        return Ok(false);
    }
    let mut copying = Copying {
        old,
        new,
        table,
        probes: MOST_PROBES,
        gap: 0,
        complete: true,
    };
    let up = copying.scan(&[], ALL, Way::Up)?;
    if !up.failed {
        return Ok(copying.complete);
    }
    copying.complete = false;
    let down = copying.scan(&[], ALL, Way::Down)?;
    if down.failed {
        copying.between(&up.last, &down.last)?;
    }
    Ok(false)
}

struct Copying<'a> {
    old: &'a Connection,
    new: &'a Connection,
    table: &'a Table,
    /// How many probes are left, and how many of them for the gap.
    probes: u32,
    gap: u32,
    complete: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Up,
    Down,
}

/// How far a scan came: the numbers of the last key, and whether damage ended it.
#[derive(Debug, Default)]
struct Scan {
    last: Vec<i64>,
    failed: bool,
}

impl Copying<'_> {
    /// Reads what lies between two keys, which the damage is next to. Blank where not even the first or the last row can be
    /// read.
    fn between(&mut self, low: &[i64], high: &[i64]) -> Result<()> {
        // A damaged key took the scan to where it never was.
        let (low, high) = if low < high {
            (low, high)
        } else {
            ([].as_slice(), [].as_slice())
        };
        let after = |key: &[i64], n: usize| key.get(n).map_or(KEYS.0, |key| key.saturating_add(1));
        let before = |key: &[i64], n: usize| key.get(n).map_or(KEYS.1, |key| key.saturating_sub(1));
        match self.table.numbers {
            // Nothing can be counted through.
            0 => Ok(()),
            // Of a key whose rest is text, the first number may have more rows.
            1 if self.table.key.len() > 1 => self.gap(&[], after(low, 0) - 1..=before(high, 0) + 1),
            1 => self.gap(&[], after(low, 0)..=before(high, 0)),
            _ => {
                let (first, last) = (low.first().copied(), high.first().copied());
                for owner in self.owners(first.unwrap_or(KEYS.0), last.unwrap_or(KEYS.1))? {
                    let from = if Some(owner) == first { after(low, 1) } else { KEYS.0 };
                    let to = if Some(owner) == last { before(high, 1) } else { KEYS.1 };
                    self.gap(&[owner], from..=to)?;
                }
                Ok(())
            }
        }
    }

    /// The first numbers of keys of two that may occur: the sessions that were read, and where there are few numbers, all.
    fn owners(&self, first: i64, last: i64) -> Result<Vec<i64>> {
        if i128::from(last) - i128::from(first) <= WIDE {
            return Ok((first..=last).collect());
        }
        let mut select = self.new.prepare("SELECT id FROM session WHERE id BETWEEN ?1 AND ?2")?;
        Ok(select
            .query_map([first, last], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?)
    }

    /// Reads what lies between two damaged places, as far as the probes for one last.
    fn gap(&mut self, owner: &[i64], keys: RangeInclusive<i64>) -> Result<()> {
        self.gap = self.probes.min(MOST_PROBES_OF_A_GAP);
        self.range(owner, keys)
    }

    /// Reads the rows whose key begins with `owner` and has its next number in `keys`.
    fn range(&mut self, owner: &[i64], keys: RangeInclusive<i64>) -> Result<()> {
        let (low, high) = keys.into_inner();
        if low > high || self.gap == 0 {
            return Ok(());
        }
        if low == high {
            self.scan(owner, low..=high, Way::Up)?;
            return Ok(());
        }
        let up = self.scan(owner, low..=high, Way::Up)?;
        let low = up.last.get(owner.len()).map_or(low, |last| last.saturating_add(1));
        // Also where that came to its end: at a damaged key it takes what follows for out of bounds.
        let down = self.scan(owner, low..=high, Way::Down)?;
        let high = down.last.get(owner.len()).map_or(high, |last| last.saturating_sub(1));
        if !(up.failed && down.failed) {
            // A damaged key is taken for the end of the range, from either side: rows behind it are found by their whole key
            // alone. That there is damage is known where one way fails, or the way down finds what the way up did not.
            let is_damaged = up.failed || down.failed || !down.last.is_empty();
            if is_damaged && i128::from(high) - i128::from(low) <= FEW {
                for key in low..=high {
                    if self.gap == 0 {
                        break;
                    }
                    self.scan(owner, key..=key, Way::Up)?;
                }
            }
            return Ok(());
        }
        if low >= high {
            return self.range(owner, low..=high);
        }
        if i128::from(high) - i128::from(low) <= WIDE {
            let middle = low + (high - low) / 2;
            self.range(owner, low..=middle)?;
            return self.range(owner, middle + 1..=high);
        }
        // Keys are given from the lowest up: there they are dense.
        let (mut from, to) = (low.max(KEYS.0), high.min(KEYS.1));
        let mut step = 1;
        while from <= to {
            self.range(owner, from..=to.min(from + step - 1))?;
            (from, step) = (from + step, step * 2);
        }
        Ok(())
    }

    /// Copies rows in the order of their keys until the damage, or the end.
    fn scan(&mut self, owner: &[i64], keys: RangeInclusive<i64>, way: Way) -> Result<Scan> {
        let (table, old) = (self.table, self.old);
        self.probes = self.probes.saturating_sub(1);
        self.gap = self.gap.saturating_sub(1);
        let mut conditions: Vec<_> = (0..owner.len()).map(|n| format!("\"{}\" = ?", table.key[n])).collect();
        let mut parameters = owner.to_vec();
        // A bound would end at a key that is no number any more: where all are wanted, there is none.
        if owner.len() < table.numbers && keys != ALL {
            let key = &table.key[owner.len()];
            if keys.start() == keys.end() {
                // A row between two pages is found by its whole key alone where both are damaged.
                conditions.push(format!("\"{key}\" = ?"));
                parameters.push(*keys.start());
            } else {
                conditions.push(format!("\"{key}\" BETWEEN ? AND ?"));
                parameters.extend([*keys.start(), *keys.end()]);
            }
        }
        let order: Vec<_> = table
            .key
            .iter()
            .map(|name| format!("\"{name}\" {}", if way == Way::Up { "ASC" } else { "DESC" }))
            .collect();
        let condition = if conditions.is_empty() {
            "1".to_owned()
        } else {
            conditions.join(" AND ")
        };
        // No index, which may be damaged where the table is not.
        let sql = format!(
            "SELECT {} FROM \"{}\" NOT INDEXED WHERE {condition} ORDER BY {}",
            table.names(),
            table.name,
            order.join(", ")
        );
        let failed = Scan {
            failed: true,
            ..Scan::default()
        };
        let Ok(mut select) = old.prepare_cached(&sql) else {
            return Ok(failed);
        };
        let Ok(mut rows) = select.query(params_from_iter(parameters)) else {
            return Ok(failed);
        };
        let mut scan = Scan::default();
        let mut out_of_order = 0;
        loop {
            let row = match rows.next() {
                Ok(Some(row)) => row,
                Ok(None) => {
                    // Where keys are out of order, rows may have been passed over.
                    scan.failed = out_of_order > 0;
                    return Ok(scan);
                }
                Err(_) => {
                    scan.failed = true;
                    return Ok(scan);
                }
            };
            let mut values = Vec::with_capacity(table.columns.len());
            for (n, column) in table.columns.iter().enumerate() {
                values.push(column.value(row.get_ref(n)?));
            }
            let key: Vec<_> = (0..table.numbers)
                .filter_map(|n| match values.get(table.place(n)?) {
                    Some(Value::Integer(key)) => Some(*key),
                    _ => None,
                })
                .collect();
            self.complete &= self.insert(&key, &values)?;
            // A damaged key may be any: it says nothing about how far this came.
            let is_wanted = key.starts_with(owner) && key.get(owner.len()).is_none_or(|key| keys.contains(key));
            let goes_on = scan.last.is_empty() || (key > scan.last) == (way == Way::Up);
            if is_wanted && goes_on {
                scan.last = key;
            } else {
                out_of_order += 1;
            }
            if out_of_order > MOST_OUT_OF_ORDER {
                scan.failed = true;
                return Ok(scan);
            }
        }
    }

    /// Adds a row; returns whether it is there now, as it was.
    fn insert(&self, key: &[i64], values: &[Value]) -> Result<bool> {
        let (table, new) = (self.table, self.new);
        let marks = vec!["?"; values.len()].join(", ");
        let sql = format!(
            "INSERT OR IGNORE INTO \"{}\" ({}) VALUES ({marks})",
            table.name,
            table.names()
        );
        match new.prepare_cached(&sql)?.execute(params_from_iter(values)) {
            Ok(1) => return Ok(true),
            Ok(_) => {}
            Err(error) => {
                tracing::warn!(%error, table = table.name, ?key, "a row that today's tables refuse");
                return Ok(false);
            }
        }
        if table.key.len() != 1 || self.is_there(key)? {
            return Ok(true);
        }
        // Another row has a value that only one may have: one of the two is damaged.
        for (_, column, instead) in INSTEAD.iter().filter(|(of, ..)| *of == table.name) {
            let Some(place) = table.columns.iter().position(|known| known.name == *column) else {
                continue;
            };
            let mut marks = vec!["?"; values.len()];
            marks[place] = instead;
            let sql = format!(
                "INSERT OR IGNORE INTO \"{}\" ({}) VALUES ({})",
                table.name,
                table.names(),
                marks.join(", ")
            );
            let mut values = values.to_vec();
            if instead.contains('?') {
                values[place] = key.first().map_or(Value::Null, |key| Value::Integer(*key));
            } else {
                values.remove(place);
            }
            if new.prepare_cached(&sql)?.execute(params_from_iter(values))? == 1 {
                return Ok(false);
            }
        }
        tracing::warn!(table = table.name, ?key, "a row that stands in another's way");
        Ok(false)
    }

    fn is_there(&self, key: &[i64]) -> Result<bool> {
        let Some(key) = key.first() else { return Ok(true) };
        let (table, column) = (self.table.name, &self.table.key[0]);
        Ok(self.new.query_row(
            &format!("SELECT EXISTS (SELECT 1 FROM \"{table}\" WHERE \"{column}\" = ?1)"),
            [key],
            |row| row.get(0),
        )?)
    }
}

impl Column {
    /// A value as the column takes it, whatever damage made of it.
    fn value(&self, value: ValueRef<'_>) -> Value {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        match (self.kind.as_str(), value) {
            (_, ValueRef::Null) if self.nullable => Value::Null,
            ("TEXT", ValueRef::Text(bytes) | ValueRef::Blob(bytes)) => Value::Text(text(bytes)),
            ("TEXT", ValueRef::Integer(number)) => Value::Text(number.to_string()),
            ("TEXT", ValueRef::Real(number)) => Value::Text(number.to_string()),
            ("INTEGER", ValueRef::Real(number)) => Value::Integer(number as i64),
            ("INTEGER", ValueRef::Text(bytes) | ValueRef::Blob(bytes)) => {
                Value::Integer(text(bytes).parse().unwrap_or_default())
            }
            ("REAL", ValueRef::Integer(number)) => Value::Real(number as f64),
            ("REAL", ValueRef::Text(bytes) | ValueRef::Blob(bytes)) => {
                Value::Real(text(bytes).parse().unwrap_or_default())
            }
            ("TEXT", ValueRef::Null) => Value::Text(String::new()),
            ("INTEGER", ValueRef::Null) => Value::Integer(0),
            ("REAL", ValueRef::Null) => Value::Real(0.0),
            (_, ValueRef::Integer(number)) => Value::Integer(number),
            // What JSON has no word for.
            (_, ValueRef::Real(number)) if !number.is_finite() => Value::Real(0.0),
            (_, ValueRef::Real(number)) => Value::Real(number),
            (_, ValueRef::Text(bytes) | ValueRef::Blob(bytes)) => Value::Text(text(bytes)),
            (_, ValueRef::Null) => Value::Null,
        }
    }
}
