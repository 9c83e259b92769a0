//! Facts that depend on the day asked about. A view takes no parameter: these are common table expressions over one row,
//! `asked`, that holds the period and how long the team waits.

use chrono::NaiveDate;
use rusqlite::types::Value;

use super::Query;
use crate::indicator::Fact;

/// A statement by its name.
#[derive(Debug)]
struct Part {
    name: &'static str,
    sql: &'static str,
    /// Read by others more than once, and small: worked out once. Else SQLite looks into it from each.
    kept: bool,
}

/// What a fact of `indicator` is worked out from, itself last.
#[derive(Debug)]
pub(super) struct Asked {
    view: &'static str,
    parts: &'static [Part],
}

macro_rules! part {
    ($name:literal) => {
        Part { name: $name, sql: include_str!(concat!("asked/", $name, ".sql")), kept: false }
    };
    ($name:literal, kept) => {
        Part { name: $name, sql: include_str!(concat!("asked/", $name, ".sql")), kept: true }
    };
}

/// Every one of them.
const ASKED: &[Asked] = &[
    Asked { view: "state_request", parts: &[part!("needed_word"), part!("state_request")] },
    Asked { view: "state_addressee", parts: &[part!("needed_word"), part!("state_addressee")] },
    Asked {
        view: "state_owed",
        parts: &[part!("needed_word"), part!("state_addressee"), part!("state_owed")],
    },
    Asked {
        view: "state_claim",
        parts: &[
            part!("request_trip"),
            part!("claim_base", kept),
            part!("claim_told"),
            part!("claim_cause"),
            part!("state_claim"),
        ],
    },
    Asked { view: "state_promise", parts: &[part!("state_promise")] },
    Asked { view: "state_directive", parts: &[part!("state_directive")] },
    Asked { view: "state_suspension", parts: &[part!("state_suspension")] },
    Asked { view: "state_week", parts: &[part!("state_week")] },
    Asked { view: "state_turn", parts: &[part!("state_turn")] },
    Asked {
        view: "state_silent",
        parts: &[part!("needed_word"), part!("state_addressee"), part!("state_silent")],
    },
    Asked { view: "state_unused", parts: &[part!("state_unused")] },
    Asked {
        view: "state_spell",
        parts: &[
            part!("spell_place", kept),
            part!("spell_no", kept),
            part!("spell_refusal", kept),
            part!("spell_going"),
            part!("spell_day", kept),
            part!("spell_run", kept),
            part!("spell_way", kept),
            part!("spell_meeting", kept),
            part!("spell_involved", kept),
            part!("spell_trip", kept),
            part!("spell_said", kept),
            part!("spell_yes", kept),
            part!("state_spell"),
        ],
    },
    Asked {
        view: "state_descent",
        parts: &[
            part!("subject_yes", kept),
            part!("subject_window", kept),
            part!("subject_trip", kept),
            part!("low_author", kept),
            part!("subject_check", kept),
            part!("subject_breach", kept),
            part!("subject_passage", kept),
            part!("state_descent"),
        ],
    },
];

/// How long a team waits, as it is set in its store.
#[derive(Clone, Copy, Debug)]
pub(super) struct Patience {
    pub(super) overdue_days: i64,
    pub(super) overdue_grace: i64,
    pub(super) gap_days: i64,
}

/// Whether a fact depends on the day asked about.
pub(super) fn is_asked(fact: &Fact) -> bool {
    ASKED.iter().any(|asked| asked.view == fact.view)
}

/// What comes before `SELECT`, or before further tables, and the values in it; nothing where the fact is a view.
pub(super) fn prologue(query: &Query<'_>, patience: Patience) -> (String, Vec<Value>) {
    let since = query.since.filter(|_| !query.fact.stock);
    of_view(query.fact.view, since, query.until, patience)
}

/// As [`prologue`], by the name of a fact's rows.
pub(super) fn of_view(
    view: &str,
    since: Option<NaiveDate>,
    until: NaiveDate,
    patience: Patience,
) -> (String, Vec<Value>) {
    let Some(asked) = ASKED.iter().find(|asked| asked.view == view) else {
        return (String::new(), Vec::new());
    };
    let mut sql =
        "asked (since, day, overdue_days, overdue_grace, gap_days) AS (SELECT ?, ?, ?, ?, ?)".to_owned();
    for Part { name, sql: text, kept } in asked.parts {
        let how = if *kept { "" } else { "NOT " };
        sql.push_str(&format!(", {name} AS {how}MATERIALIZED (\n{text})"));
    }
    let values = vec![
        Value::Text(since.map_or_else(|| "0000-01-01".to_owned(), |day| day.to_string())),
        Value::Text(until.to_string()),
        Value::Integer(patience.overdue_days),
        Value::Integer(patience.overdue_grace),
        Value::Integer(patience.gap_days),
    ];
    (sql, values)
}
