//! Looking things up in the index. What reaches SQLite are words of letters and digits in quotes, and marks of ours.

use chrono::NaiveDate;
use rusqlite::Connection;
use std::collections::BTreeSet;

use super::{
    VOID_MARK, YEARS, actor_mark, clipped, kind_mark, month_mark, place_mark, record_of, texts_of, year_mark,
};
use crate::model::{Kind, PartialDate, RecordId, declaration};
use crate::store::record::{self, Stored};
use crate::store::{Store, StoreError};
use crate::text::search::{self, Reach, Term};
use crate::vocabulary::SAME_MEANING;

/// Hits that are counted at most: there is no reading so many.
const COUNTED: usize = 1000;
/// Hits that are read to be put in order, at least.
const READ: usize = 200;
/// Longer words that are looked for one by one, at most.
const LONGER: usize = 64;
/// Characters of an excerpt.
const EXCERPT: usize = 100;

/// What is looked for, and where.
#[derive(Clone, Debug, Default)]
pub struct Search {
    /// What was typed.
    pub text: String,
    /// Only these kinds; all where there is none.
    pub kinds: Vec<Kind>,
    /// Only what names this actor or a node under it.
    pub actor: Option<RecordId>,
    /// Only what names this place or one that lies in it.
    pub place: Option<RecordId>,
    /// Only what is dated on or after.
    pub since: Option<NaiveDate>,
    /// Only what is dated on or before.
    pub until: Option<NaiveDate>,
    /// Void records too.
    pub with_void: bool,
    /// At most so many hits.
    pub limit: usize,
}

/// What was found.
#[derive(Debug)]
pub struct Searched {
    /// The best ones, best first.
    pub hits: Vec<Hit>,
    /// How many there are.
    pub found: usize,
    /// Whether there are more than were counted.
    pub and_more: bool,
    /// Whether words were left out because there were too many.
    pub words_left_out: bool,
}

/// A record in which all of it stands.
#[derive(Debug)]
pub struct Hit {
    /// The record.
    pub stored: Stored,
    /// Its date.
    pub date: Option<PartialDate>,
    /// Where in it.
    pub fields: Vec<HitField>,
}

/// A field in which something of it stands.
#[derive(Debug)]
pub struct HitField {
    /// Its path, `addressees.conditions`.
    pub path: String,
    /// What stands around it.
    pub excerpt: String,
}

impl Store {
    /// How many bytes the index holds, for the benchmark.
    ///
    /// # Errors
    /// When the database fails.
    #[cfg(feature = "in-clear")]
    pub fn full_text_bytes(&self) -> Result<u64, StoreError> {
        Ok(self.connection.query_row(
            "SELECT coalesce((SELECT sum(length(block)) FROM full_text_data), 0)
                  + coalesce((SELECT sum(length(sz) + 8) FROM full_text_docsize), 0)",
            [],
            |row| row.get(0),
        )?)
    }

    /// Looks for words over all that people wrote. Best first: what is called so, then what has the whole words, then
    /// what has words of the same meaning, then longer words that begin so; among equals the newest.
    ///
    /// # Errors
    /// [`StoreError::NothingToFind`].
    pub fn search(&self, search: &Search) -> Result<Searched, StoreError> {
        let (terms, words_left_out) = search::terms(&search.text);
        if terms.is_empty() {
            return Err(StoreError::NothingToFind);
        }
        // One read transaction for all: each of its own would look at the file's first page anew.
        let _reading = self.connection.unchecked_transaction()?;
        let wanted = with_same_meaning(terms);
        let counted = COUNTED.max(search.limit);
        let narrowed = narrowed(&self.connection, search)?;
        let mut seen = BTreeSet::new();
        let mut candidates: Vec<(Width, i64)> = Vec::new();
        for width in widths(&wanted) {
            let query = format!("{} {narrowed}", expression(&self.connection, &wanted, width)?);
            let mut statement = self.connection.prepare_cached(
                "SELECT rowid FROM full_text WHERE full_text MATCH ?1 ORDER BY rowid DESC LIMIT ?2",
            )?;
            let rows = statement.query_map(rusqlite::params![query, counted + 1], |row| row.get(0))?;
            for row in rows {
                let row = row?;
                if candidates.len() <= counted && seen.insert(row) {
                    candidates.push((width, row));
                }
            }
            if candidates.len() > counted {
                break;
            }
        }
        let and_more = candidates.len() > counted;
        candidates.truncate(counted);
        let mut found = candidates.len();
        let mut hits = Vec::new();
        for (width, row) in candidates {
            if hits.len() >= READ.max(search.limit) {
                break;
            }
            let stored = record_of(row).map(|id| record::read(&self.connection, id)).transpose()?.flatten();
            let hit = stored.map(|stored| hit(stored, &wanted, width)).filter(|hit| within(hit, search));
            match hit {
                Some(hit) => hits.push((width, hit)),
                None => found -= 1,
            }
        }
        hits.sort_by_key(|(width, hit)| {
            (*width, std::cmp::Reverse((hit.date.map(|date| date.first()), hit.stored.id.number)))
        });
        let hits = hits.into_iter().take(search.limit).map(|(_, hit)| hit).collect();
        Ok(Searched { hits, found, and_more, words_left_out })
    }
}

/// What is looked for, and what means the same.
struct Wanted {
    term: Term,
    others: Vec<Term>,
}

/// How far a search goes, nearest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Width {
    Names,
    Words,
    SameMeaning,
    LongerWords,
}

fn widths(wanted: &[Wanted]) -> impl Iterator<Item = Width> {
    let same = wanted.iter().any(|wanted| !wanted.others.is_empty());
    let longer = wanted.iter().any(|wanted| wanted.term.reach == Reach::Either);
    [(Width::Names, true), (Width::Words, true), (Width::SameMeaning, same), (Width::LongerWords, longer)]
        .into_iter()
        .filter_map(|(width, is_more)| is_more.then_some(width))
}

/// Phrases, each as its words.
type Phrases = Vec<Vec<String>>;

/// Takes together what is one word of the field (`feuille de route`), and adds what means the same.
fn with_same_meaning(terms: Vec<Term>) -> Vec<Wanted> {
    let groups: Vec<(Phrases, Phrases)> = SAME_MEANING
        .iter()
        .map(|same| {
            let words = |words: &[&str]| words.iter().map(|word| search::words(word)).collect();
            (words(same.words), words(same.also))
        })
        .collect();
    let mut wanted = Vec::new();
    let mut rest = terms.as_slice();
    while let [first, ..] = rest {
        let known = groups.iter().find_map(|(words, also)| {
            let (typed, taken) = words
                .iter()
                .chain(also)
                .filter_map(|typed| Some((typed, begins(rest, typed)?)))
                .max_by_key(|(_, n)| *n)?;
            let others = words.iter().filter(|other| *other != typed);
            let others = others.map(|words| Term { words: words.clone(), reach: Reach::Whole });
            Some((typed.clone(), taken, others.collect()))
        });
        match known {
            Some((words, taken, others)) => {
                wanted.push(Wanted { term: Term { words, reach: first.reach }, others });
                rest = &rest[taken..];
            }
            None => {
                wanted.push(Wanted { term: first.clone(), others: Vec::new() });
                rest = &rest[1..];
            }
        }
    }
    wanted
}

/// How many of the first terms make up these words, if they do. What is in quotes, or followed by a star, is taken as it
/// stands.
fn begins(terms: &[Term], words: &[String]) -> Option<usize> {
    let mut left = words;
    for (taken, term) in (1..).zip(terms) {
        if matches!(term.reach, Reach::Quoted | Reach::Beginning) {
            return None;
        }
        left = left.strip_prefix(term.words.as_slice())?;
        if left.is_empty() {
            return Some(taken);
        }
    }
    None
}

/// The words as FTS5 reads them.
fn expression(connection: &Connection, wanted: &[Wanted], width: Width) -> Result<String, StoreError> {
    let columns = if width == Width::Names { "names" } else { "{names words}" };
    let mut all = Vec::new();
    for wanted in wanted {
        let others = if width >= Width::SameMeaning { wanted.others.as_slice() } else { &[] };
        let mut any = Vec::new();
        for term in std::iter::once(&wanted.term).chain(others) {
            any.extend(phrases(connection, term, width)?);
        }
        all.push(format!("({})", any.join(" OR ")));
    }
    Ok(format!("({columns} : ({}))", all.join(" AND ")))
}

/// A term as one phrase, or as one for each word of the index that its last word begins.
fn phrases(connection: &Connection, term: &Term, width: Width) -> Result<Vec<String>, StoreError> {
    let goes_on = match term.reach {
        Reach::Quoted | Reach::Whole => false,
        Reach::Either => width == Width::LongerWords,
        Reach::Beginning => true,
    };
    let whole = format!("\"{}\"", term.words.join(" "));
    let (true, Some((last, first))) = (goes_on, term.words.split_last()) else { return Ok(vec![whole]) };
    Ok(match longer(connection, last)? {
        None => vec![whole + " *"],
        Some(none) if none.is_empty() => vec![whole],
        Some(words) => words
            .into_iter()
            .map(|word| {
                let all: Vec<&str> = first.iter().map(String::as_str).chain([word.as_str()]).collect();
                format!("\"{}\"", all.join(" "))
            })
            .collect(),
    })
}

/// The words of the index that begin so; nothing where there are many. FTS5 puts the lists of all of them together before it
/// gives the first hit, which takes half a second at a million records; of words one by one it reads only what is asked for.
fn longer(connection: &Connection, beginning: &str) -> Result<Option<Vec<String>>, StoreError> {
    connection.execute_batch(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.full_text_word USING fts5vocab('main', 'full_text', 'row')",
    )?;
    let mut statement = connection.prepare_cached(
        "SELECT term FROM temp.full_text_word WHERE term >= ?1 AND term < ?1 || char(1114111) LIMIT ?2",
    )?;
    let rows = statement.query_map(rusqlite::params![beginning, LONGER + 1], |row| row.get(0))?;
    let words: Vec<String> = rows.collect::<Result<_, _>>()?;
    Ok((words.len() <= LONGER).then_some(words))
}

/// What the search is narrowed by, as FTS5 reads it.
fn narrowed(connection: &Connection, search: &Search) -> Result<String, StoreError> {
    let mut narrowed = String::new();
    let mut only = |marks: Vec<String>| {
        let marks: Vec<String> = marks.into_iter().map(|mark| format!("\"{mark}\"")).collect();
        narrowed.push_str(&format!("AND (about : ({})) ", marks.join(" OR ")));
    };
    if !search.kinds.is_empty() {
        only(search.kinds.iter().map(|kind| kind_mark(*kind)).collect());
    }
    if let Some(actor) = search.actor {
        let mut statement =
            connection.prepare_cached("SELECT DISTINCT actor FROM actor_line WHERE ancestor = ?1")?;
        let below =
            statement.query_map([actor.number], |row| row.get(0))?.collect::<Result<Vec<i64>, _>>()?;
        let all: BTreeSet<i64> = below.into_iter().chain([actor.number]).collect();
        only(all.into_iter().map(actor_mark).collect());
    }
    if let Some(place) = search.place {
        only(vec![place_mark(place.number)]);
    }
    if search.since.is_some() || search.until.is_some() {
        only(months(search.since, search.until));
    }
    if !search.with_void {
        narrowed.push_str(&format!("NOT (about : \"{VOID_MARK}\")"));
    }
    Ok(narrowed)
}

/// The marks of the months and whole years in which something can begin that is within the days.
fn months(since: Option<NaiveDate>, until: Option<NaiveDate>) -> Vec<String> {
    let (first_year, first_month) = since.map_or((YEARS.0, 1), clipped);
    let (last_year, last_month) = until.map_or((YEARS.1, 12), clipped);
    let mut marks = Vec::new();
    for year in first_year..=last_year {
        let from = if year == first_year { first_month } else { 1 };
        let to = if year == last_year { last_month } else { 12 };
        if (from, to) == (1, 12) {
            marks.push(year_mark(year));
        } else {
            marks.extend((from..=to).map(|month| month_mark(year, month)));
        }
    }
    if marks.is_empty() {
        // An end before its start: nothing is there, and an empty list is no expression.
        marks.push(year_mark(0));
    }
    marks
}

fn hit(stored: Stored, wanted: &[Wanted], width: Width) -> Hit {
    let terms: Vec<Term> = wanted
        .iter()
        .flat_map(|wanted| {
            let others = if width >= Width::SameMeaning { wanted.others.as_slice() } else { &[] };
            let mut term = wanted.term.clone();
            if term.reach == Reach::Either && width < Width::LongerWords {
                term.reach = Reach::Whole;
            }
            std::iter::once(term).chain(others.iter().cloned())
        })
        .collect();
    let mut fields: Vec<HitField> = Vec::new();
    texts_of(stored.id.kind, &stored.values, |path, _, text| {
        if !fields.iter().any(|field| field.path == path)
            && let Some(excerpt) = search::excerpt(text, &terms, EXCERPT)
        {
            fields.push(HitField { path: path.to_owned(), excerpt });
        }
    });
    let date = declaration(stored.id.kind).date_field().and_then(|field| stored.values.get(field)?.as_str());
    let date = date.and_then(|date| date.parse().ok());
    Hit { stored, date, fields }
}

/// Whether the record is dated within the days to the day; months were compared before.
fn within(hit: &Hit, search: &Search) -> bool {
    let since = search.since.is_none_or(|since| hit.date.is_some_and(|date| date.first() >= since));
    let until = search.until.is_none_or(|until| hit.date.is_some_and(|date| date.last() <= until));
    since && until
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Option<NaiveDate> {
        text.parse().ok()
    }

    #[test]
    fn days_become_months_and_whole_years() {
        assert_eq!(
            months(day("2024-11-15"), day("2026-02-01")),
            ["m202411", "m202412", "y2025", "m202601", "m202602"]
        );
        assert_eq!(months(None, day("1991-01-05")), ["y1990", "m199101"]);
        assert_eq!(months(day("2059-12-31"), None), ["m205912", "y2060"]);
        assert_eq!(months(day("2026-03-01"), day("2026-02-01")), ["y0"], "nothing, and still an expression");
    }

    #[test]
    fn words_of_one_meaning_are_taken_together() {
        let words = |typed: &str| {
            let wanted = with_same_meaning(search::terms(typed).0);
            wanted
                .into_iter()
                .map(|wanted| (wanted.term.words.join(" "), wanted.others.len()))
                .collect::<Vec<_>>()
        };
        let found = words("feuille de route perdue");
        assert_eq!(found[0].0, "feuille de route");
        assert!(found[0].1 > 3);
        assert_eq!(found[1], ("perdue".into(), 0));
        assert_eq!(words("feuille de papier").len(), 3);
        assert_eq!(words("\"barrière\""), [("barriere".into(), 0)], "in quotes it is what it is");
        assert_eq!(words("barr*"), [("barr".into(), 0)]);
    }

    #[test]
    fn a_word_of_two_meanings_is_found_by_itself_alone() {
        let others = |typed: &str| with_same_meaning(search::terms(typed).0).remove(0).others;
        let has = |others: &[Term], word: &str| others.iter().any(|other| other.words == search::words(word));
        assert!(has(&others("rapport"), "péage"));
        assert!(!has(&others("péage"), "rapport"));
        assert!(has(&others("الحواجز"), "barrière"));
        assert!(has(&others("reten"), "hajiz"));
    }
}
