//! The current values of a session. Whether a SCO may read or set them is not asked here (see `rte::session`).

use std::collections::BTreeMap;

use super::element_names as names;
use super::elements::{DataType, ELEMENTS, Element};
use super::names::{ResolvedName, Target, array_number, resolve};
use super::records::Score;

/// Maximum characters of a stored value. Longer values are truncated, as by a database column. Only profiles that check no
/// lengths accept such values.
pub const VALUE_LIMIT: usize = 64 * 1024;

/// Where a value is stored. The order of the fields is the order that a reader expects: scalars as the table has them,
/// arrays record by record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Key {
    /// The outermost array, or `NO_ARRAY`.
    array: u16,
    pub(crate) n: u32,
    pub(crate) element: u16,
    pub(crate) m: u32,
}

/// The root of the tree of names, which is no array.
const NO_ARRAY: u16 = 0;

impl Key {
    pub(crate) fn new(element: u16, place: &ResolvedName) -> Self {
        let (n, m) = place.indices();
        let array = place.arrays().first().map_or(NO_ARRAY, |outer| outer.0);
        Self { array, n, element, m }
    }
}

/// The values of the data model in one session: what the LMS gave and what the SCO set (SCORM 1.2 RTE §3.4.4).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CmiData {
    values: BTreeMap<Key, String>,
    /// Records of each array: (array, index of the record that it stands in, 0 where it stands in none).
    counts: BTreeMap<(u16, u32), u32>,
}

impl CmiData {
    /// The value of an element now, write-only ones too: what was set or given, else its initial value.
    ///
    /// `None` for a name that is no element, for a keyword, for a record that does not exist.
    #[must_use]
    pub fn value(&self, element: &str) -> Option<&str> {
        let place = resolve(element).ok()?;
        let Target::Element(number) = place.target else {
            return None;
        };
        let row = ELEMENTS.get(usize::from(number))?;
        let keyword = matches!(row.data_type, DataType::Constant | DataType::Count);
        if keyword || self.outside(&place, 0).is_some() {
            return None;
        }
        Some(self.at(row, Key::new(number, &place)))
    }

    /// How many records an array has, by its name (`cmi.interactions`, `cmi.interactions.0.objectives`); 0 for what is
    /// no array.
    #[must_use]
    pub fn count(&self, array: &str) -> u32 {
        resolve(array)
            .ok()
            .and_then(|place| {
                let number = array_number(&format!("{array}._count"))?;
                Some(self.count_of(number, place.indices().0))
            })
            .unwrap_or_default()
    }

    /// Every element that has been set or given, by its name, with its value: scalars first, then arrays record by
    /// record.
    pub fn entries(&self) -> impl Iterator<Item = (String, &str)> {
        self.values
            .iter()
            .filter_map(|(key, value)| Some((name_of(*key)?, value.as_str())))
    }

    /// `cmi.core.score`.
    #[must_use]
    pub fn score(&self) -> Score {
        let read = |name| self.value(name).unwrap_or_default().to_owned();
        Score {
            raw: read(names::CORE_SCORE_RAW),
            max: read(names::CORE_SCORE_MAX),
            min: read(names::CORE_SCORE_MIN),
        }
    }

    /// The approximate size in memory, in bytes.
    pub(crate) fn size(&self) -> usize {
        let texts: usize = self.values.values().map(String::len).sum();
        let value = size_of::<Key>() + size_of::<String>();
        texts + self.values.len() * value + self.counts.len() * size_of::<(u16, u32, u32)>()
    }

    /// The value at a key, or the element's initial one.
    pub(crate) fn at(&self, element: &'static Element, key: Key) -> &str {
        self.values.get(&key).map_or(element.initial, String::as_str)
    }

    /// The first array on the way whose index lies past its end, `spare` records beyond the last being allowed, and how
    /// many records it has.
    pub(crate) fn outside(&self, place: &ResolvedName, spare: u32) -> Option<u32> {
        let mut parent = 0;
        for (array, index) in place.arrays() {
            let count = self.count_of(*array, parent);
            if *index >= count.saturating_add(spare) {
                return Some(count);
            }
            parent = *index;
        }
        None
    }

    pub(crate) fn count_of(&self, array: u16, parent: u32) -> u32 {
        self.counts.get(&(array, parent)).copied().unwrap_or_default()
    }

    /// Keeps a value; a record that it opens exists from now on.
    pub(crate) fn put(&mut self, key: Key, place: &ResolvedName, value: &str) {
        let stored = self.values.entry(key).or_default();
        stored.clear();
        stored.push_str(value);
        truncate(stored);
        self.open(place);
    }

    /// Adds to a value (`cmi.comments`).
    pub(crate) fn append(&mut self, key: Key, place: &ResolvedName, value: &str) {
        let stored = self.values.entry(key).or_default();
        stored.push_str(value);
        truncate(stored);
        self.open(place);
    }

    /// Keeps a value by name, past every check: for what the LMS gives. A name that leads nowhere changes nothing.
    pub(crate) fn give(&mut self, element: &str, value: &str) {
        if let Ok(place) = resolve(element)
            && let Target::Element(number) = place.target
        {
            self.put(Key::new(number, &place), &place, value);
        }
    }

    /// Gives an array so many records at least, empty where nothing is set in them.
    pub(crate) fn give_records(&mut self, count_element: &str, records: u32) {
        if let Some(array) = array_number(count_element)
            && records > 0
        {
            raise(&mut self.counts, (array, 0), records);
        }
    }

    /// The values of one array's records.
    pub(crate) fn records_of(&self, array: u16) -> impl Iterator<Item = (Key, &str)> {
        let first = Key {
            array,
            n: 0,
            element: 0,
            m: 0,
        };
        let last = Key {
            array,
            n: u32::MAX,
            element: u16::MAX,
            m: u32::MAX,
        };
        self.values
            .range(first..=last)
            .map(|(key, value)| (*key, value.as_str()))
    }

    fn open(&mut self, place: &ResolvedName) {
        let mut parent = 0;
        for (array, index) in place.arrays() {
            raise(&mut self.counts, (*array, parent), index.saturating_add(1));
            parent = *index;
        }
    }
}

fn raise(counts: &mut BTreeMap<(u16, u32), u32>, array: (u16, u32), records: u32) {
    let count = counts.entry(array).or_default();
    *count = (*count).max(records);
}

fn name_of(key: Key) -> Option<String> {
    let row = ELEMENTS.get(usize::from(key.element))?;
    if key.array == NO_ARRAY {
        return Some(row.name.to_owned());
    }
    Some(
        row.name
            .replacen(".n.", &format!(".{}.", key.n), 1)
            .replacen(".m.", &format!(".{}.", key.m), 1),
    )
}

fn truncate(value: &mut String) {
    if value.len() > VALUE_LIMIT
        && let Some((end, _)) = value.char_indices().nth(VALUE_LIMIT)
    {
        value.truncate(end);
    }
}
