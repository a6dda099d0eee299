//! What the parts of a script lead to.

use crate::script::model::{ApiFunction, CallPart};

/// A part of a script that runs as a whole: 0 is the top level, then come the functions.
pub(in crate::script) type Node = usize;

/// The top level.
pub(in crate::script) const TOP: Node = 0;

pub(super) fn bit(function: ApiFunction) -> u8 {
    1 << function as u8
}

/// The functions of the API that each part leads to, in any number of steps within the script. Each part is looked at again at
/// most once for each function.
pub(super) fn lead_back(parts: &[CallPart]) -> Vec<u8> {
    let mut api: Vec<u8> = parts
        .iter()
        .map(|part| part.calls.iter().map(|function| bit(*function)).sum())
        .collect();
    let mut back: Vec<Vec<Node>> = vec![Vec::new(); parts.len()];
    for (from, part) in parts.iter().enumerate() {
        for to in part.leads_to.iter().chain(&part.gives) {
            back.get_mut(*to).into_iter().for_each(|before| before.push(from));
        }
    }
    let mut waiting: Vec<Node> = (0..api.len())
        .filter(|node| api.get(*node).is_some_and(|own| *own != 0))
        .collect();
    while let Some(node) = waiting.pop() {
        let own = api.get(node).copied().unwrap_or_default();
        for before in back.get(node).into_iter().flatten() {
            if let Some(known) = api.get_mut(*before)
                && *known | own != *known
            {
                *known |= own;
                waiting.push(*before);
            }
        }
    }
    api
}
