//! What the page and the workbench both remember of the values of elements, so that a value which is read again and again
//! travels once.

use scorm::rte::{Argument, Function};

use crate::{Entry, EntryData, Micros, PageState};

/// Maximum bytes of an element's name together with its value, of those that are remembered. A line that repeats an entry is
/// much shorter than that entry: this bounds what the lines of a message become in memory.
pub(super) const SLOT_LIMIT: usize = 512;

/// The place of an element among those that are remembered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot(u8);

impl Slot {
    /// How many there are.
    pub const COUNT: usize = 64;

    /// The slot of this number. `None` from [`Slot::COUNT`] on.
    #[must_use]
    pub fn new(number: usize) -> Option<Self> {
        let number = u8::try_from(number).ok()?;
        (usize::from(number) < Self::COUNT).then_some(Self(number))
    }

    /// Its number.
    #[must_use]
    pub fn number(self) -> u8 {
        self.0
    }
}

/// A line of the page, as [`read`](super::read) returns it. A [`Line::Repeat`] has its meaning in the order of the lines only.
#[derive(Clone, Debug, PartialEq)]
pub enum Line {
    /// An entry. Its element and value go into the slot, if it names one.
    Entry {
        /// The entry.
        entry: Entry,
        /// Where its element and value are remembered.
        slot: Option<Slot>,
    },
    /// An LMSGetValue without error, of the slot's element, which returned the slot's value.
    Repeat {
        /// The number of the entry.
        seq: u32,
        /// Its time.
        at: Micros,
        /// The slot.
        slot: Slot,
    },
}

impl Line {
    /// The number of its entry.
    #[must_use]
    pub fn seq(&self) -> u32 {
        match self {
            Self::Entry { entry, .. } => entry.seq,
            Self::Repeat { seq, .. } => *seq,
        }
    }
}

/// The slots of a session, on the side of the workbench. At most [`Slot::COUNT`] × 512 bytes of text.
#[derive(Debug, Default)]
pub struct Slots(Vec<Option<Remembered>>);

#[derive(Debug)]
struct Remembered {
    phase: PageState,
    element: String,
    value: String,
}

impl Slots {
    /// The entry of the next line. Each line must be given once, in the order of their numbers. `None` if it repeats an empty
    /// slot: the run-time writes no such line.
    pub fn entry(&mut self, line: Line) -> Option<Entry> {
        match line {
            Line::Entry { entry, slot } => {
                if let Some(slot) = slot {
                    self.remember(slot, &entry);
                }
                Some(entry)
            }
            Line::Repeat { seq, at, slot } => {
                let remembered = self.0.get(usize::from(slot.0))?.as_ref()?;
                Some(Entry {
                    seq,
                    at,
                    phase: remembered.phase,
                    data: EntryData::Call {
                        function: Function::GetValue,
                        arguments: vec![Argument::string(&remembered.element)],
                        returned: remembered.value.clone(),
                        error: scorm::ErrorCode::NoError.into(),
                        refused: None,
                        replay: None,
                    },
                })
            }
        }
    }

    fn remember(&mut self, slot: Slot, entry: &Entry) {
        let index = usize::from(slot.0);
        if self.0.len() <= index {
            self.0.resize_with(index + 1, || None);
        }
        if let Some(place) = self.0.get_mut(index) {
            *place = remembered(entry);
        }
    }
}

/// What a call leaves in a slot; `None` if it is too long, or none that names an element and its value.
fn remembered(entry: &Entry) -> Option<Remembered> {
    let EntryData::Call {
        function,
        arguments,
        returned,
        ..
    } = &entry.data
    else {
        return None;
    };
    let (element, value) = match (function, arguments.as_slice()) {
        (Function::GetValue, [element]) => (&element.text, returned),
        (Function::SetValue, [element, value]) => (&element.text, &value.text),
        _ => return None,
    };
    (element.len() + value.len() <= SLOT_LIMIT).then(|| Remembered {
        phase: entry.phase,
        element: element.clone(),
        value: value.clone(),
    })
}
