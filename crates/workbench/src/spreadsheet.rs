//! Tables that a spreadsheet opens.

/// What a spreadsheet takes for the beginning of a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];
/// What a cell is quoted for. Some spreadsheets separate cells by semicolons or tabs.
const QUOTED: [char; 6] = [',', ';', '\t', '"', '\r', '\n'];

/// A row of CSV (RFC 4180), without its line break. What a spreadsheet would run as a formula is a text, because it begins with
/// an apostrophe.
pub fn csv_row<S: AsRef<str>>(cells: impl IntoIterator<Item = S>) -> String {
    let mut row = String::new();
    for (column, cell) in cells.into_iter().enumerate() {
        let cell = cell.as_ref();
        if column > 0 {
            row.push(',');
        }
        let is_quoted = cell.contains(QUOTED);
        if is_quoted {
            row.push('"');
        }
        if cell.starts_with(FORMULA) {
            row.push('\'');
        }
        row.push_str(&cell.replace('"', "\"\""));
        if is_quoted {
            row.push('"');
        }
    }
    row
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_one_cell_and_no_formula() {
        for (cell, shown) in [
            ("Le tri, des déchets", "\"Le tri, des déchets\""),
            ("« dit »", "« dit »"),
            ("a \"b\"\nc, =d", "\"a \"\"b\"\"\nc, =d\""),
            ("a;b", "\"a;b\""),
            ("=1+1", "'=1+1"),
            ("+1", "'+1"),
            ("-1", "'-1"),
            ("@SUM(A1,A2)", "\"'@SUM(A1,A2)\""),
            ("\t=1", "\"'\t=1\""),
            ("\r=1", "\"'\r=1\""),
            ("", ""),
        ] {
            assert_eq!(csv_row([cell]), shown);
        }
        assert_eq!(csv_row(["a", "", "-b"]), "a,,'-b");
    }
}
