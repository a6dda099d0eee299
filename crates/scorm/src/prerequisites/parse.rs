//! From a text to a script. What it comes to is in `judge`.

use super::{MAX_DEPTH, MAX_LENGTH, Script, ScriptError};
use crate::cmi::LessonStatus;

/// Reads an AICC script. Names are any characters but blanks, quotes and the operators; statuses are the standard's words
/// or their AICC letters, in any case, quoted or not.
///
/// # Errors
/// What is wrong, and where.
pub fn parse(text: &str) -> Result<Script, ScriptError> {
    if text.chars().count() > MAX_LENGTH {
        return Err(ScriptError::TooLong {
            limit: MAX_LENGTH as u32,
        });
    }
    let mut parser = Parser {
        tokens: tokens(text)?,
        next: 0,
        depth: 0,
    };
    let script = parser.any()?;
    match parser.tokens.get(parser.next) {
        None => Ok(script),
        Some(token) => Err(token.unexpected()),
    }
}

#[derive(Clone, Debug, PartialEq)]
enum TokenKind {
    Name,
    Quoted,
    /// One of the operators and brackets; `<>` is one.
    Mark,
}

#[derive(Clone, Debug)]
struct Token {
    kind: TokenKind,
    text: String,
    at: u32,
}

impl Token {
    fn unexpected(&self) -> ScriptError {
        ScriptError::Unexpected {
            at: self.at,
            found: self.text.clone(),
        }
    }
}

const MARKS: &str = "&|~=<>(){},*";

fn tokens(text: &str) -> Result<Vec<Token>, ScriptError> {
    let mut tokens = Vec::new();
    let mut characters = (1..).zip(text.chars()).peekable();
    while let Some((at, character)) = characters.next() {
        let mut text = String::from(character);
        let kind = match character {
            '"' | '\'' => {
                text.clear();
                loop {
                    match characters.next() {
                        Some((_, end)) if end == character => break,
                        Some((_, inside)) => text.push(inside),
                        None => return Err(ScriptError::Ends),
                    }
                }
                TokenKind::Quoted
            }
            '<' if characters.next_if(|next| next.1 == '>').is_some() => {
                text.push('>');
                TokenKind::Mark
            }
            mark if MARKS.contains(mark) => TokenKind::Mark,
            blank if blank.is_whitespace() => continue,
            _ => {
                let of_name = |c: char| !c.is_whitespace() && !MARKS.contains(c) && c != '"' && c != '\'';
                while let Some((_, next)) = characters.next_if(|next| of_name(next.1)) {
                    text.push(next);
                }
                TokenKind::Name
            }
        };
        tokens.push(Token { kind, text, at });
    }
    Ok(tokens)
}

struct Parser {
    tokens: Vec<Token>,
    next: usize,
    depth: usize,
}

impl Parser {
    fn any(&mut self) -> Result<Script, ScriptError> {
        self.listed("|", Self::all, Script::Any)
    }

    fn all(&mut self) -> Result<Script, ScriptError> {
        self.listed("&", Self::one, Script::All)
    }

    /// One or more of `inner` with `mark` between them.
    fn listed(
        &mut self,
        mark: &str,
        inner: fn(&mut Self) -> Result<Script, ScriptError>,
        several: fn(Vec<Script>) -> Script,
    ) -> Result<Script, ScriptError> {
        let first = inner(self)?;
        if !self.is_mark(mark) {
            return Ok(first);
        }
        let mut of = vec![first];
        while self.took(mark) {
            of.push(inner(self)?);
        }
        Ok(several(of))
    }

    fn one(&mut self) -> Result<Script, ScriptError> {
        let token = self.take()?;
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(ScriptError::TooDeep {
                at: token.at,
                limit: MAX_DEPTH as u32,
            });
        }
        let script = match (&token.kind, token.text.as_str()) {
            (TokenKind::Mark, "~") => Script::Not(Box::new(self.one()?)),
            (TokenKind::Mark, "(") => {
                let inner = self.any()?;
                self.expect(")")?;
                inner
            }
            (TokenKind::Mark, "{") => Script::All(self.set()?),
            (TokenKind::Name, count) if self.is_mark("*") => {
                let count = count.parse().map_err(|_| token.unexpected())?;
                self.expect("*")?;
                self.expect("{")?;
                Script::AtLeast(count, self.set()?)
            }
            (TokenKind::Name | TokenKind::Quoted, _) => self.item(token.text)?,
            (TokenKind::Mark, _) => return Err(token.unexpected()),
        };
        self.depth -= 1;
        Ok(script)
    }

    /// The members of a set, after its opening brace.
    fn set(&mut self) -> Result<Vec<Script>, ScriptError> {
        let mut members = vec![self.any()?];
        while self.took(",") {
            members.push(self.any()?);
        }
        self.expect("}")?;
        Ok(members)
    }

    /// An item, and what is asked of its status.
    fn item(&mut self, name: String) -> Result<Script, ScriptError> {
        if self.took("=") {
            Ok(Script::Is(name, self.status()?))
        } else if self.took("<>") {
            Ok(Script::IsNot(name, self.status()?))
        } else {
            Ok(Script::Done(name))
        }
    }

    fn status(&mut self) -> Result<LessonStatus, ScriptError> {
        let token = self.take()?;
        if token.kind == TokenKind::Mark {
            return Err(token.unexpected());
        }
        let mut word = token.text.clone();
        // `not attempted` is two names where nobody quotes it.
        if word.eq_ignore_ascii_case("not")
            && let Some(second) = self.tokens.get(self.next).filter(|next| next.kind == TokenKind::Name)
        {
            word = format!("{word} {}", second.text);
            self.next += 1;
        }
        LessonStatus::parse_loosely(&word).ok_or(ScriptError::UnknownStatus {
            at: token.at,
            found: word,
        })
    }

    fn take(&mut self) -> Result<Token, ScriptError> {
        let token = self.tokens.get(self.next).cloned().ok_or(ScriptError::Ends)?;
        self.next += 1;
        Ok(token)
    }

    fn is_mark(&self, mark: &str) -> bool {
        let next = self.tokens.get(self.next);
        next.is_some_and(|token| token.kind == TokenKind::Mark && token.text == mark)
    }

    fn took(&mut self, mark: &str) -> bool {
        let there = self.is_mark(mark);
        self.next += usize::from(there);
        there
    }

    fn expect(&mut self, mark: &str) -> Result<(), ScriptError> {
        if self.took(mark) {
            return Ok(());
        }
        Err(self.tokens.get(self.next).map_or(ScriptError::Ends, Token::unexpected))
    }
}
