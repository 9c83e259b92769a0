//! What stands around a record that was just written: the rows from which `analysis` tells what is noticeable.
//!
//! Each question is bounded by an index: by a road or an office, or by a few days. No answer joins a road with an author.

mod road;
mod talks;

pub use road::{Driven, Happened, RoadDays};
pub use talks::{Kept, MetBefore, Spoken};

#[cfg(test)]
mod tests {
    use super::road::*;
    use super::talks::*;
    use crate::store::open::SCHEMA;
    use rusqlite::Connection;

    /// Each is asked whenever something is saved: none may read a table from end to end.
    #[test]
    fn every_question_is_answered_by_an_index() {
        let connection = Connection::open_in_memory().unwrap();
        connection.execute_batch(SCHEMA).unwrap();
        for (sql, index) in [
            (ROAD_TRIPS, "trip_road"),
            (ROAD_INCIDENTS, "incident_date"),
            (LAST_DRIVEN, "trip_road"),
            (BROKEN_WORD, "q USING PRIMARY KEY (trip=?)"),
            (BROKEN_RELIED, "PRIMARY KEY"),
            (LED_BY, "incident_date"),
            (SUSPECTED, "incident_date"),
            (TRIPS_MADE, "trip_date"),
            (SAID_BEFORE, "decision_node"),
            (YES_ABOVE_REQUEST, "decision_addressee"),
            (YES_ABOVE_NEGOTIATION, "decision_negotiation"),
            (REQUEST_WORDS, "decision_addressee"),
            (AWAITED_ELSEWHERE, "request_addressee_node"),
            (PROMISED_BEFORE, "promise_node"),
            (MEETINGS_BEFORE, "meeting_negotiation"),
            (LEVELS_BEFORE, "meeting_negotiation"),
            (ASKED, "ask_meeting"),
            (UNSETTLED, "promise_negotiation"),
            (UNANSWERED, "request_negotiation"),
        ] {
            let mut statement = connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
            let plan: Vec<String> =
                statement.raw_query().mapped(|row| row.get(3)).collect::<Result<_, _>>().unwrap();
            assert!(!plan.iter().any(|line| line.starts_with("SCAN")), "{sql}\n{plan:#?}");
            assert!(!plan.iter().any(|line| line.contains("MATERIALIZE")), "{sql}\n{plan:#?}");
            assert!(plan.iter().any(|line| line.contains(index)), "{sql}\n{plan:#?}");
        }
    }
}
