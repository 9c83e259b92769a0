//! What is proposed for a sheet whose rows belong to rows of the main one, as KoboToolbox and ODK export what a form asks
//! several times.

use super::columns::Column;
use super::fit::{Assigned, assign, fits};
use super::write::{Rules, Writing, quoted};
use super::{Guess, GuessedRepeat, Main, looked_at};
use crate::import::repeat::UP;
use crate::import::rows::Rows;
use crate::import::workbook::Head;
use crate::model::{Field, Kind, Part, Shape, declaration};
use crate::text::fold;

/// How exports name the row above: the column of the repeat, and that of the main sheet; the surest first.
const LINKS: [(&str, &str); 4] = [
    ("_submission__uuid", "_uuid"),
    ("PARENT_KEY", "KEY"),
    ("_submission__id", "_id"),
    ("_parent_index", "_index"),
];

/// Adds to a proposal what the rows of another sheet become, where its columns say that they belong to rows of the main
/// one and what they are can be seen.
pub(in super::super) fn propose_repeat(
    guess: &mut Guess,
    main: &mut Main,
    rows: &mut Rows<'_>,
    sheet: &str,
    head: Head,
    from_1904: bool,
) {
    let header = rows.header().clone();
    let has = |column: &str| main.columns.iter().any(|there| there.name == column);
    let link = LINKS.iter().find(|(own, of)| header.has(own) && has(of));
    let Some((parent, of)) = link.filter(|_| main.has_id) else { return };
    let columns = header.names.iter().map(|name| Column::new(name, "")).collect();
    let Ok(mut columns) = looked_at(columns, rows) else { return };
    for column in columns.iter_mut().filter(|column| is_of_the_export(&column.name)) {
        column.filled = 0;
    }
    let found = match rows_of(main, &columns, sheet) {
        Some(found) => found,
        None => match record_of(main, &mut columns, sheet, from_1904) {
            Some(found) => found,
            None => return,
        },
    };
    let Found { becomes, head: lines, rules } = found;
    guess.map += &format!(
        "\n[[repeats]]\nsheet = {}\nparent = {}\nof = {}\n",
        quoted(sheet),
        quoted(parent),
        quoted(of)
    );
    if head.skip > 0 {
        guess.map += &format!("skip = {}\n", head.skip);
    }
    if head.is_double {
        guess.map += "header_rows = 2\n";
    }
    guess.map += &lines;
    guess.map += &rules.text;
    guess.open_dates.extend(rules.open_dates);
    let mut taken: Vec<(String, String)> = Vec::new();
    let mut unused: Vec<String> = Vec::new();
    for (at, column) in columns.iter().enumerate() {
        let targets: Vec<&str> =
            rules.taken.iter().filter(|(of, _)| *of == at).map(|(_, target)| target.as_str()).collect();
        if !targets.is_empty() {
            taken.push((column.name.clone(), targets.join(", ")));
        } else if !column.name.is_empty() && !column.name.starts_with(UP) && !is_of_the_export(&column.name) {
            unused.push(column.name.clone());
        }
    }
    for column in &unused {
        guess.map += &format!("# Not taken: {}\n", quoted(column));
    }
    guess.repeats.push(GuessedRepeat { sheet: sheet.to_owned(), becomes, taken, unused });
}

/// What the rows of a sheet become.
struct Found {
    becomes: Result<Kind, &'static str>,
    /// The lines of the map that say so.
    head: String,
    rules: Rules,
}

/// Whether an export adds a column by itself.
fn is_of_the_export(name: &str) -> bool {
    name.starts_with('_') || name == "KEY" || name == "PARENT_KEY" || name.starts_with("SET-OF-")
}

/// Rows of a field of the records above: all that such a row must have is a column here.
fn rows_of(main: &mut Main, columns: &[Column], sheet: &str) -> Option<Found> {
    let mut found: Option<(usize, Kind, &'static Field, Assigned)> = None;
    let kinds: Vec<Kind> = main.kinds.iter().map(|(kind, _)| *kind).collect();
    for kind in kinds {
        for field in declaration(kind).fields {
            let Shape::Rows(part) = field.shape else { continue };
            let Some(assigned) = part_of(main, columns, part) else { continue };
            let named = fold::fold(sheet) == fold::fold(&field.name.replace('_', " "));
            let score = assigned.len() + if named { 100 } else { 0 };
            if found.as_ref().is_none_or(|(best, ..)| score > *best) {
                found = Some((score, kind, field, assigned));
            }
        }
    }
    let (_, kind, field, assigned) = found?;
    let Shape::Rows(part) = field.shape else { return None };
    let writing =
        Writing::new(&mut main.words, kind, columns, &assigned, "repeats.".to_owned(), false).of(part.fields);
    let head = format!("rows = {}\n", quoted(field.name));
    Some(Found { becomes: Err(field.name), head, rules: writing })
}

/// Which column fills which field of a row; none where a field that it must have has no column.
fn part_of(main: &mut Main, columns: &[Column], part: &'static Part) -> Option<Assigned> {
    let mut assigned = Assigned::new();
    for field in part.fields {
        if matches!(field.shape, Shape::Reference(_) | Shape::Row(_)) {
            if field.required {
                return None;
            }
            continue;
        }
        let fitting = columns
            .iter()
            .enumerate()
            .filter(|(at, column)| column.filled > 0 && !assigned.values().any(|taken| taken == at));
        let mut best: Option<(u8, usize)> = None;
        for (at, column) in fitting {
            let sure = main.words.names_field(part.table, field, &column.name);
            if sure > 0
                && fits(&mut main.words, field.shape, column).is_some()
                && best.is_none_or(|(other, _)| sure > other)
            {
                best = Some((sure, at));
            }
        }
        match best {
            Some((_, at)) => _ = assigned.insert(field.name.to_owned(), at),
            None if field.required => return None,
            None => {}
        }
    }
    Some(assigned)
}

/// Records that name the one above. What each must have and the sheet has not, such as its day, is taken from the row
/// above where that has it.
fn record_of(main: &mut Main, columns: &mut Vec<Column>, sheet: &str, from_1904: bool) -> Option<Found> {
    let own = columns.len();
    let mut best: Option<(i64, Kind, &'static str, Vec<Column>, Assigned)> = None;
    let above: Vec<(Kind, Assigned)> =
        main.kinds.iter().map(|(kind, assigned)| (*kind, assigned.clone())).collect();
    for kind in Kind::ALL.iter().copied().filter(|kind| *kind != Kind::Caution) {
        let fields = declaration(kind).fields;
        let links = fields.iter().filter_map(|field| match field.shape {
            Shape::Reference(to) => Some((field.name, above.iter().find(|(kind, _)| kind == to)?)),
            _ => None,
        });
        for (link, (of, assigned_above)) in links {
            let mut with: Vec<Column> = columns[..own].to_vec();
            for field in fields.iter().filter(|field| field.required) {
                let same = declaration(*of).field(field.name).is_some_and(|there| is_alike(there, field));
                if let Some(at) = assigned_above.get(field.name).filter(|_| same) {
                    let column = &main.columns[*at];
                    with.push(column.called(&format!("{UP}{}", column.name)));
                }
            }
            let (mut assigned, score) = assign(&mut main.words, kind, &with);
            assigned.retain(|target, _| target != link && target != "@id" && target != "@kind");
            let prefix = "repeats.".to_owned();
            let rules = Writing::new(&mut main.words, kind, &with, &assigned, prefix, from_1904).rules();
            let mut used: Vec<usize> = rules.taken.iter().map(|(at, _)| *at).filter(|at| *at < own).collect();
            used.sort_unstable();
            used.dedup();
            if used.is_empty() || !rules.missing.is_empty() {
                continue;
            }
            let score = i64::from(score)
                + 5 * used.len() as i64
                + if main.words.names_kind(kind, sheet) { 15 } else { 0 };
            if best.as_ref().is_none_or(|(other, ..)| score > *other) {
                best = Some((score, kind, link, with, assigned));
            }
        }
    }
    let (_, kind, link, with, assigned) = best?;
    let prefix = "repeats.".to_owned();
    let rules = Writing::new(&mut main.words, kind, &with, &assigned, prefix, from_1904).rules();
    *columns = with;
    let head = format!("kind = {}\nlink = {}\n", quoted(kind.name()), quoted(link));
    Some(Found { becomes: Ok(kind), head, rules })
}

/// Whether what fills one field can fill the other.
fn is_alike(one: &Field, other: &Field) -> bool {
    std::mem::discriminant(one.shape) == std::mem::discriminant(other.shape)
}
