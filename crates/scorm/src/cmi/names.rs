//! From an element's name, as a SCO writes it, to its place in the table. Values are not looked at here.

use std::sync::OnceLock;

use super::elements::ELEMENTS;

/// The keywords that any name may end in (SCORM 1.2 RTE §3.4.1.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Keyword {
    Children,
    Count,
    Version,
}

const KEYWORDS: [(&str, Keyword); 3] = [
    ("_children", Keyword::Children),
    ("_count", Keyword::Count),
    ("_version", Keyword::Version),
];

/// What a name leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// An element, by its number in `ELEMENTS`.
    Element(u16),
    /// A keyword put behind something that the table gives no such keyword.
    Undeclared(Keyword),
    /// A group of elements or a record: no element itself.
    Group,
}

/// Where a name leads, with the arrays and indices on the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ResolvedName {
    pub(crate) target: Target,
    /// Arrays on the way, from the outside in, each with the index that was written.
    pub(crate) arrays: [(u16, u32); 2],
    /// How many of `arrays` count.
    pub(crate) depth: usize,
    /// The array that a `_count` counts.
    pub(crate) counted: Option<u16>,
}

impl ResolvedName {
    pub(crate) fn arrays(&self) -> &[(u16, u32)] {
        self.arrays.get(..self.depth).unwrap_or_default()
    }

    /// The indices, 0 where there is none.
    pub(crate) fn indices(&self) -> (u32, u32) {
        (self.arrays[0].1, self.arrays[1].1)
    }
}

/// Why a name leads nowhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lost {
    /// The first symbol names another data model.
    OtherModel,
    /// No such element in this one.
    NoSuchElement,
}

/// The name of an element as a SCO writes it, with where it leads: who names an element again and again resolves it once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ElementName {
    text: String,
    place: Result<ResolvedName, Lost>,
}

impl ElementName {
    /// Follows a name, which may be no element's, through the data model.
    #[must_use]
    pub fn new(text: String) -> Self {
        let place = resolve(&text);
        Self { text, place }
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    pub(crate) fn place(&self) -> Result<ResolvedName, Lost> {
        self.place
    }
}

/// One symbol of the names in the table.
struct Node {
    children: Vec<(&'static str, u16)>,
    /// Where an index leads, if this is an array.
    record: Option<u16>,
    element: Option<u16>,
}

const ROOT: u16 = 0;

fn new_node(nodes: &mut Vec<Node>) -> u16 {
    nodes.push(Node {
        children: Vec::new(),
        record: None,
        element: None,
    });
    (nodes.len() - 1) as u16
}

/// The names of the table as a tree, made once: a call must cost less than a microsecond.
fn tree() -> &'static [Node] {
    static TREE: OnceLock<Vec<Node>> = OnceLock::new();
    TREE.get_or_init(|| {
        let mut nodes = Vec::new();
        new_node(&mut nodes);
        for (number, element) in ELEMENTS.iter().enumerate() {
            let mut at = ROOT;
            for symbol in element.name.split('.').skip(1) {
                let known = match symbol {
                    "n" | "m" => nodes[usize::from(at)].record,
                    _ => nodes[usize::from(at)]
                        .children
                        .iter()
                        .find(|c| c.0 == symbol)
                        .map(|c| c.1),
                };
                at = known.unwrap_or_else(|| {
                    let new = new_node(&mut nodes);
                    let parent = &mut nodes[usize::from(at)];
                    match symbol {
                        "n" | "m" => parent.record = Some(new),
                        _ => parent.children.push((symbol, new)),
                    }
                    new
                });
            }
            nodes[usize::from(at)].element = Some(number as u16);
        }
        nodes
    })
}

/// Whether a name ends in a keyword, whatever comes before: setting one is 402 (SCORM 1.2 RTE §3.3.3).
pub(crate) fn ends_in_keyword(name: &str) -> bool {
    name.rsplit('.').next().is_some_and(|last| keyword(last).is_some())
}

fn keyword(symbol: &str) -> Option<Keyword> {
    KEYWORDS.iter().find(|k| k.0 == symbol).map(|k| k.1)
}

/// An array's index as the standard writes integers: `0`, `12`; not `00`, `+1`, `-1`, `x`.
fn index(symbol: &str) -> Option<u32> {
    let plain = !symbol.is_empty() && symbol.len() <= 9 && symbol.bytes().all(|b| b.is_ascii_digit());
    let canonical = plain && (symbol.len() == 1 || !symbol.starts_with('0'));
    if canonical { symbol.parse().ok() } else { None }
}

/// What is between the dots of a name. `str::split` searches for a dot in a way that pays for long texts only.
struct Symbols<'a>(Option<&'a str>);

impl<'a> Iterator for Symbols<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let rest = self.0.take()?;
        let Some(dot) = rest.bytes().position(|byte| byte == b'.') else {
            return Some(rest);
        };
        self.0 = rest.get(dot + 1..);
        rest.get(..dot)
    }
}

/// Whether they are equal. Most symbols beside each other in the table differ in their length or in their last letter, which is
/// seen at once.
fn is_same(one: &str, other: &str) -> bool {
    one.len() == other.len() && one.bytes().next_back() == other.bytes().next_back() && one == other
}

/// Follows a name through the table (SCORM 1.2 RTE §3.4.1.2: names are case sensitive).
pub(crate) fn resolve(name: &str) -> Result<ResolvedName, Lost> {
    let nodes = tree();
    let mut symbols = Symbols(Some(name));
    match symbols.next() {
        Some("cmi") => {}
        None | Some("") => return Err(Lost::NoSuchElement),
        Some(_) => return Err(Lost::OtherModel),
    }
    let mut place = ResolvedName {
        target: Target::Group,
        arrays: [(0, 0); 2],
        depth: 0,
        counted: None,
    };
    let mut at = ROOT;
    while let Some(symbol) = symbols.next() {
        let node = nodes.get(usize::from(at)).ok_or(Lost::NoSuchElement)?;
        if let Some(child) = node.children.iter().find(|c| is_same(c.0, symbol)) {
            if node.record.is_some() && keyword(symbol) == Some(Keyword::Count) {
                place.counted = Some(at);
            }
            at = child.1;
            continue;
        }
        if let (Some(record), Some(index)) = (node.record, index(symbol)) {
            let slot = place.arrays.get_mut(place.depth).ok_or(Lost::NoSuchElement)?;
            *slot = (at, index);
            place.depth += 1;
            at = record;
            continue;
        }
        // `_count._children` is no question about an element.
        let of_keyword = node
            .element
            .and_then(|e| ELEMENTS.get(usize::from(e)))
            .is_some_and(|e| ends_in_keyword(e.name));
        return match keyword(symbol) {
            Some(found @ (Keyword::Children | Keyword::Count)) if symbols.next().is_none() && !of_keyword => {
                Ok(ResolvedName {
                    target: Target::Undeclared(found),
                    ..place
                })
            }
            _ => Err(Lost::NoSuchElement),
        };
    }
    if let Some(element) = nodes.get(usize::from(at)).and_then(|n| n.element) {
        place.target = Target::Element(element);
    }
    Ok(place)
}

/// The number of the element with this name in the table, `n` and `m` as they stand there.
pub(crate) fn element_number(name: &str) -> Option<u16> {
    ELEMENTS.iter().position(|e| e.name == name).map(|at| at as u16)
}

/// The number of the array with this name, `n` written as any index.
pub(crate) fn array_number(count_element: &str) -> Option<u16> {
    resolve(count_element).ok().and_then(|place| place.counted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_of_the_table_leads_to_its_row() {
        for (number, element) in ELEMENTS.iter().enumerate() {
            let name = element.name.replace(".n.", ".7.").replace(".m.", ".3.");
            let place = resolve(&name).unwrap();
            assert_eq!(place.target, Target::Element(number as u16), "{name}");
            assert_eq!(
                place.depth,
                element.name.matches(".n.").count() + element.name.matches(".m.").count()
            );
        }
    }

    #[test]
    fn symbols_are_what_is_between_the_dots() {
        for name in ["", ".", "cmi", "cmi.", "cmi..core", "cmi.é.ü.", "..."] {
            assert!(Symbols(Some(name)).eq(name.split('.')), "{name}");
        }
    }

    #[test]
    fn names_that_lead_nowhere() {
        for name in [
            "",
            ".",
            "cmi.",
            "cmi.core.",
            "cmi..core",
            "cmi.objectives.00.id",
            "cmi.objectives.-1.id",
            "cmi.objectives.id",
            "cmi.objectives.n.id",
            "cmi.objectives.9999999999.id",
            "cmi.core._version",
            "cmi.core._children._children",
            "cmi.Core.exit",
            "cmi.core.exit.x",
            "cmi.core.exit._count.x",
        ] {
            assert_eq!(resolve(name), Err(Lost::NoSuchElement), "{name}");
        }
        assert_eq!(resolve("adl.nav.request"), Err(Lost::OtherModel));
        assert_eq!(resolve("CMI.core.exit"), Err(Lost::OtherModel));
        assert_eq!(resolve("cmi").unwrap().target, Target::Group);
    }
}
