use chrono::NaiveDate;
use serde_json::json;

use super::*;
use crate::disclosure::{Cell, Dimension, Frame, Population, Reader, protect_tables};
use crate::model::Kind;
use crate::seal::Identity;
use crate::store::NewKeys;

const SEPTEMBER: Period = Period::Month(2026, 9);
const OCTOBER: Period = Period::Month(2026, 10);
const QUARTER: Period = Period::Quarter(2026, 4);
const EVERYBODY: Profile = Profile::Protected(Audience::Public);
const PARTNERS: Profile = Profile::Protected(Audience::Partners);

/// A store on a day at the beginning of 2027, with four nodes of two parties, and the country it works in.
struct Desk {
    store: Store,
    country: Country,
    stamp: Stamp,
    _folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let mut keys = NewKeys::default();
        keys.add_recipient(&Identity::generate().recipient().to_string()).expect("a recipient");
        let today = NaiveDate::from_ymd_opt(2027, 1, 4).expect("a day");
        let stamp = Stamp { today, at: "2027-01-04T18:00:00Z".into() };
        let mut store = Store::create(&folder.path().join("store"), &keys, &stamp).expect("a store");
        let make = |store: &mut Store, kind, raw: serde_json::Value| {
            let serde_json::Value::Object(raw) = raw else { panic!("not an object") };
            store.change(&stamp, |change| change.make(kind, &raw, "typed")).expect("a good record");
        };
        make(&mut store, Kind::Place, json!({ "name": "Kassoura", "kind": "country" }));
        for (name, parents) in [("front", json!([])), ("brigade", json!(["A-1"])), ("post", json!(["A-2"]))] {
            let node = json!({ "name": name, "actor_type": "armed-group", "parents": parents });
            make(&mut store, Kind::Actor, node);
        }
        make(&mut store, Kind::Actor, json!({ "name": "commission", "actor_type": "state-civil" }));
        let country = store.countries().expect("countries").remove(0);
        Self { store, country, stamp, _folder: folder }
    }

    fn hears(&mut self, node: &str, code: &str, day: &str) {
        let raw = json!({ "node": node, "date": day, "code": code });
        let serde_json::Value::Object(raw) = raw else { unreachable!() };
        let made = self.store.change(&self.stamp, |change| change.make(Kind::Decision, &raw, "typed"));
        made.expect("a good record");
    }

    fn counted(&self, period: Period) -> CountedPeriod {
        let by = vec!["decision".to_owned()];
        let table = CountedTable { name: "decisions".to_owned(), counted: Counted::Decisions, by };
        CountedPeriod {
            country: self.country.clone(),
            period,
            scheme: [9; 32],
            by_month: true,
            tables: vec![table],
        }
    }

    fn freezing(&self, period: Period) -> Freezing {
        self.store.freezing(&self.counted(period), self.stamp.today).expect("rows")
    }

    /// Releases what would be frozen now; of a period that is, what is.
    fn release(&mut self, period: Period, profile: Profile) -> Result<Recorded, StoreError> {
        let frozen = self.store.frozen_periods(&self.country).expect("periods");
        let origin = match frozen.iter().any(|one| one.period == period) {
            true => Origin::Frozen,
            false => Origin::Records(self.freezing(period)),
        };
        self.release_of(period, profile, &origin)
    }

    fn release_of(
        &mut self,
        period: Period,
        profile: Profile,
        origin: &Origin,
    ) -> Result<Recorded, StoreError> {
        let counted = self.counted(period);
        let releasing = Releasing {
            counted: &counted,
            districts: &[],
            origin,
            profile,
            releasable: &Releasable::Protected(Box::new(audited())),
            scheme: ("decisions", "a body"),
        };
        self.store.record(&self.stamp, &releasing, Vec::new(), composed)
    }

    fn number(&self, sql: &str) -> i64 {
        self.store.connection.query_row(sql, [], |row| row.get(0)).expect("a number")
    }

    /// What is frozen of a code, as of which period and with which: records, nodes, parties, and the leaf.
    fn frozen(&self, code: &str) -> Vec<(String, String, [i64; 3], String)> {
        let mut statement = self
            .store
            .connection
            .prepare(
                "SELECT c.true_period, p.period, c.count, length(c.nodes) / 16, length(c.parties) / 16, c.leaf
                 FROM released_cell c JOIN frozen_period p ON p.n = c.frozen
                 WHERE c.table_name = 'decisions' AND c.cell = ?1 ORDER BY p.n, c.true_period",
            )
            .expect("a statement");
        let row = |row: &rusqlite::Row<'_>| {
            Ok((row.get(0)?, row.get(1)?, [row.get(2)?, row.get(3)?, row.get(4)?], row.get(5)?))
        };
        let cell = format!("[\"{code}\"]");
        statement.query_map([cell], row).expect("rows").collect::<Result<_, _>>().expect("rows")
    }
}

/// Some tables that passed the audit.
fn audited() -> AuditedRelease {
    let mut frame = Frame::new();
    let code = frame.dimension(Dimension::flat("code", "all", ["a", "b"]).expect("a tree"));
    let fact = frame.fact("decisions");
    let table = frame.table("decisions", fact, &[code]).expect("a table");
    let mut population = Population::new(&frame);
    population.add(&frame, &Cell { table, nodes: vec![1] }, 20).expect("a cell");
    let reader = Reader::new(Audience::Public.least_threshold());
    protect_tables(&frame, &population, &[reader], &mut |_| {}).expect("is clean")
}

fn composed(place: Place) -> Composed {
    let hash = [u8::try_from(place.sequence).expect("small"); 32];
    Composed {
        release: b"release".to_vec(),
        hash: if place.profile == EVERYBODY { hash } else { hash.map(|byte| byte + 100) },
        members: b"members".to_vec(),
        scheme: ("decisions".into(), [9; 32]),
    }
}

#[test]
fn a_release_freezes_its_rows_and_hangs_in_the_chain() {
    let mut desk = Desk::new();
    for node in ["A-2", "A-3", "A-3", "A-4"] {
        desk.hears(node, "granted", "2026-10-05");
    }
    desk.hears("A-4", "denied", "2026-11-05");
    assert!(!desk.release(OCTOBER, EVERYBODY).expect("recorded").again());
    // Three nodes of two parties: brigade and post have one top.
    let row =
        |of: &str, with: &str, count, leaf: &str| (of.to_owned(), with.to_owned(), count, leaf.to_owned());
    assert_eq!(desk.frozen("granted"), [row("2026-10", "2026-10", [4, 3, 2], "on-time")]);
    assert_eq!(desk.number("SELECT count(*) FROM frozen_record"), 4);
    assert!(desk.freezing(OCTOBER).rows.is_empty(), "no later release counts them again");

    // To the same readers it has left; to others it leaves from the same rows, whatever was written since.
    assert!(matches!(desk.release(OCTOBER, EVERYBODY), Err(StoreError::ReleasedAlready { .. })));
    desk.hears("A-4", "granted", "2026-10-06");
    assert!(!desk.release(OCTOBER, PARTNERS).expect("recorded").again());
    assert_eq!(desk.frozen("granted"), [row("2026-10", "2026-10", [4, 3, 2], "on-time")]);
    let rows = desk.store.frozen_rows(&desk.country, [9; 32]).expect("rows");
    let of_scheme: Vec<u64> = rows.values().map(|row| row.count).collect();
    assert_eq!(of_scheme, [4]);
    assert!(desk.store.frozen_rows(&desk.country, [8; 32]).expect("rows").is_empty());

    // What came late stands with the month in which it was seen; what has not left is of no account there.
    desk.hears("A-4", "granted", "2026-09-06");
    desk.release(Period::Month(2026, 11), EVERYBODY).expect("recorded");
    assert_eq!(
        desk.frozen("granted"),
        [row("2026-10", "2026-10", [4, 3, 2], "on-time"), row("2026-10", "2026-11", [1, 1, 1], "earlier"),]
    );
    assert_eq!(desk.frozen("denied"), [row("2026-11", "2026-11", [1, 1, 1], "on-time")]);
    let place = next_place(&desk.store.connection, QUARTER, EVERYBODY).expect("a place");
    assert_eq!((place.sequence, place.previous), (3, Some([2; 32])));
    let place = next_place(&desk.store.connection, QUARTER, PARTNERS).expect("a place");
    assert_eq!((place.sequence, place.previous), (2, Some([101; 32])));
    assert_eq!(desk.store.ledger().expect("lines").len(), 3);
}

#[test]
fn what_is_not_over_or_lies_in_what_left_is_refused() {
    let mut desk = Desk::new();
    desk.hears("A-4", "granted", "2026-10-05");
    for period in [Period::Month(2027, 1), Period::Quarter(2027, 1), Period::Year(2027)] {
        assert!(matches!(desk.release(period, EVERYBODY), Err(StoreError::PeriodNotOver { .. })), "{period}");
    }
    desk.release(QUARTER, EVERYBODY).expect("recorded");
    let refused = desk.release(OCTOBER, PARTNERS);
    let Err(StoreError::LongerReleased { period, longer }) = refused else { panic!("{refused:?}") };
    assert_eq!((period.as_str(), longer.as_str()), ("2026-10", "2026-Q4"));
    // Another quarter is free, and the year with it.
    desk.release(SEPTEMBER, EVERYBODY).expect("recorded");
    desk.release(Period::Year(2026), EVERYBODY).expect("recorded");
    assert!(matches!(desk.release(QUARTER, PARTNERS), Err(StoreError::LongerReleased { .. })));
    assert_eq!(desk.store.ledger().expect("lines").len(), 3);
}

#[test]
fn what_was_written_between_audit_and_ledger_stops_the_release() {
    let mut desk = Desk::new();
    desk.hears("A-4", "granted", "2026-10-05");
    let before = desk.freezing(OCTOBER);
    desk.hears("A-4", "granted", "2026-10-06");
    let late = desk.release_of(OCTOBER, EVERYBODY, &Origin::Records(before));
    assert!(matches!(late, Err(StoreError::NotAudited)));
    // Nor are rows taken for frozen that are not, or frozen twice.
    assert!(matches!(desk.release_of(OCTOBER, EVERYBODY, &Origin::Frozen), Err(StoreError::NotAudited)));
    let now = Origin::Records(desk.freezing(OCTOBER));
    desk.release_of(OCTOBER, EVERYBODY, &now).expect("recorded");
    assert!(matches!(desk.release_of(OCTOBER, PARTNERS, &now), Err(StoreError::NotAudited)));
    assert_eq!(desk.store.ledger().expect("lines").len(), 1);
    assert_eq!(desk.number("SELECT count(*) FROM release"), 1);
}

#[test]
fn what_is_taken_back_is_forgotten_until_the_longer_period() {
    let mut desk = Desk::new();
    desk.hears("A-4", "granted", "2026-10-05");
    desk.release(OCTOBER, EVERYBODY).expect("recorded");
    desk.release(OCTOBER, PARTNERS).expect("recorded");
    let stamp = desk.stamp.clone();
    let unknown = desk.store.withdraw(&stamp, [77; 32], "other");
    assert!(matches!(unknown, Err(StoreError::NoSuchRelease)));
    let taken = desk.store.withdraw(&stamp, [1; 32], "wrong-records").expect("taken back");
    let profiles: Vec<Profile> = taken.iter().map(|release| release.profile).collect();
    assert_eq!(profiles, [EVERYBODY, PARTNERS]);
    assert!(matches!(desk.store.withdraw(&stamp, [1; 32], "other"), Err(StoreError::NoSuchRelease)));
    for table in ["released_cell", "frozen_record", "frozen_period"] {
        assert_eq!(desk.number(&format!("SELECT count(*) FROM {table}")), 0, "{table}");
    }
    for profile in [EVERYBODY, PARTNERS] {
        assert!(matches!(desk.release(OCTOBER, profile), Err(StoreError::Withdrawn { .. })));
    }
    desk.release(QUARTER, EVERYBODY).expect("recorded");
    let row = ("2026-10".to_owned(), "2026-Q4".to_owned(), [1, 1, 1], "on-time".to_owned());
    assert_eq!(desk.frozen("granted"), [row]);
}

/// Its rows are the longer one's too.
#[test]
fn a_part_is_not_taken_back_while_the_whole_stands() {
    let mut desk = Desk::new();
    desk.hears("A-4", "granted", "2026-10-05");
    desk.release(OCTOBER, PARTNERS).expect("recorded");
    desk.release(QUARTER, EVERYBODY).expect("recorded");
    let stamp = desk.stamp.clone();
    let refused = desk.store.withdraw(&stamp, [101; 32], "wrong-records");
    let Err(StoreError::LongerStands { period, longer }) = refused else { panic!("{refused:?}") };
    assert_eq!((period.as_str(), longer.as_str()), ("2026-10", "2026-Q4"));
    assert_eq!(desk.number("SELECT count(*) FROM frozen_period"), 2);
    desk.store.withdraw(&stamp, [1; 32], "wrong-records").expect("the whole first");
    desk.store.withdraw(&stamp, [101; 32], "wrong-records").expect("then its part");
    assert_eq!(desk.number("SELECT count(*) FROM released_cell"), 0);
    // Neither comes late anywhere: the year has them.
    assert!(desk.freezing(Period::Month(2027, 1)).rows.is_empty());
    desk.release(Period::Year(2026), EVERYBODY).expect("recorded");
    assert_eq!(desk.frozen("granted").len(), 1);
}

#[test]
fn exact_counts_leave_for_the_one_who_is_set_down_alone() {
    let mut desk = Desk::new();
    let counted = desk.counted(OCTOBER);
    let origin = Origin::Records(desk.freezing(OCTOBER));
    let (trusted, other) = (Identity::generate().recipient(), Identity::generate().recipient());
    let own = desk.store.own_identity().expect("a key").recipient();
    let exact =
        Releasable::Exact(Entrusted { recipient: trusted.clone(), protocol: "ISP 2026-3".to_owned() });
    let protected = Releasable::Protected(Box::new(audited()));
    let stamp = desk.stamp.clone();
    let mut record = |releasable: &Releasable, profile, to: &[&Recipient]| {
        let releasing = Releasing {
            counted: &counted,
            districts: &[],
            origin: &origin,
            profile,
            releasable,
            scheme: ("decisions", "a body"),
        };
        let to = to.iter().map(|recipient| ((*recipient).clone(), "somebody".to_owned())).collect();
        desk.store.record(&stamp, &releasing, to, composed).map(drop)
    };
    for (releasable, profile, to) in [
        (&exact, EVERYBODY, &[&trusted, &own][..]),
        (&protected, Profile::Trusted, &[&trusted, &own]),
        (&exact, Profile::Trusted, &[]),
        (&exact, Profile::Trusted, &[&other, &own]),
        (&exact, Profile::Trusted, &[&trusted, &other, &own]),
    ] {
        assert!(matches!(record(releasable, profile, to), Err(StoreError::NotEntrusted { .. })), "{to:?}");
    }
    record(&exact, Profile::Trusted, &[&trusted, &own]).expect("recorded");
}

#[test]
fn a_store_is_called_otherwise_each_year() {
    let [one, other] = [2026, 2027].map(|year| alias_of([5; 16], year));
    assert_ne!(one, other);
    assert_eq!(one, alias_of([5; 16], 2026));
    assert_ne!(one, alias_of([6; 16], 2026));
    assert_ne!(one, [5; 16]);
}
