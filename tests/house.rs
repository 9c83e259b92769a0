//! The rules of the house: which room may know which, and who owns each door.
//!
//! The table of rooms is read from the documentation of `src/lib.rs`. The fixtures in `fixtures/house/` are
//! imports that break a rule; a house test that misses one of them is worth nothing.

use crate::source::{Token, root, rust_files, tokens};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Files that use what `clippy.toml` forbids to all others, each for its reason at its head.
const OWNERS: &[&str] = &[
    "sqlcipher-rustcrypto/build.rs",
    "sqlcipher-rustcrypto/src/lib.rs",
    "src/bin/carnet/cli/session.rs",
    "src/file/destroy.rs",
    "src/file/lock.rs",
    "src/file/read.rs",
    "src/file/write.rs",
    "src/seal/random.rs",
    "src/store/open.rs",
];

/// Rooms that may close something with `seal`: the store its key slots, `exchange` what leaves.
const WRAPPERS: &[&str] = &["store", "exchange"];

/// Macros by which the library would speak for itself.
const LOUD: &[&str] = &["print", "println", "eprint", "eprintln", "dbg"];

#[derive(Debug)]
struct Room {
    floor: u8,
    /// Floors that it may import from, besides itself.
    knows: Vec<u8>,
}

type House = BTreeMap<String, Room>;

/// The table in the documentation of `src/lib.rs`.
fn house() -> House {
    let text = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let mut house = House::new();
    for line in text.lines().filter_map(|line| line.strip_prefix("//! | ")) {
        let cells: Vec<&str> = line.trim_end_matches(" |").split(" | ").collect();
        let (Ok(floor), [_, names, _, knows]) = (cells[0].parse(), &cells[..]) else { continue };
        let knows = match knows.split_once('–') {
            Some(("", "")) => Vec::new(),
            Some((first, last)) => (first.parse().unwrap()..=last.parse().unwrap()).collect(),
            None => vec![knows.parse().unwrap()],
        };
        assert!(knows.iter().all(|below| *below < floor), "{names} knows a floor that is not below it");
        for name in names.split('`').skip(1).step_by(2) {
            let room = Room { floor, knows: knows.clone() };
            assert!(house.insert(name.to_owned(), room).is_none(), "{name} stands twice in the table");
        }
    }
    house
}

/// What a file of the library is found doing against the rules.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fault {
    /// It names a room that it may not know.
    Import(String),
    /// It makes another room's item look like its own.
    Reexport(String),
    /// It reaches for the whole crate, so that the imports cannot be read.
    Unreadable(String),
    /// It closes something with `seal` and is not one of those who may.
    Wraps(String),
    /// It prints.
    Loud(String),
}

/// The faults of a file, given its place under `src/`, such as `store/actor.rs`.
fn faults(house: &House, place: &Path, text: &str) -> BTreeSet<Fault> {
    let own = room_of(place);
    let mut faults = BTreeSet::new();
    let tokens = tokens(text);
    for path in paths(&tokens, place) {
        let whole = path.names.join("::");
        let Some(name) = path.names.first() else { continue };
        if ["*", "self", "as"].contains(&name.as_str()) {
            faults.insert(Fault::Unreadable(format!("crate::{whole}")));
        } else if let Some(room) = house.get(name).filter(|_| *name != own) {
            if !house.get(&own).is_some_and(|own| own.knows.contains(&room.floor)) {
                faults.insert(Fault::Import(name.clone()));
            }
            if path.published {
                faults.insert(Fault::Reexport(whole.clone()));
            }
        }
        let wraps = name == "seal" && path.names[1..].iter().any(|name| name.starts_with("wrap"));
        if wraps && own != "seal" && !WRAPPERS.contains(&own.as_str()) {
            faults.insert(Fault::Wraps(whole));
        }
    }
    // `use crate::seal;` and then `seal::wrap...`
    for window in tokens.windows(3) {
        if let [Token::Word(seal), sign, Token::Word(function)] = window {
            let wraps = seal == "seal" && sign.is("::") && function.starts_with("wrap");
            if wraps && own != "seal" && !WRAPPERS.contains(&own.as_str()) {
                faults.insert(Fault::Wraps(format!("seal::{function}")));
            }
        }
    }
    for window in tokens.windows(2) {
        if let [Token::Word(name), sign] = window
            && sign.is("!")
            && LOUD.contains(&name.as_str())
        {
            faults.insert(Fault::Loud(name.clone()));
        }
    }
    faults
}

/// The room that a file under `src/` belongs to.
fn room_of(place: &Path) -> String {
    let first = place.components().next().map(|part| part.as_os_str().to_string_lossy().into_owned());
    first.unwrap_or_default().trim_end_matches(".rs").to_owned()
}

/// A path that begins at the top of the crate.
struct Named {
    /// Its names below the top: `["store", "Store"]`.
    names: Vec<String>,
    /// Whether it stands in a `pub use`.
    published: bool,
}

/// Every path of the file that leads to the top of the crate, by `crate::` or by enough `super::`.
fn paths(tokens: &[Token], place: &Path) -> Vec<Named> {
    let mut found = Vec::new();
    // How many modules the code stands in: those of the file's own place, then those written in it.
    let outer = place.with_extension("").iter().filter(|part| *part != "mod").count();
    let mut modules: Vec<usize> = Vec::new();
    let mut depth = 0;
    let mut at = 0;
    let mut published = false;
    while at < tokens.len() {
        let token = &tokens[at];
        match token.word() {
            Some("mod") if tokens.get(at + 2).is_some_and(|token| token.is("{")) => modules.push(depth),
            Some("use") => published = publishes(&tokens[..at]),
            Some("crate") | Some("carnet") if !is_inside_path(tokens, at) => {
                let visibility =
                    at > 0 && tokens[at - 1].is("(") && tokens.get(at + 1).is_some_and(|t| t.is(")"));
                if !visibility {
                    collect(&tokens[at + 1..], &mut Vec::new(), published, &mut found);
                }
            }
            Some("super") if !is_inside_path(tokens, at) => {
                let mut climbed = 1;
                while tokens.get(at + 1).is_some_and(|token| token.is("::"))
                    && tokens.get(at + 2).and_then(Token::word) == Some("super")
                {
                    climbed += 1;
                    at += 2;
                }
                if climbed >= outer + modules.len() {
                    collect(&tokens[at + 1..], &mut Vec::new(), published, &mut found);
                }
            }
            _ => {}
        }
        if token.is("{") {
            depth += 1;
        } else if token.is("}") {
            depth -= 1;
            if modules.last() == Some(&depth) {
                modules.pop();
            }
        } else if token.is(";") {
            published = false;
        }
        at += 1;
    }
    found
}

/// Whether `use`, which these tokens lead up to, is `pub` in any degree.
fn publishes(before: &[Token]) -> bool {
    let before = match before.iter().rposition(|token| token.is("(")) {
        Some(open) if before.last().is_some_and(|token| token.is(")")) => &before[..open],
        _ => before,
    };
    before.last().and_then(Token::word) == Some("pub")
}

/// Whether the word continues a path, as in `other::crate_name`.
fn is_inside_path(tokens: &[Token], at: usize) -> bool {
    at > 0 && tokens[at - 1].is("::")
}

/// Reads what follows `crate`: `::a::b`, `::{a::b, c}`, `as name`. Gives each leaf of the tree.
fn collect(rest: &[Token], names: &mut Vec<String>, published: bool, found: &mut Vec<Named>) -> usize {
    let mut read = 0;
    let depth = names.len();
    let leaf = |names: &Vec<String>, found: &mut Vec<Named>| {
        found.push(Named { names: names.clone(), published });
    };
    if names.is_empty() && rest.first().and_then(Token::word) == Some("as") {
        names.push("as".to_owned());
        leaf(names, found);
        names.truncate(depth);
        return 1;
    }
    while rest.get(read).is_some_and(|token| token.is("::")) {
        match rest.get(read + 1) {
            Some(Token::Word(word)) => names.push(word.clone()),
            Some(token) if token.is("*") => names.push("*".to_owned()),
            Some(token) if token.is("{") => {
                read += 2;
                while rest.get(read).is_some_and(|token| !token.is("}")) {
                    read += branch(&rest[read..], names, published, found);
                }
                names.truncate(depth);
                return read + 1;
            }
            _ => break,
        }
        read += 2;
    }
    if names.len() > depth {
        leaf(names, found);
    }
    names.truncate(depth);
    read
}

/// Reads one branch inside braces, its comma included.
fn branch(rest: &[Token], names: &mut Vec<String>, published: bool, found: &mut Vec<Named>) -> usize {
    let depth = names.len();
    let mut read = 1;
    match &rest[0] {
        Token::Word(word) => {
            names.push(word.clone());
            let further = collect(&rest[1..], names, published, found);
            if further == 0 {
                found.push(Named { names: names.clone(), published });
            }
            read += further;
        }
        token if token.is("*") => {
            names.push("*".to_owned());
            found.push(Named { names: names.clone(), published });
        }
        _ => {}
    }
    names.truncate(depth);
    read
}

/// The files of the library with their places under `src/`.
fn library() -> impl Iterator<Item = (PathBuf, String)> {
    let source = root().join("src");
    rust_files(&source).into_iter().filter_map(move |path| {
        let place = path.strip_prefix(&source).unwrap().to_owned();
        (!place.starts_with("bin")).then(|| (place, fs::read_to_string(path).unwrap()))
    })
}

#[test]
fn imports_point_down_the_floors() {
    let house = house();
    let mut found = Vec::new();
    for (place, text) in library() {
        found.extend(
            faults(&house, &place, &text).into_iter().map(|fault| format!("{}: {fault:?}", place.display())),
        );
    }
    assert!(found.is_empty(), "against the table in src/lib.rs:\n{}", found.join("\n"));
}

#[test]
fn every_fixture_of_a_broken_rule_is_caught_and_no_other() {
    let house = house();
    let mut broken = 0;
    for entry in fs::read_dir(root().join("tests/fixtures/house")).unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        let header = |key: &str| {
            text.lines().find_map(|line| line.strip_prefix(&format!("// {key}: "))).map(str::to_owned)
        };
        let place = header("place").unwrap_or_else(|| panic!("{} says no place", path.display()));
        let expected = header("fault").unwrap_or_else(|| panic!("{} says no fault", path.display()));
        let found: Vec<String> =
            faults(&house, Path::new(&place), &text).iter().map(|fault| format!("{fault:?}")).collect();
        let found = if found.is_empty() { "none".to_owned() } else { found.join(", ") };
        broken += u32::from(expected != "none");
        assert_eq!(found, expected, "{}", path.display());
    }
    assert!(broken >= 10, "only {broken} fixtures of broken rules");
}

#[test]
fn the_table_and_the_folders_are_the_same() {
    let mut found: BTreeSet<String> =
        library().map(|(place, _)| room_of(&place)).filter(|room| room != "lib").collect();
    for entry in fs::read_dir(root().join("src/bin/carnet")).unwrap() {
        let name = entry.unwrap().file_name().to_string_lossy().trim_end_matches(".rs").to_owned();
        if name != "main" {
            found.insert(name);
        }
    }
    assert_eq!(house().into_keys().collect::<BTreeSet<_>>(), found);
}

#[test]
fn lib_rs_is_a_map_and_nothing_else() {
    let text = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let tokens = tokens(&text);
    let words: Vec<&str> = tokens.iter().filter_map(Token::word).collect();
    assert!(!words.iter().any(|word| ["use", "fn", "struct", "macro_rules"].contains(word)), "{words:?}");
    let denied = "#![deny(clippy::print_stdout, clippy::print_stderr, unreachable_pub)]";
    assert!(text.lines().any(|line| line == denied), "lib.rs lacks {denied}");
    let excepted: Vec<&str> = text.lines().filter(|line| line.contains("disallowed_methods")).collect();
    assert!(matches!(excepted[..], [line] if line.starts_with("#![cfg_attr(test, allow(")), "{excepted:?}");
    assert!(text.contains("pub(crate) mod seal;"), "seal is nobody's outside the library");
}

#[test]
fn forbidden_methods_are_used_by_their_owners_only() {
    let mut found = BTreeSet::new();
    let provider = root().join("sqlcipher-rustcrypto");
    let mut files = rust_files(&root().join("src"));
    files.extend(rust_files(&provider.join("src")));
    files.push(provider.join("build.rs"));
    for path in files {
        let text = fs::read_to_string(&path).unwrap();
        let place = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
        // Unit tests stand last in a file and may make files and clocks of their own.
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        // lib.rs excepts the unit tests of the whole library, see below.
        if !code.contains("clippy::disallowed_methods") || place == "src/lib.rs" {
            continue;
        }
        let head = code.lines().find(|line| !line.is_empty() && !line.starts_with("//")).unwrap_or_default();
        let opens = head.starts_with("#![expect(");
        let once = code.matches("clippy::disallowed_methods").count() == 1;
        assert!(
            opens && once,
            "{place}: one #![expect(clippy::disallowed_methods, reason = ...)] opens the file"
        );
        found.insert(place);
    }
    let owners: BTreeSet<String> = OWNERS.iter().map(|owner| (*owner).to_owned()).collect();
    assert_eq!(found, owners, "the owners' list in tests/house.rs, and the files that except themselves");
}
