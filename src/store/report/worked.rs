//! Facts that depend on the day asked about, worked out once for that day: the sections of a report, and what stands beside
//! them, ask the same of them a dozen times.
//!
//! A table of its own for each, in the connection's temporary database, which is in memory and never in the file. It is
//! right as long as nothing was changed since; the end of the connection is its end.

use rusqlite::{Connection, OptionalExtension, params, params_from_iter};

use super::Query;
use super::asked::{self, Patience};
use crate::store::StoreError;

/// So many tables at once: a period, the one before and the one of last year, of the facts of a report.
const AT_ONCE: i64 = 8;

/// The table with the rows of a query's fact on its day; nothing where the fact is a view that anybody may read, or where a
/// change is under way, of which nobody knows yet whether it will stand.
///
/// # Errors
/// When the database fails.
pub(super) fn table(
    connection: &Connection,
    query: &Query<'_>,
    patience: Patience,
) -> Result<Option<String>, StoreError> {
    let (tables, values) = asked::prologue(query, patience);
    if tables.is_empty() || !connection.is_autocommit() {
        return Ok(None);
    }
    let now: i64 = connection
        .prepare_cached("SELECT coalesce(max(n), 0) FROM history")?
        .query_row([], |row| row.get(0))?;
    connection.execute_batch(
        "CREATE TABLE IF NOT EXISTS temp.worked (
            place INTEGER PRIMARY KEY, asked TEXT NOT NULL UNIQUE, n INTEGER NOT NULL) STRICT",
    )?;
    let asked = format!("{} {values:?}", query.fact.view);
    let there: Option<i64> = connection
        .prepare_cached("SELECT place FROM temp.worked WHERE asked = ?1 AND n = ?2")?
        .query_row(params![asked, now], |row| row.get(0))
        .optional()?;
    if let Some(place) = there {
        return Ok(Some(named(place)));
    }
    forget(connection, now)?;
    let place: i64 =
        connection.query_row("SELECT coalesce(max(place), 0) + 1 FROM temp.worked", [], |row| row.get(0))?;
    let sql = format!("CREATE TABLE {} AS WITH {tables} SELECT * FROM {}", named(place), query.fact.view);
    connection.execute(&sql, params_from_iter(values))?;
    connection.execute("INSERT INTO temp.worked VALUES (?1, ?2, ?3)", params![place, asked, now])?;
    Ok(Some(named(place)))
}

/// What was worked out before the last change, and the oldest where there are too many.
fn forget(connection: &Connection, now: i64) -> Result<(), StoreError> {
    let places: Vec<i64> = connection
        .prepare_cached(
            "SELECT place FROM temp.worked WHERE n <> ?1
             UNION ALL SELECT place FROM (
                SELECT place, row_number() OVER (ORDER BY place DESC) AS at FROM temp.worked WHERE n = ?1)
             WHERE at >= ?2",
        )?
        .query_map(params![now, AT_ONCE], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    for place in places {
        connection.execute_batch(&format!("DROP TABLE {}", named(place)))?;
        connection.execute("DELETE FROM temp.worked WHERE place = ?1", [place])?;
    }
    Ok(())
}

fn named(place: i64) -> String {
    format!("temp.worked_{place}")
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use serde_json::json;

    use super::*;
    use crate::indicator::{Base, Choice, Take, fact};
    use crate::model::Kind;
    use crate::seal::Identity;
    use crate::store::{NewKeys, Stamp, Store};

    fn day(text: &str) -> NaiveDate {
        NaiveDate::parse_from_str(text, "%Y-%m-%d").expect("a day")
    }

    fn asked_for(store: &Store, until: &str) -> i64 {
        let request = fact::all().find(|fact| fact.view == "state_request").expect("the fact of requests");
        let choice = Choice::until(day(until));
        let base = Base { fact: request, take: Take::Rows, given: &[] };
        let answer = store.tabulate(&Query::new(request, vec![base], &[], &choice)).expect("an answer");
        answer.groups.get(&Vec::new()).map_or(0, |taken| taken[0])
    }

    fn tables(store: &Store) -> i64 {
        let sql = "SELECT count(*) FROM temp.sqlite_schema WHERE name LIKE 'worked\\__%' ESCAPE '\\'";
        store.connection().query_row(sql, [], |row| row.get(0)).expect("a count")
    }

    #[test]
    fn what_was_worked_out_serves_until_something_changes_and_no_longer() {
        let folder = tempfile::tempdir().expect("a folder");
        let stamp = Stamp { today: day("2026-11-24"), at: "2026-11-24T18:00:00Z".into() };
        let mut keys = NewKeys::default();
        keys.add_recipient(&Identity::generate().recipient().to_string()).expect("a recipient");
        let mut store = Store::create(&folder.path().join("store"), &keys, &stamp).expect("a store");
        let make = |store: &mut Store, kind, raw: serde_json::Value| {
            let values = raw.as_object().expect("an object").clone();
            store.change(&stamp, |change| change.make(kind, &values, "typed")).expect("a record")
        };
        make(&mut store, Kind::Place, json!({ "name": "Nord", "kind": "adm1" }));
        make(&mut store, Kind::Actor, json!({ "name": "poste", "actor_type": "armed-group", "met": true }));
        let request = json!({
            "what": "convoy", "place": "L-1", "first_day": "2026-06-01",
            "addressees": [{ "node": "A-1", "submitted_on": "2026-05-01" }],
        });
        make(&mut store, Kind::Request, request.clone());
        assert_eq!((asked_for(&store, "2026-10-31"), tables(&store)), (1, 1));
        assert_eq!((asked_for(&store, "2026-10-31"), tables(&store)), (1, 1), "the same table serves again");
        assert_eq!((asked_for(&store, "2026-04-30"), tables(&store)), (0, 2), "another day has its own");
        make(&mut store, Kind::Request, request);
        assert_eq!((asked_for(&store, "2026-10-31"), tables(&store)), (2, 1), "what is out of date is gone");
        for month in 1..=12 {
            asked_for(&store, &format!("2026-{month:02}-28"));
        }
        assert_eq!(tables(&store), AT_ONCE);
        let inside = store.change(&stamp, |change| {
            let query = Choice::until(day("2026-11-24"));
            let request = fact::all().find(|fact| fact.view == "state_request").expect("the fact");
            let query = Query::new(request, Vec::new(), &[], &query);
            let patience = Patience { overdue_days: 14, overdue_grace: 3, gap_days: 60 };
            table(change.connection(), &query, patience)
        });
        assert_eq!(inside.expect("a change"), None, "nothing is kept of a change that may be taken back");
    }
}
