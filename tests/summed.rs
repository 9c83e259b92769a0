//! A team with enough records for something of them to be published, and what others find in its summaries.

use carnet::model::Kind;
use serde_json::{Value, json};

use crate::desks::{Desk, Person};
use crate::runner::{Laptop, Ran};
use crate::stores::{stamp, values};

/// The provinces, by what the team's records call them: the country is L-1, two towns in each follow.
pub(crate) const NORTH: &str = "L-5";
pub(crate) const SOUTH: &str = "L-6";
pub(crate) const EAST: &str = "L-7";

impl Desk {
    /// A desk in a country of three provinces with a town in each, that knows three offices (regional, A-1 to A-3) and three posts
    /// of soldiers (local, A-4 to A-6).
    pub(crate) fn in_kassoura() -> Self {
        let desk = Self::new();
        desk.keeps(Kind::Place, &[json!({ "name": "Kassoura", "kind": "country", "pcode": "KS" })]);
        let provinces = [("North", "KS01"), ("South", "KS02"), ("East", "KS03")];
        let province = |(name, pcode): (&str, &str)| json!({ "name": name, "kind": "adm1", "pcode": pcode, "parent": "L-1" });
        desk.keeps(Kind::Place, &provinces.map(province));
        let town = |at: usize| json!({ "name": format!("Town {at}"), "kind": "locality", "parent": format!("L-{}", at + 1) });
        desk.keeps(Kind::Place, &[1, 2, 3].map(town));
        let node = |at: usize| {
            let (name, actor_type, level) = match at {
                0..3 => ("Office", "state-civil", "regional"),
                _ => ("Post", "state-military", "local"),
            };
            json!({
                "name": format!("{name} {at}"), "actor_type": actor_type, "levels": [{ "level": level }], "met": true,
            })
        };
        desk.keeps(Kind::Actor, &[0, 1, 2, 3, 4, 5].map(node));
        desk
    }

    /// Writes down records of a kind, as one command.
    pub(crate) fn keeps(&self, kind: Kind, records: &[Value]) {
        let make = |record: &Value| values(record.clone());
        let records: Vec<_> = records.iter().map(make).collect();
        self.store()
            .change(&stamp(), |change| {
                records.iter().try_for_each(|record| change.make(kind, record, "typed").map(drop))
            })
            .unwrap();
    }

    /// So many answers of a level, by turns of each of its three nodes.
    pub(crate) fn hears_often(&self, code: &str, level: &str, times: usize, day: &str) {
        let first = if level == "regional" { 1 } else { 4 };
        let answer =
            |at: usize| json!({ "node": format!("A-{}", first + at % 3), "date": day, "code": code });
        self.keeps(Kind::Decision, &(0..times).map(answer).collect::<Vec<_>>());
    }

    /// So many trips to a town.
    pub(crate) fn travels(&self, outcome: &str, to: &str, times: usize, day: &str) {
        let made = matches!(outcome, "facilitated" | "delayed" | "stopped-then-passed");
        let completion = if made { "full" } else { "none" };
        let origin = if to == NORTH { SOUTH } else { NORTH };
        let trip = json!({
            "date": day, "origin": origin, "destination": to, "outcome": outcome, "completion": completion,
        });
        self.keeps(Kind::Trip, &vec![trip; times]);
    }

    /// So many incidents in a town, by turns of each of the posts of soldiers.
    pub(crate) fn suffers(&self, kind: &str, at: &str, times: usize, day: &str) {
        let incident = |turn: usize| {
            json!({
                "date": day, "place": at, "setting": "road", "kinds": [kind], "what_happened": "it happened",
                "actors": [{ "node": format!("A-{}", 4 + turn % 3), "attribution": "sure" }],
            })
        };
        self.keeps(Kind::Incident, &(0..times).map(incident).collect::<Vec<_>>());
    }

    /// An October of which something can be published.
    pub(crate) fn has_an_october(self) -> Self {
        self.has_a_month("2026-10")
    }

    /// A month of which something can be published: 47 answers, 47 trips, 27 incidents.
    pub(crate) fn has_a_month(self, month: &str) -> Self {
        for (code, level, times) in [
            ("granted", "regional", 12),
            ("granted", "local", 13),
            ("denied", "regional", 11),
            ("conditional", "local", 4),
            ("partial", "local", 7),
        ] {
            self.hears_often(code, level, times, &format!("{month}-05"));
        }
        for (outcome, to, times) in [
            ("facilitated", NORTH, 14),
            ("facilitated", SOUTH, 12),
            ("turned-back", SOUTH, 10),
            ("delayed", NORTH, 3),
            ("denied", NORTH, 8),
        ] {
            self.travels(outcome, to, times, &format!("{month}-12"));
        }
        self.suffers("hold", NORTH, 15, &format!("{month}-13"));
        self.suffers("threat", SOUTH, 12, &format!("{month}-14"));
        self
    }

    /// Seals the summary of a period for somebody.
    pub(crate) fn exports(&self, period: &str, profile: &str, to: &Person, output: &str) -> String {
        self.tries_to_export(period, profile, to, output, &[]).done()
    }

    /// The same with more flags, as far as it comes.
    pub(crate) fn tries_to_export(
        &self,
        period: &str,
        profile: &str,
        to: &Person,
        output: &str,
        more: &[&str],
    ) -> Ran {
        let words = ["summary", "export", "--period", period, "--profile", profile, "--yes"];
        self.carnet(&[&words[..], &["--to", &to.recipient, "-o", output], more].concat())
    }

    /// What somebody finds in a file of this laptop, on a laptop without any store.
    pub(crate) fn read_by(&self, file: &str, by: &Person) -> Found {
        opened(&self.path(file), by)
    }

    /// The summaries that left, as the ledger lists them.
    pub(crate) fn releases(&self) -> Vec<Value> {
        let listed = self.carnet(&["summary", "ledger", "--releases", "--json"]).done();
        listed.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}

/// A summary as `summary open --json` gives it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Found(pub(crate) Value);

/// Opens a file with somebody's key.
pub(crate) fn opened(file: &str, by: &Person) -> Found {
    let laptop = Laptop::new();
    let key = laptop.has_file("key.txt", &by.identity);
    let words = ["summary", "open", file, "--json", "--identity", key.to_str().unwrap()];
    Found(serde_json::from_str(&laptop.carnet(&words).done()).unwrap())
}

impl Found {
    /// A part of the manifest's release.
    pub(crate) fn release(&self, part: &str) -> &Value {
        &self.0["release"][part]
    }

    /// The tables' names, in their order.
    pub(crate) fn names(&self) -> Vec<&str> {
        let tables = self.0["tables"].as_array().unwrap().iter();
        tables.map(|table| table["table"].as_str().unwrap()).collect()
    }

    /// The lines of a table.
    pub(crate) fn lines(&self, table: &str) -> &Vec<Value> {
        let tables = self.0["tables"].as_array().unwrap();
        let found = tables.iter().find(|one| one["table"] == table);
        found.unwrap_or_else(|| panic!("no table {table}"))["rows"].as_array().unwrap()
    }

    /// What stands for some codes of a table: a number, or none where it is withheld.
    #[track_caller]
    pub(crate) fn count(&self, table: &str, period: &str, codes: &[(&str, &str)]) -> Option<u64> {
        let is =
            |line: &&Value| line["period"] == period && codes.iter().all(|(by, code)| line[*by] == *code);
        let found: Vec<&Value> = self.lines(table).iter().filter(is).collect();
        let [line] = found[..] else { panic!("{} lines of {table} have {codes:?}", found.len()) };
        match &line["count"] {
            Value::String(word) => {
                assert_eq!(word, "withheld");
                None
            }
            count => Some(count.as_u64().unwrap()),
        }
    }

    /// The total of a table.
    #[track_caller]
    pub(crate) fn total(&self, table: &str, period: &str) -> Option<u64> {
        let tables = self.0["tables"].as_array().unwrap();
        let by = &tables.iter().find(|one| one["table"] == table).unwrap()["by"];
        let codes: Vec<(&str, &str)> =
            by.as_array().unwrap().iter().map(|by| (by.as_str().unwrap(), "all")).collect();
        self.count(table, period, &codes)
    }
}
