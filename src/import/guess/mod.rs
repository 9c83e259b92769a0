//! A map proposed from a table: what its headers, HXL tags and words say in four languages.
//!
//! The proposal is a map in TOML like one that a person wrote: it is shown, can be saved and put right, and it is what
//! the import then goes by. What is not understood stands in it as a comment; nothing is dropped in silence.

mod columns;
mod fit;
mod repeat;
mod words;
mod write;

use super::dates;
use super::map::kind_named;
use super::rows::Rows;
use super::table::TableFault;
use super::workbook::Head;
use crate::model::Kind;
use crate::text::digits;
use columns::Column;
use fit::{Assigned, assign};
pub(super) use repeat::propose_repeat;
use words::Words;
use write::{Rules, Writing, quoted};

/// Rows that are looked at.
const LOOKED_AT: usize = 20_000;

/// A map that was proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guess {
    /// The map, in TOML.
    pub map: String,
    /// The kinds of record.
    pub kinds: Vec<Kind>,
    /// Which column fills which field, in the order of the file.
    pub taken: Vec<(String, String)>,
    /// Columns that are not taken.
    pub unused: Vec<String>,
    /// Fields without which there is no record, and which no column fills.
    pub missing: Vec<(Kind, &'static str)>,
    /// Columns whose dates can be read in two ways.
    pub open_dates: Vec<String>,
    /// Sheets whose rows belong to rows of the main one.
    pub repeats: Vec<GuessedRepeat>,
}

/// What was proposed for a sheet whose rows belong to rows of the main one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuessedRepeat {
    /// The sheet.
    pub sheet: String,
    /// What its rows become: records of this kind, or rows of this field of the record above.
    pub becomes: Result<Kind, &'static str>,
    /// Which column fills which field, in the order of the sheet.
    pub taken: Vec<(String, String)>,
    /// Columns that are not taken.
    pub unused: Vec<String>,
}

/// What a repeat must know of the main sheet.
pub(super) struct Main {
    columns: Vec<Column>,
    kinds: Vec<(Kind, Assigned)>,
    has_id: bool,
    words: Words,
}

/// Proposes a map for a table. `kind` is what it holds, where that is known; `name` is the file's, without its folder.
pub(super) fn propose(
    rows: &mut Rows<'_>,
    kind: Option<Kind>,
    name: &str,
    head: Head,
    from_1904: bool,
) -> Result<(Guess, Main), TableFault> {
    let header = rows.header().clone();
    let tags = rows.tags().to_vec();
    let tag = |at: usize| tags.get(at).map_or("", String::as_str);
    let columns: Vec<Column> =
        header.names.iter().enumerate().map(|(at, name)| Column::new(name, tag(at))).collect();
    let columns = looked_at(columns, rows)?;
    let mut words = Words::of(&header.names);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let said = kind.is_none().then(|| said_kinds(&mut words, &columns)).flatten();
    let mut guess = Guess {
        map: format!(
            "# Proposed from the headers of {}; read it before you trust it.\nformat = 1\n",
            one_word(stem)
        ),
        kinds: Vec::new(),
        taken: Vec::new(),
        unused: Vec::new(),
        missing: Vec::new(),
        open_dates: Vec::new(),
        repeats: Vec::new(),
    };
    let chosen: Vec<(Kind, Assigned)> = match &said {
        Some((_, kinds)) => kinds
            .iter()
            .map(|(_, kind)| (*kind, assign(&mut words, *kind, &columns).0))
            .fold(Vec::new(), once),
        None => vec![best(&mut words, kind, &columns, stem, from_1904)],
    };
    guess.kinds = chosen.iter().map(|(kind, _)| *kind).collect();
    if said.is_none() {
        guess.map += &format!("kind = {}\n", quoted(guess.kinds[0].name()));
    }
    guess.map += &format!("source = {}\n", quoted(&one_word(stem)));
    if head.skip > 0 {
        guess.map += &format!("skip = {}\n", head.skip);
    }
    if head.is_double {
        guess.map += "header_rows = 2\n";
    }
    // What KoboToolbox numbers anew elsewhere, it knows by this.
    let uuid = columns.iter().position(|column| column.name == "_uuid" && column.is_unique);
    let id = uuid.or_else(|| chosen.iter().find_map(|(_, assigned)| assigned.get("@id").copied()));
    let mut taken: Vec<Option<String>> = vec![None; columns.len()];
    if let Some(at) = id {
        guess.map += &format!("id = {}\n", quoted(&columns[at].name));
        taken[at] = Some("id".to_owned());
    }
    if let Some((at, kinds)) = &said {
        guess.map += &format!("\n[kind]\ncolumn = {}\n[kind.terms]\n", quoted(&columns[*at].name));
        for (word, kind) in kinds {
            guess.map += &format!("{} = {}\n", quoted(word), quoted(kind.name()));
        }
        taken[*at] = Some("kind".to_owned());
    }
    for (kind, assigned) in &chosen {
        let prefix = if said.is_some() { format!("of.{}.", kind.name()) } else { String::new() };
        let rules = Writing::new(&mut words, *kind, &columns, assigned, prefix, from_1904).rules();
        let Rules { text, taken: now, missing, open_dates } = rules;
        guess.map += &text;
        for (at, target) in now {
            let said = taken[at].get_or_insert_with(String::new);
            if !said.split(", ").any(|other| other == target) {
                *said = if said.is_empty() { target } else { format!("{said}, {target}") };
            }
        }
        guess.missing.extend(missing.into_iter().map(|field| (*kind, field)));
        guess.open_dates.extend(open_dates);
    }
    guess.open_dates.sort_unstable();
    guess.open_dates.dedup();
    for (column, target) in columns.iter().zip(taken).filter(|(column, _)| !column.name.is_empty()) {
        match target {
            Some(target) => {
                guess.taken.push((column.name.clone(), target.replace("@actor_type", "actor_type")))
            }
            None => guess.unused.push(column.name.clone()),
        }
    }
    if !guess.unused.is_empty() {
        guess.map += "\n# Not taken:\n";
        for column in &guess.unused {
            guess.map += &format!("#   {}\n", quoted(column));
        }
    }
    if !guess.missing.is_empty() && !is_header(&header.names) {
        return Err(TableFault::NoHeader);
    }
    let main = Main { has_id: id.is_some(), columns, kinds: chosen, words };
    Ok((guess, main))
}

/// Columns with what their first rows hold.
fn looked_at(mut columns: Vec<Column>, rows: &mut Rows<'_>) -> Result<Vec<Column>, TableFault> {
    let (mut seen, mut good, mut first_bad) = (0, 0, None);
    while let Some(row) = rows.next_row() {
        match row {
            Ok(row) => {
                columns.iter_mut().zip(&row.cells).for_each(|(column, cell)| column.see(cell));
                good += 1;
            }
            Err((row, fault)) => _ = first_bad.get_or_insert((row.line, fault)),
        }
        seen += 1;
        if seen == LOOKED_AT {
            break;
        }
    }
    if let (0, Some((line, fault))) = (good, first_bad) {
        return Err(TableFault::NoRow { line, fault });
    }
    // A column without a name cannot be named in a map.
    columns.iter_mut().filter(|column| column.name.is_empty()).for_each(|column| column.filled = 0);
    Ok(columns)
}

/// Whether a row can be one of names: most of it is neither number nor date.
fn is_header(names: &[String]) -> bool {
    let filled: Vec<&String> = names.iter().filter(|name| !name.is_empty()).collect();
    let is_value = |name: &str| digits::number(name).is_some() || dates::date(name, &[]).is_ok();
    filled.iter().filter(|name| is_value(name)).count() * 3 < filled.len().max(1)
}

fn once(mut chosen: Vec<(Kind, Assigned)>, next: (Kind, Assigned)) -> Vec<(Kind, Assigned)> {
    if !chosen.iter().any(|(kind, _)| *kind == next.0) {
        chosen.push(next);
    }
    chosen
}

/// The column that says what kind each row is, and its words.
fn said_kinds(words: &mut Words, columns: &[Column]) -> Option<(usize, Vec<(String, Kind)>)> {
    let (assigned, _) = assign(words, Kind::Event, columns);
    let at = *assigned.get("@kind")?;
    let kinds = columns[at]
        .words
        .keys()
        .filter_map(|word| Some((word.clone(), kind_named(word).or_else(|| words.kind(word))?)));
    let kinds: Vec<(String, Kind)> = kinds.collect();
    (!kinds.is_empty()).then_some((at, kinds))
}

/// The kind that fits best: most columns that say something in it, fewest fields missing.
fn best(
    words: &mut Words,
    kind: Option<Kind>,
    columns: &[Column],
    stem: &str,
    from_1904: bool,
) -> (Kind, Assigned) {
    let kinds: Vec<Kind> = match kind {
        Some(kind) => vec![kind],
        // A caution is three answers that somebody gives; no sheet of old ones is one.
        None => Kind::ALL.iter().copied().filter(|kind| *kind != Kind::Caution).collect(),
    };
    let mut found: Option<(i64, Kind, Assigned)> = None;
    for kind in kinds {
        let (assigned, score) = assign(words, kind, columns);
        let rules = Writing::new(words, kind, columns, &assigned, String::new(), from_1904).rules();
        let mut used: Vec<usize> = rules.taken.iter().map(|(at, _)| *at).collect();
        used.sort_unstable();
        used.dedup();
        let score = i64::from(score) + 5 * used.len() as i64 - 25 * rules.missing.len() as i64
            + if words.names_kind(kind, stem) { 15 } else { 0 };
        if found.as_ref().is_none_or(|(best, ..)| score > *best) {
            found = Some((score, kind, assigned));
        }
    }
    let (_, kind, assigned) = found.expect("there are kinds");
    (kind, assigned)
}

/// A file's name as the word under which its records are known again.
fn one_word(stem: &str) -> String {
    let word = crate::text::fold::fold(stem).replace(|sign: char| !sign.is_ascii_alphanumeric(), "-");
    let word = word.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
    let word: String = word.chars().take(40).collect();
    if word.is_empty() { "sheet".to_owned() } else { word.trim_end_matches('-').to_owned() }
}
