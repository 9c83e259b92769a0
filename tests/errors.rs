//! Error codes: each stands for one failure and is listed in docs/errors.md.

use crate::source::{Token, root, rust_files, tokens};
use std::collections::BTreeMap;
use std::fs;

#[test]
fn every_code_is_given_once_and_listed() {
    let mut homes: BTreeMap<u16, String> = BTreeMap::new();
    for path in rust_files(&root().join("src")) {
        for code in codes(&fs::read_to_string(&path).unwrap()) {
            if let Some(other) = homes.insert(code, path.display().to_string()) {
                panic!("CN-{code:04} is given in {other} and in {}", path.display());
            }
        }
    }
    let page = fs::read_to_string(root().join("docs/errors.md")).unwrap();
    let listed: Vec<u16> =
        page.lines().filter_map(|line| line.strip_prefix("| CN-")?.get(..4)?.parse().ok()).collect();
    assert!(listed.is_sorted_by(|a, b| a < b), "docs/errors.md lists the codes in order, each once");
    assert_eq!(listed, homes.into_keys().collect::<Vec<_>>(), "docs/errors.md, and the codes in src/");
}

#[test]
fn codes_are_found_wherever_the_trait_gives_them() {
    let code = "fn code(&self) -> u16 { match self { Self::A { .. } => 213, Self::B(0) => { 214 } } } fn other() { 5 }";
    assert_eq!(codes(code), [213, 214]);
    assert_eq!(codes("impl Explain for E { fn code(&self) -> u16 { 7 } }"), [7]);
    assert!(codes("fn code(self) -> &'static str { 3 }").is_empty());
}

/// The numbers that stand as results in `fn code(&self) -> u16`.
fn codes(text: &str) -> Vec<u16> {
    let tokens = tokens(text);
    let head = ["fn", "code", "self", "u16"];
    let mut found = Vec::new();
    for start in 0..tokens.len() {
        let words: Vec<&str> = tokens[start..].iter().take(9).filter_map(Token::word).collect();
        if tokens[start].word() != Some("fn") || !words.starts_with(&head) {
            continue;
        }
        let body: Vec<&Token> = tokens[start..].iter().skip_while(|token| !token.is("{")).collect();
        let mut depth = 0;
        for (at, token) in body.iter().enumerate() {
            depth += i32::from(token.is("{")) - i32::from(token.is("}"));
            if depth == 0 {
                break;
            }
            // A result follows `=>`, or a brace that opens a block.
            let result = at > 0 && (body[at - 1].is(">") || body[at - 1].is("{"));
            if let (true, Token::Number(number)) = (result, token) {
                found.push(number.parse().expect("codes are plain numbers"));
            }
        }
    }
    found
}
