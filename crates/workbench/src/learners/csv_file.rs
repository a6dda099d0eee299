//! A CSV file of learners, as spreadsheets write it: in UTF-8, UTF-16 or Windows-1252, separated by commas, semicolons or
//! tabs, with a head in English or French.

use csv::{ReaderBuilder, StringRecord};
use encoding_rs::{Encoding, WINDOWS_1252};
use serde::Serialize;

/// The most bytes and rows that are read.
pub(crate) const MOST_BYTES: u64 = 8 << 20;
const MOST_ROWS: usize = 20_000;

/// Why a file of learners cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum LearnerFileFault {
    /// It is larger than 8 MiB, or has more than 20,000 rows.
    TooLarge,
    /// It is no text.
    NotText,
    /// Its first row does not name a column of identifiers and one of family names.
    NoHead,
    /// There is no row below its head.
    NoRows,
}

/// A row of the file. A column that the file does not have is `None`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct CsvRow {
    /// Where it begins, from 1.
    pub(crate) line: u32,
    pub(crate) student_id: String,
    pub(crate) family_name: String,
    pub(crate) given_name: Option<String>,
    pub(crate) login: Option<String>,
}

/// The columns, and what their heads may be: in lower case, without accents, and letters only.
const HEADS: [&[&str]; 4] = [
    &[
        "id",
        "identifiant",
        "identifier",
        "studentid",
        "learnerid",
        "cmicorestudentid",
        "matricule",
    ],
    &["familyname", "lastname", "surname", "nom", "nomdefamille"],
    &["givenname", "firstname", "prenom"],
    &["login", "loginid", "username", "nomdutilisateur", "utilisateur"],
];

/// The rows of a file.
pub(crate) fn read(bytes: &[u8]) -> Result<Vec<CsvRow>, LearnerFileFault> {
    if bytes.len() as u64 > MOST_BYTES {
        return Err(LearnerFileFault::TooLarge);
    }
    let text = decode(bytes)?;
    let (text, skipped, delimiter) = delimiter(&text);
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut lines = Lines::new(text, skipped);
    let mut columns: Option<[Option<usize>; 4]> = None;
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|_| LearnerFileFault::NotText)?;
        let line = lines.of(&record);
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let Some([student_id, family_name, given_name, login]) = columns else {
            columns = Some(columns_of(&record)?);
            continue;
        };
        if rows.len() == MOST_ROWS {
            return Err(LearnerFileFault::TooLarge);
        }
        let cell =
            |column: Option<usize>| column.map(|column| record.get(column).unwrap_or_default().trim().to_owned());
        rows.push(CsvRow {
            line,
            student_id: cell(student_id).unwrap_or_default(),
            family_name: cell(family_name).unwrap_or_default(),
            given_name: cell(given_name),
            login: cell(login),
        });
    }
    match (columns, rows.is_empty()) {
        (None, _) => Err(LearnerFileFault::NoHead),
        (_, true) => Err(LearnerFileFault::NoRows),
        _ => Ok(rows),
    }
}

/// The text: as its byte order mark says, else as UTF-8, else as Excel writes it in western Europe.
fn decode(bytes: &[u8]) -> Result<String, LearnerFileFault> {
    let text = match (Encoding::for_bom(bytes), std::str::from_utf8(bytes)) {
        (Some((encoding, _)), _) => encoding.decode(bytes).0,
        (None, Ok(text)) => text.into(),
        (None, Err(_)) => WINDOWS_1252.decode_without_bom_handling(bytes).0,
    };
    if text.contains('\0') {
        return Err(LearnerFileFault::NotText);
    }
    Ok(text.into_owned())
}

/// The text from its head on, how many lines are above it, and what is between its cells. Excel's `sep=;` says so; else it is
/// what the head has most of.
fn delimiter(text: &str) -> (&str, u32, u8) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    if let Some([delimiter]) = first.trim_end().strip_prefix("sep=").map(str::as_bytes)
        && delimiter.is_ascii_punctuation()
        && *delimiter != b'"'
    {
        return (rest, 1, *delimiter);
    }
    let head = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |delimiter: &u8| head.bytes().filter(|byte| byte == delimiter).count();
    // The last of the most: a head with none of them is separated by commas.
    (
        text,
        0,
        [b'\t', b';', b','].into_iter().max_by_key(count).unwrap_or(b','),
    )
}

/// Where the columns are that a head names.
fn columns_of(head: &StringRecord) -> Result<[Option<usize>; 4], LearnerFileFault> {
    let names: Vec<_> = head.iter().map(bare).collect();
    let columns = HEADS.map(|heads| names.iter().position(|name| heads.contains(&name.as_str())));
    match columns {
        [Some(_), Some(_), ..] => Ok(columns),
        _ => Err(LearnerFileFault::NoHead),
    }
}

/// A head in lower case, without accents, and letters only.
fn bare(head: &str) -> String {
    let head = head.to_lowercase();
    let letters = head.chars().map(|letter| if letter == 'é' { 'e' } else { letter });
    letters.filter(char::is_ascii_alphabetic).collect()
}

/// Counts the lines up to a record. The reader's own count is of where it stopped: before blank lines and the rest of a CRLF.
struct Lines<'a> {
    bytes: &'a [u8],
    at: usize,
    line: u32,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str, skipped: u32) -> Self {
        Self {
            bytes: text.as_bytes(),
            at: 0,
            line: skipped + 1,
        }
    }

    /// The line on which a record begins; records are asked for in their order.
    fn of(&mut self, record: &StringRecord) -> u32 {
        let start = record.position().map_or(0, |position| position.byte());
        let start = usize::try_from(start).unwrap_or(usize::MAX).min(self.bytes.len());
        let blank = self.bytes[start..]
            .iter()
            .take_while(|byte| matches!(byte, b'\r' | b'\n'))
            .count();
        while self.at < start + blank {
            let byte = self.bytes[self.at];
            let ends = byte == b'\n' || (byte == b'\r' && self.bytes.get(self.at + 1) != Some(&b'\n'));
            self.line += u32::from(ends);
            self.at += 1;
        }
        self.line
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn names(bytes: &[u8]) -> Vec<(u32, String, String)> {
        let rows = read(bytes).unwrap();
        rows.into_iter()
            .map(|row| {
                let given = row.given_name.unwrap_or_default();
                (row.line, row.student_id, format!("{}, {given}", row.family_name))
            })
            .collect()
    }

    #[test]
    fn files_are_read_as_spreadsheets_write_them() {
        let expected = [
            (2, "a.moreau".to_owned(), "Moreau, Zoé".to_owned()),
            (3, "b".to_owned(), "Petit, Élise".to_owned()),
        ];
        let comma = "id,family name,given name\na.moreau,Moreau,Zoé\nb,Petit,Élise\n";
        let excel = "Identifiant;Nom;Prénom\r\na.moreau;Moreau;Zoé\r\nb;\"Petit\";Élise\r\n";
        let utf16: Vec<u8> = [0xFF, 0xFE]
            .into_iter()
            .chain(excel.replace(';', "\t").encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        let files: [Vec<u8>; 4] = [
            comma.into(),
            format!("\u{feff}{excel}").into(),
            WINDOWS_1252.encode(excel).0.into_owned(),
            utf16,
        ];
        for file in files {
            assert_eq!(names(&file), expected);
        }
    }

    #[test]
    fn lines_are_those_that_an_editor_shows() {
        let text = "sep=;\r\n\r\nid;nom\r\n\r\na;A\r\nb;\"B\r\nB\"\r\n;\r\nc;C";
        let lines: Vec<_> = names(text.as_bytes()).into_iter().map(|row| (row.0, row.1)).collect();
        assert_eq!(lines, [(5, "a".to_owned()), (6, "b".to_owned()), (9, "c".to_owned())]);
    }

    #[test]
    fn columns_are_found_in_any_order_and_others_are_passed_over() {
        let rows = read("Prénom,e-mail,Login,NOM,Student ID\nZoé,z@a,zm,Moreau,7\n".as_bytes()).unwrap();
        let expected = CsvRow {
            line: 2,
            student_id: "7".to_owned(),
            family_name: "Moreau".to_owned(),
            given_name: Some("Zoé".to_owned()),
            login: Some("zm".to_owned()),
        };
        assert_eq!(rows, [expected]);
        let short = read(b"id,nom,login\na\n").unwrap();
        assert_eq!(
            (short[0].family_name.as_str(), short[0].given_name.as_ref()),
            ("", None)
        );
    }

    #[test]
    fn a_file_that_is_none_says_why() {
        let many = format!("id,nom\n{}", "a,b\n".repeat(MOST_ROWS + 1));
        for (bytes, fault) in [
            (b"".as_slice(), LearnerFileFault::NoHead),
            (b"a.moreau,Moreau\n", LearnerFileFault::NoHead),
            (b"id,nom\n\n", LearnerFileFault::NoRows),
            (b"PK\x03\x04\0\0id,nom\na,b\n", LearnerFileFault::NotText),
            (many.as_bytes(), LearnerFileFault::TooLarge),
            (&vec![b'a'; MOST_BYTES as usize + 1], LearnerFileFault::TooLarge),
        ] {
            assert_eq!(read(bytes), Err(fault));
        }
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(
            head in prop::sample::select(vec!["id;nom\n", "\u{feff}sep=,\r\nid,nom\r", "sep=", ""]),
            bytes in prop::collection::vec(any::<u8>(), 0..400),
        ) {
            let _ = read(&[head.as_bytes(), &bytes].concat());
        }

        #[test]
        fn what_was_written_is_read(
            rows in prop::collection::vec(("[^\\s\\x00-\\x1f\u{80}-\u{9f}]{1,8}", "[a-zé\" ;,\n]{0,12}x"), 1..20),
            delimiter in prop::sample::select(b";,\t".as_slice()),
        ) {
            let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
            writer.write_record(["id", "nom"]).unwrap();
            for (id, name) in &rows {
                writer.write_record([id, name]).unwrap();
            }
            let read = read(&writer.into_inner().unwrap()).unwrap();
            let read: Vec<_> = read.into_iter().map(|row| (row.student_id, row.family_name)).collect();
            let written: Vec<_> = rows.into_iter().map(|(id, name)| (id, name.trim().to_owned())).collect();
            prop_assert_eq!(read, written);
        }
    }
}
