//! The program's own source, read by tests that hold its rules: files and their tokens.

use std::fs;
use std::path::{Path, PathBuf};

/// The top of the package.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file under the folder, sorted.
pub fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|ext| ext == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// A piece of Rust that is neither space nor comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token {
    /// A name or keyword.
    Word(String),
    /// A number as written.
    Number(String),
    /// A string or character, without its quotes.
    Literal(String),
    /// `::`, or any other single sign.
    Sign(&'static str),
}

impl Token {
    /// The name, if it is one.
    pub fn word(&self) -> Option<&str> {
        match self {
            Self::Word(word) => Some(word),
            _ => None,
        }
    }

    /// Whether it is this sign.
    pub fn is(&self, sign: &str) -> bool {
        matches!(self, Self::Sign(own) if *own == sign)
    }
}

/// Signs that the rules look at; the others are all alike.
const SIGNS: &[&str] =
    &["::", "{", "}", "(", ")", "[", "]", "<", ">", "*", ",", ";", "!", "#", "$", "=", "."];

/// The tokens of a file. Comments, documentation among them, are left out.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        rest = if first.is_whitespace() {
            rest.trim_start()
        } else if rest.starts_with("//") {
            rest.split_once('\n').map_or("", |(_, after)| after)
        } else if rest.starts_with("/*") {
            after_block_comment(rest)
        } else if let Some((literal, after)) = literal(rest) {
            tokens.push(Token::Literal(literal.to_owned()));
            after
        } else if first.is_alphanumeric() || first == '_' {
            let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
            let (word, after) = rest.split_at(end);
            let token = if first.is_ascii_digit() { Token::Number } else { Token::Word };
            tokens.push(token(word.to_owned()));
            after
        } else {
            let sign = SIGNS.iter().copied().find(|sign| rest.starts_with(sign));
            tokens.push(Token::Sign(sign.unwrap_or("?")));
            &rest[sign.map_or(first.len_utf8(), str::len)..]
        };
    }
    tokens
}

/// The content of a string, raw string, byte string or character at the start, and what follows.
fn literal(text: &str) -> Option<(&str, &str)> {
    let body = text.trim_start_matches(['b', 'c']);
    if text.len() - body.len() > 1 {
        return None;
    }
    if let Some(raw) = body.strip_prefix('r') {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        let content = raw[hashes..].strip_prefix('"')?;
        return content.split_once(&format!("\"{}", &raw[..hashes]));
    }
    if let Some(content) = body.strip_prefix('"') {
        let end = closing(content, '"')?;
        return Some((&content[..end], &content[end + 1..]));
    }
    // A quote opens a character only if another closes it; else it is a lifetime.
    let content = body.strip_prefix('\'')?;
    let mut chars = content.char_indices();
    let (_, first) = chars.next()?;
    let (second, _) = chars.next()?;
    let end = if first == '\\' { closing(content, '\'')? } else { second };
    content[end..].starts_with('\'').then(|| (&content[..end], &content[end + 1..]))
}

/// Where the quote stands that closes, escapes passed over.
fn closing(content: &str, quote: char) -> Option<usize> {
    let mut escaped = false;
    content.char_indices().find_map(|(at, c)| {
        let closes = c == quote && !escaped;
        escaped = c == '\\' && !escaped;
        closes.then_some(at)
    })
}

fn after_block_comment(text: &str) -> &str {
    let mut depth = 0;
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        if rest.starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest.starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return &text[at..];
            }
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    ""
}

#[test]
fn comments_strings_and_characters_are_told_from_code() {
    let code = r##"a /* crate::b /* nested */ */ "crate::c \" still" r#"raw " crate::d"# 'e' '\'' b"f" 'life: // crate::g
        crate::h 12_u8"##;
    let words: Vec<_> = tokens(code).into_iter().filter_map(|t| t.word().map(str::to_owned)).collect();
    assert_eq!(words, ["a", "life", "crate", "h"]);
    assert!(tokens(code).contains(&Token::Number("12_u8".into())));
    assert!(tokens(code).contains(&Token::Literal("raw \" crate::d".into())));
}
