//! Clauses as sentences.

/// The clause with a capital and a full stop.
#[must_use]
pub fn sentence(clause: &str) -> String {
    let mut rest = clause.chars();
    let first = rest.next().into_iter().flat_map(char::to_uppercase);
    first.chain(rest).chain(['.']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clause_begins_with_a_capital_and_ends_with_a_full_stop() {
        assert_eq!(sentence("à la fin"), "À la fin.");
        assert_eq!(sentence("4 entries: refused"), "4 entries: refused.");
    }
}
