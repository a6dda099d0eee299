//! How deep a script nests at most, read without recursion: the parser and everything that walks its tree recurse, and a
//! thread whose stack is full ends the process.
//!
//! This is no parser. It counts too much rather than too little: every token of an expression is a level until `,` or the end
//! of the statement. Where only a parser knows whether `/` begins a regular expression, both readings are followed.

use std::collections::HashMap;

use lexemes::{
    BEFORE_OPERANDS, GOES_ON, MAYBE_KEYWORDS, expression_length, is_line_separator, is_word, is_word_character,
    may_be_parameters, number_length, string_length, word_length,
};

mod lexemes;

/// The most levels that are read. Each token adds one at most, and expressions are cut at `,`, so courses stay far below:
/// a sum of 5,000 texts is 10,000 levels.
pub(super) const MOST_LEVELS: usize = 20_000;

/// Levels that a scope counts as. The parser's model looks each name up scope by scope, so the cost of a name grows with the
/// scopes around it: there are 312 at most.
const SCOPE: usize = 64;

/// Bytes that are read for each byte of the text, both readings of each `/` together, before the text counts as unclear.
const MOST_WORK: usize = 4;

/// Levels that are remembered where a text is read in two ways.
const MOST_REMEMBERED: usize = 500_000;

/// Words and signs of one script. Each takes 50 to 100 bytes of memory while the script is read, so that is 200 MB: ordinary
/// scripts of [`MOST_SCRIPT_BYTES`](crate::MOST_SCRIPT_BYTES) have fewer.
const MOST_TOKENS: usize = 3_200_000;

/// Parameters of one function. The parser looks at all of them for each.
const MOST_PARAMETERS: usize = 512;

/// Private names times members, of all classes together. The parser looks for each name in all members.
const MOST_PRIVATE: usize = 5_000_000;

/// Tokens that the parser reads again for each byte of the text: `(a, b = (` may begin the parameters of `=>`, which it
/// tries first, one within the other.
const MOST_TRIES: usize = 2;

/// Whether a script can be parsed on a stack for [`MOST_LEVELS`], at a cost that is linear in its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Nesting {
    /// It nests less.
    Bounded,
    /// It has more words and signs than are read.
    TooLarge,
    /// It nests more, or would if a browser's parser came so far.
    TooDeep,
    /// It is built so that reading it takes long: slashes with two meanings, functions with thousands of parameters, ….
    TooCostly,
}

/// What a bracket's end leads back to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Bracket {
    /// `(`
    Paren,
    /// `(` after `if`, `while`, `for` or `with`: a statement follows its end.
    Head,
    /// `[`
    Square,
    /// `{`
    Brace,
    /// `${` of a template.
    Substitution,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Level {
    bracket: Bracket,
    /// Tokens since the last `,` or the begin of the statement.
    links: usize,
    /// `if`, `else`, `for`, labels, … that the statement is in.
    statements: usize,
    /// `statements` before the last statement ended: an `else` goes on from there.
    last: usize,
    /// A statement may begin here.
    start: bool,
    /// The statement has a class.
    class: bool,
    /// These may be the braces of a class.
    of_class: bool,
    /// Braces and statements in it.
    members: usize,
    /// Private names in it.
    private: usize,
    /// The brackets may hold parameters of `=>`.
    tried: bool,
    commas: usize,
}

impl Level {
    fn new(bracket: Bracket) -> Self {
        Self {
            bracket,
            links: 0,
            statements: 0,
            last: 0,
            start: matches!(bracket, Bracket::Brace),
            class: false,
            of_class: false,
            members: 0,
            private: 0,
            tried: false,
            commas: 0,
        }
    }

    fn size(&self) -> usize {
        let own = if self.bracket == Bracket::Brace { SCOPE } else { 1 };
        own + self.links + self.statements
    }

    fn end_statement(&mut self) {
        self.last = self.statements;
        self.statements = 0;
        self.links = 0;
        self.start = true;
        self.class = false;
        self.members += 1;
    }

    fn is_within(&self, other: &Self) -> bool {
        self.bracket == other.bracket
            && self.links <= other.links
            && self.statements <= other.statements
            && self.last <= other.last
            && self.start == other.start
            && self.class <= other.class
            && self.of_class <= other.of_class
            && self.members <= other.members
            && self.private <= other.private
            && self.tried <= other.tried
            && self.commas <= other.commas
    }
}

/// The token before, as far as it decides what follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Before {
    /// An operator, an opening bracket, a keyword: an operand follows.
    Operator,
    /// `.` or `?.`: a name follows, whatever it is.
    Dot,
    /// `if`, `while`, `for`, `with`: their bracket follows.
    Head,
    /// A name, a literal, `]`.
    Operand,
    /// A word that is a keyword in some places and a name in others.
    MaybeKeyword,
    /// `)` of an expression.
    Paren,
    /// `)` of a head.
    HeadEnd,
    /// `}`
    Brace,
}

#[derive(Debug, Clone)]
struct Scan {
    at: usize,
    /// Words and signs so far.
    tokens: usize,
    levels: Vec<Level>,
    /// The sizes of all levels but the innermost.
    below: usize,
    before: Before,
    /// A line break since the token before.
    new_line: bool,
    /// The word before stands where a label may.
    label: bool,
    /// Commas between the last brackets.
    commas: usize,
    /// Private names times members so far.
    private: usize,
    /// Brackets around that may hold parameters of `=>`, and tokens within them so far, once for each.
    tried: usize,
    tries: usize,
    /// How the sign at `at` is read, where it was decided by taking both.
    decided: Option<Reading>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Reading {
    /// A regular expression; a comment of HTML.
    Literal,
    /// An operator.
    Code,
}

enum Step {
    Go,
    End,
    TooDeep,
    TooCostly,
    /// Both readings are possible.
    Fork,
}

/// Measures a script. The cost is linear in the text.
pub(super) fn nesting(text: &str) -> Nesting {
    let (mut work, mut remembered) = (0, 0);
    let most_work = text.len().saturating_mul(MOST_WORK).saturating_add(4 * MOST_LEVELS);
    let most_tries = text.len().saturating_mul(MOST_TRIES).saturating_add(50 * MOST_LEVELS);
    let mut seen: HashMap<(usize, Before, Reading), Vec<Vec<Level>>> = HashMap::new();
    let mut waiting = vec![Scan::new()];
    while let Some(mut scan) = waiting.pop() {
        loop {
            let from = scan.at;
            let step = scan.step(text);
            work += scan.at.saturating_sub(from).max(1);
            match step {
                Step::Go => {}
                Step::End => break,
                Step::TooDeep => return Nesting::TooDeep,
                Step::TooCostly => return Nesting::TooCostly,
                Step::Fork => {
                    for reading in [Reading::Literal, Reading::Code] {
                        let known = seen.entry((scan.at, scan.before, reading)).or_default();
                        work += scan.levels.len() * (1 + known.len());
                        if remembered > MOST_REMEMBERED {
                            return Nesting::TooCostly;
                        }
                        if !known.iter().any(|levels| is_within(&scan.levels, levels)) {
                            remembered += scan.levels.len();
                            known.push(scan.levels.clone());
                            waiting.push(Scan {
                                decided: Some(reading),
                                ..scan.clone()
                            });
                        }
                    }
                    break;
                }
            }
            if scan.tokens > MOST_TOKENS {
                return Nesting::TooLarge;
            }
            if work > most_work || scan.tries > most_tries || scan.private > MOST_PRIVATE {
                return Nesting::TooCostly;
            }
        }
    }
    Nesting::Bounded
}

fn is_within(levels: &[Level], others: &[Level]) -> bool {
    levels.len() == others.len() && levels.iter().zip(others).all(|(level, other)| level.is_within(other))
}

impl Scan {
    fn new() -> Self {
        Self {
            at: 0,
            tokens: 0,
            levels: vec![Level::new(Bracket::Brace)],
            below: 0,
            before: Before::Operator,
            new_line: true,
            label: false,
            commas: 0,
            private: 0,
            tried: 0,
            tries: 0,
            decided: None,
        }
    }

    fn step(&mut self, text: &str) -> Step {
        let rest = text.as_bytes().get(self.at..).unwrap_or_default();
        let Some(&first) = rest.first() else { return Step::End };
        self.tokens += usize::from(!first.is_ascii_whitespace());
        match first {
            b'\n' | b'\r' => {
                self.new_line = true;
                self.at += 1;
                Step::Go
            }
            b' ' | b'\t' | 0x0b | 0x0c => {
                self.at += 1;
                Step::Go
            }
            0x80.. => self.beyond_ascii(text),
            b'#' if self.at == 0 && rest.starts_with(b"#!") => self.line_comment(rest),
            b'/' if rest.starts_with(b"//") => self.line_comment(rest),
            b'/' if rest.starts_with(b"/*") => self.block_comment(rest),
            b'/' => self.slash(rest),
            b'<' if rest.starts_with(b"<!--") => self.html_comment(rest),
            b'-' if rest.starts_with(b"-->") && self.new_line => self.html_comment(rest),
            b'"' | b'\'' => {
                self.at += string_length(rest, first);
                self.token(Before::Operand)
            }
            b'`' => self.template(rest, 1),
            b'(' if self.before == Before::Head => self.open(Bracket::Head, false),
            b'(' => {
                let is_call = matches!(self.before, Before::Operand | Before::Paren | Before::Brace);
                self.open(Bracket::Paren, !is_call && may_be_parameters(rest))
            }
            b'[' => self.open(Bracket::Square, false),
            b'{' => self.open_brace(),
            b')' | b']' => self.close(first),
            b'}' => self.close_brace(rest),
            b';' => {
                self.at += 1;
                self.before = Before::Operator;
                self.new_line = false;
                if let Some(level) = self.levels.last_mut() {
                    level.end_statement();
                }
                Step::Go
            }
            b',' => {
                self.at += 1;
                self.before = Before::Operator;
                self.new_line = false;
                if let Some(level) = self.levels.last_mut() {
                    level.links = 0;
                    level.start = false;
                    level.class = false;
                    level.commas += 1;
                }
                Step::Go
            }
            b'0'..=b'9' => {
                self.at += number_length(rest);
                self.token(Before::Operand)
            }
            _ if is_word(first) => self.word(text),
            _ => self.operator(rest),
        }
    }

    /// A token that is neither bracket nor word: one level more.
    fn token(&mut self, before: Before) -> Step {
        self.before = before;
        self.new_line = false;
        self.label = false;
        if let Some(level) = self.levels.last_mut() {
            level.links += 1;
            level.start = false;
        }
        self.check()
    }

    fn check(&mut self) -> Step {
        self.tries += self.tried;
        let inner = self.levels.last().map_or(0, Level::size);
        if self.below + inner > MOST_LEVELS {
            Step::TooDeep
        } else {
            Step::Go
        }
    }

    fn operator(&mut self, rest: &[u8]) -> Step {
        let label = self.label;
        let (length, before) = match rest {
            [b'.', b'.', b'.', ..] => (3, Before::Operator),
            [b'?', b'.', next, ..] if !next.is_ascii_digit() => (2, Before::Dot),
            [b'.', ..] => (1, Before::Dot),
            // After an operand on the same line they belong to it, and a slash after them divides.
            [b'+', b'+', ..] | [b'-', b'-', ..] => match self.before {
                Before::Operand | Before::Paren if !self.new_line => (2, Before::Operand),
                Before::Operator | Before::Head | Before::HeadEnd => (2, Before::Operator),
                _ => (2, Before::MaybeKeyword),
            },
            _ => (1, Before::Operator),
        };
        self.at += length;
        if let Some(level) = self.levels.last_mut() {
            match rest {
                [b'=', b'>', ..] => level.links += SCOPE,
                [b':', ..] if label => level.statements += SCOPE,
                _ => {}
            }
        }
        let step = self.token(before);
        if let ([b':', ..], true, Some(level)) = (rest, label, self.levels.last_mut()) {
            level.start = true;
        }
        step
    }

    fn word(&mut self, text: &str) -> Step {
        let rest = text.get(self.at..).unwrap_or_default();
        let Some(length) = word_length(rest) else {
            return Step::TooCostly;
        };
        let word = rest.as_bytes().get(..length).unwrap_or_default();
        self.at += length.max(1);
        let named = self.before == Before::Dot;
        let ends_before = match self.before {
            Before::Operand | Before::Paren => self.new_line,
            Before::Brace => true,
            _ => false,
        };
        let Some(level) = self.levels.last_mut() else {
            return Step::End;
        };
        if !named && ends_before && !GOES_ON.contains(&word) {
            level.end_statement();
        }
        let start = level.start;
        level.start = false;
        level.links += 1;
        level.private += usize::from(word.starts_with(b"#"));
        level.class |= word == b"class";
        if named {
            return self.after_word(Before::Operand, false);
        }
        match word {
            b"else" => {
                level.statements = level.statements.max(level.last) + 1;
                level.links = 0;
                level.start = true;
                self.after_word(Before::Operator, false)
            }
            b"do" => {
                level.statements += 1;
                level.start = true;
                self.after_word(Before::Operator, false)
            }
            b"if" => {
                level.statements += 1;
                self.after_word(Before::Head, false)
            }
            b"for" | b"with" => {
                level.statements += SCOPE;
                self.after_word(Before::Head, false)
            }
            b"while" => {
                // It may end the `do` that went on behind the last `;`.
                level.statements = level.statements.max(level.last) + 1;
                self.after_word(Before::Head, false)
            }
            b"case" | b"default" => {
                level.end_statement();
                self.after_word(Before::Operator, false)
            }
            // `for await (`
            b"await" if self.before == Before::Head => self.after_word(Before::Head, false),
            _ if BEFORE_OPERANDS.contains(&word) => self.after_word(Before::Operator, false),
            _ if MAYBE_KEYWORDS.contains(&word) => self.after_word(Before::MaybeKeyword, start),
            _ => self.after_word(Before::Operand, start),
        }
    }

    fn after_word(&mut self, before: Before, label: bool) -> Step {
        self.before = before;
        self.label = label;
        self.new_line = false;
        self.check()
    }

    fn open_brace(&mut self) -> Step {
        if self.before == Before::Paren && self.commas > MOST_PARAMETERS {
            return Step::TooCostly;
        }
        let ends_before = self.before == Before::Brace;
        let mut of_class = false;
        if let Some(level) = self.levels.last_mut() {
            of_class = level.class;
            level.members += 1;
            // The braces before were a block, unless they belong to a class: `class A extends {} {}`.
            if ends_before && !of_class {
                level.end_statement();
            }
        }
        let step = self.open(Bracket::Brace, false);
        if let Some(level) = self.levels.last_mut() {
            level.of_class = of_class;
        }
        step
    }

    fn open(&mut self, bracket: Bracket, tried: bool) -> Step {
        if let Step::TooDeep = self.token(Before::Operator) {
            return Step::TooDeep;
        }
        self.at += 1;
        self.below += self.levels.last().map_or(0, Level::size);
        self.levels.push(Level {
            tried,
            ..Level::new(bracket)
        });
        self.tried += usize::from(tried);
        self.check()
    }

    fn leave(&mut self) {
        let Some(closed) = self.levels.pop() else { return };
        self.commas = closed.commas;
        self.tried -= usize::from(closed.tried);
        if closed.of_class {
            self.private = self
                .private
                .saturating_add(closed.private.saturating_mul(closed.members));
        }
        if let Some(level) = self.levels.last_mut() {
            level.private += closed.private;
            self.below -= level.size();
        }
        self.new_line = false;
        self.label = false;
    }

    fn close(&mut self, sign: u8) -> Step {
        self.at += 1;
        let closed = self.levels.last().map(|level| level.bracket);
        let after = match (closed, sign) {
            (Some(Bracket::Paren), b')') => Before::Paren,
            (Some(Bracket::Head), b')') => Before::HeadEnd,
            (Some(Bracket::Square), b']') => Before::Operand,
            // A parser stops here.
            _ => return self.token(Before::Operator),
        };
        self.leave();
        self.before = after;
        if after == Before::HeadEnd
            && let Some(level) = self.levels.last_mut()
        {
            level.start = true;
        }
        Step::Go
    }

    fn close_brace(&mut self, rest: &[u8]) -> Step {
        match self.levels.last().map(|level| level.bracket) {
            Some(Bracket::Brace) if self.levels.len() > 1 => {
                self.at += 1;
                self.leave();
                self.before = Before::Brace;
                Step::Go
            }
            Some(Bracket::Substitution) => {
                self.leave();
                self.template(rest, 1)
            }
            // A parser stops here.
            _ => {
                self.at += 1;
                self.token(Before::Operator)
            }
        }
    }

    /// Text of a template from `skip` on, up to its end or its next `${`.
    fn template(&mut self, rest: &[u8], skip: usize) -> Step {
        let mut at = skip;
        loop {
            match rest.get(at) {
                None => {
                    self.at += rest.len();
                    return Step::End;
                }
                Some(b'\\') => at += 2,
                Some(b'`') => {
                    self.at += at + 1;
                    return self.token(Before::Operand);
                }
                Some(b'$') if rest.get(at + 1) == Some(&b'{') => {
                    self.at += at + 1;
                    return self.open(Bracket::Substitution, false);
                }
                Some(_) => at += 1,
            }
        }
    }

    fn slash(&mut self, rest: &[u8]) -> Step {
        let reading = match (self.decided.take(), self.before) {
            (Some(reading), _) => reading,
            (None, Before::Operator | Before::Head | Before::HeadEnd) => Reading::Literal,
            // On the next line a statement may begin: `break name`, `import "a"` and `var a` end without `;`.
            (None, Before::Operand | Before::Paren | Before::Dot) if !self.new_line => Reading::Code,
            (None, _) => return Step::Fork,
        };
        match reading {
            Reading::Literal => {
                self.at += expression_length(rest);
                self.token(Before::Operand)
            }
            Reading::Code => {
                self.at += 1;
                self.token(Before::Operator)
            }
        }
    }

    fn html_comment(&mut self, rest: &[u8]) -> Step {
        match self.decided.take() {
            None => Step::Fork,
            Some(Reading::Literal) => self.line_comment(rest),
            Some(Reading::Code) => self.operator(rest),
        }
    }

    fn line_comment(&mut self, rest: &[u8]) -> Step {
        let mut at = 0;
        while let Some(byte) = rest.get(at) {
            match byte {
                b'\n' | b'\r' => break,
                0xe2 if is_line_separator(rest.get(at..).unwrap_or_default()) => break,
                _ => at += 1,
            }
        }
        self.at += at;
        Step::Go
    }

    fn block_comment(&mut self, rest: &[u8]) -> Step {
        let mut at = 2;
        while let Some(byte) = rest.get(at) {
            match byte {
                b'*' if rest.get(at + 1) == Some(&b'/') => {
                    self.at += at + 2;
                    return Step::Go;
                }
                b'\n' | b'\r' => self.new_line = true,
                0xe2 if is_line_separator(rest.get(at..).unwrap_or_default()) => self.new_line = true,
                _ => {}
            }
            at += 1;
        }
        self.at += rest.len();
        Step::End
    }

    fn beyond_ascii(&mut self, text: &str) -> Step {
        let Some(c) = text.get(self.at..).and_then(|rest| rest.chars().next()) else {
            return Step::End;
        };
        match c {
            '\u{2028}' | '\u{2029}' => self.new_line = true,
            c if is_word_character(c) => return self.word(text),
            _ => {}
        }
        self.at += c.len_utf8();
        Step::Go
    }
}

#[cfg(test)]
mod tests;
