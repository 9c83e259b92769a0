//! Killed without warning before every call that changes something on the disk.

use super::scenarios::{Act, Ends, SCENARIOS, Scenario};
use super::scene::{Held, Kept, Scene, names};
use super::strace::{self, CHANGING, Point, Traced};
use super::{Sweep, Wrong};
use crate::desks::skipped;
use carnet::store::Store;
use std::collections::BTreeMap;
use std::fs;
use std::sync::{Arc, Mutex, OnceLock};

/// What is written down afterwards, to see that the store can be written.
pub const THEN: &str = "Afterwards";

/// A command on a laptop of its own, and what is known of it where nothing disturbs it.
pub struct Known {
    pub scene: Scene,
    pub act: Act,
    facts: Arc<Facts>,
}

/// What is known of a command that nothing disturbed.
#[derive(Clone)]
pub struct Facts {
    pub points: Vec<Point>,
    /// What it says when it is done.
    out: Vec<u8>,
    err: String,
    /// How it ends.
    pub exit: i32,
    before: Option<Held>,
    after: Option<Held>,
    /// The names in the store's folder, before and after.
    names: [Vec<String>; 2],
    words: String,
}

impl std::ops::Deref for Known {
    type Target = Facts;
    fn deref(&self) -> &Facts {
        &self.facts
    }
}

/// The home before each command and what is known of it, once for all sweeps.
type Prepared = Arc<OnceLock<(String, Kept, Arc<Facts>)>>;

impl Known {
    pub fn of(scenario: &Scenario) -> Self {
        static PREPARED: Mutex<BTreeMap<&str, Prepared>> = Mutex::new(BTreeMap::new());
        let prepared = Arc::clone(PREPARED.lock().unwrap().entry(scenario.name).or_default());
        let (identity, kept, facts) = prepared.get_or_init(|| {
            let scene = Scene::of(&(scenario.desk)());
            let facts = Arc::new(Facts::of(scenario, &scene));
            let (identity, kept) = scene.parts();
            (identity, kept, facts)
        });
        let scene = Scene::with(identity.clone(), kept.clone());
        let act = (scenario.act)(&scene);
        scene.put_back();
        Self { scene, act, facts: Arc::clone(facts) }
    }
}

impl Facts {
    fn of(scenario: &Scenario, scene: &Scene) -> Self {
        let act = (scenario.act)(scene);
        scene.put_back();
        let trace = scene.home().join("trace");
        let options = ["-y", "-e", &format!("trace={}", CHANGING.join(","))];
        let traced = strace::run(&scene.command(&act.words, act.opens), act.input, &options, &trace);
        // Of the sheet one row is refused.
        let expected = if scenario.name == "import" { 2 } else { 0 };
        assert_eq!(traced.exit, Some(expected), "{}: {}", scenario.name, traced.err);
        let points = strace::points(&traced.trace, scene.home());
        fs::remove_file(trace).unwrap();
        let after_names = names(&scene.folder());
        let after = (scenario.ends != Ends::Gone).then(|| scene.held_in(&store_of(scenario, scene)));
        scene.put_back();
        let before_names = names(&scene.folder());
        let words = match scenario.name {
            // It would be brought to the present version by being looked at.
            "upgrade" => String::new(),
            // Nothing is told of it but that it is parked.
            "unpark" => String::new(),
            _ => words_of(scene),
        };
        let before = matches!(scenario.ends, Ends::Changed | Ends::Made(_) | Ends::Parked)
            .then(|| scene.held_in(&scene.folder()));
        scene.put_back();
        let names = [before_names, after_names];
        let (out, err, exit) = (traced.out, traced.err, expected);
        Self { points, out, err, exit, before, after, names, words }
    }
}

impl Known {
    /// Types the command while this happens to it.
    pub fn disturbed(&self, call: &str, inject: &str) -> Traced {
        self.scene.put_back();
        let trace = std::env::temp_dir().join(format!(
            "carnet-trace-{}-{:?}",
            std::process::id(),
            std::thread::current().id()
        ));
        let options = ["-e", &format!("trace={call}"), "-e", &format!("inject={call}:{inject}")];
        let traced = strace::run(
            &self.scene.command(&self.act.words, self.act.opens),
            self.act.input,
            &options,
            &trace,
        );
        let _ = fs::remove_file(trace);
        traced
    }

    /// Holds what is found now to what may be found.
    pub fn holds(&self, scenario: &Scenario, traced: &Traced) {
        let said = traced.exit == Some(self.exit) || self.has_told(scenario, traced);
        match scenario.ends {
            Ends::Changed => self.holds_store(scenario, said),
            Ends::Made(name) => {
                let there = self.scene.home().join(name).exists();
                assert!(there || !said, "{name} was acknowledged and is not there");
                if there {
                    (scenario.also)(&self.scene, said, true);
                }
                self.holds_store(scenario, said);
            }
            Ends::NewStore(name) => self.holds_new_store(name, said),
            Ends::Parked => self.holds_parking(said),
            Ends::Gone => self.holds_destroyed(said),
        }
    }

    /// Whether everything was told before it ended. Where a page of what is to be done comes first, the last word is on
    /// standard error.
    fn has_told(&self, scenario: &Scenario, traced: &Traced) -> bool {
        let on_error = self.out.is_empty()
            || matches!(scenario.ends, Ends::Made(_))
            || ["rotate", "park"].contains(&scenario.name);
        traced.signal.is_some()
            && traced.out.len() >= self.out.len()
            && (!on_error || traced.err.len() >= self.err.len())
    }

    fn holds_store(&self, scenario: &Scenario, said: bool) {
        let scene = &self.scene;
        if scenario.name != "upgrade" {
            // As it lies there, before anything mends it; and it went back behind nothing.
            let found = scene.carnet(&["verify", "--expect", &self.words]).done();
            assert!(found.starts_with("The store is whole."), "{found}");
        }
        let next = scene.carnet(&["place", "add", "--name", THEN, "--kind", "locality"]).to_string();
        assert!(next.starts_with("exit: 0\n") && !next.contains("WARNING"), "the next command: {next}");
        let held = scene.held_in(&scene.folder());
        assert!(held.0.values().any(|told| told.contains(THEN)), "the next command's record is not there");
        let held = held.before_the_last().without_place(THEN);
        let (before, after) = (self.before.as_ref().unwrap(), self.after.as_ref().unwrap());
        let is_between = scenario.between.is_some_and(|between| between(before) == held);
        let (is_before, is_after) = (&held == before || is_between, &held == after);
        assert!(
            is_after || is_before,
            "neither before nor after:\n{}\n--\n{}",
            held.unlike(before),
            held.unlike(after)
        );
        assert!(is_after || !said, "acknowledged, and lost:\n{}", held.unlike(after));
        let left = names(&scene.folder());
        assert!(
            scenario.leaves.is_some_and(|leaves| leaves(&left)) || self.names.contains(&left),
            "left: {left:?}"
        );
        if is_before && !is_after && again_is_the_same(scenario) {
            let ran = self.typed();
            assert_eq!(ran.exit, Some(self.exit), "once more: {}", ran.err);
        }
        if scenario.ends == Ends::Changed {
            (scenario.also)(scene, said, is_after);
        }
        let found = scene.carnet(&["verify"]).done();
        assert!(found.starts_with("The store is whole."), "afterwards: {found}");
    }

    /// Holds that the store is as it was, or as it is to be.
    pub fn is_before_or_after(&self) {
        let held = Some(self.scene.held_in(&self.scene.folder()));
        assert!(held == self.before || held == self.after, "neither before nor after");
    }

    fn holds_new_store(&self, name: &str, said: bool) {
        let folder = self.scene.home().join(name);
        let is_whole = || {
            let found = self.scene.carnet(&["--store", name, "verify"]);
            found.ended(0) && self.after.as_ref() == Some(&self.scene.held_in(&folder))
        };
        let looked = self.scene.carnet(&["--store", name, "place", "list"]);
        if looked.ended(0) {
            assert!(is_whole(), "half a store opens");
        } else {
            assert!(!said, "acknowledged, and does not open: {looked}");
            assert!(looked.ended(4), "{looked}");
            let again = self.typed();
            assert_eq!(again.exit, Some(0), "once more: {}", again.err);
            assert!(is_whole(), "made once more, and not whole");
        }
        // The store beside it, or the backup, is as it was.
        let found = self.scene.carnet(&["verify"]).done();
        assert!(found.starts_with("The store is whole."), "{found}");
    }

    /// It opens as it did, or it is parked and its holder opens it; every record is there, and what was begun can be done.
    fn holds_parking(&self, said: bool) {
        let (scene, folder) = (&self.scene, self.scene.folder());
        let is_parking = self.act.words[1] == "park";
        // Puts in place what was ready, or throws it away.
        let added = scene.carnet(&["place", "add", "--name", THEN, "--kind", "locality"]);
        let is_parked = Store::parked(&folder).unwrap().is_some();
        assert!(added.ended(if is_parked { 3 } else { 0 }), "{added}");
        assert!(!said || is_parked == is_parking, "acknowledged, and not so");
        let mut left = names(&folder);
        // What bringing it back left unfinished is sealed, and goes when it is begun again.
        left.retain(|name| !is_parked || name != "store.db-journal" && !name.contains(".part-"));
        assert!(self.names.contains(&left), "left: {left:?}");
        let records = |held: &Held| {
            let mut held = held.clone();
            held.0.retain(|key, _| !["ledger", "history"].contains(&key.as_str()));
            held.without_place(THEN)
        };
        let held = scene.held_in(&folder);
        let after = self.after.as_ref().unwrap();
        assert_eq!(records(&held), records(self.before.as_ref().unwrap()));
        assert_eq!(records(&held), records(after));
        assert!(!is_parked || held.0["ledger"].contains("\"park\""), "parked, and not on the ledger");
        if is_parked != is_parking {
            let ran = self.typed();
            assert_eq!(ran.exit, Some(0), "once more: {}", ran.err);
        }
        if is_parking {
            scene.carnet(&["key", "unpark", "--recipient", &scene.recipient()]).done();
        }
        let found = scene.carnet(&["verify"]).done();
        assert!(found.starts_with("The store is whole."), "afterwards: {found}");
        assert_eq!(records(&scene.held_in(&folder)), records(after));
    }

    /// A slot opens as it did, or nothing opens it; and whatever is left goes when it is told again.
    fn holds_destroyed(&self, said: bool) {
        let folder = self.scene.folder();
        assert!(!said || !folder.exists(), "acknowledged, and still there");
        if folder.exists() {
            let slots = ["keys/recipients.age", "keys/passphrase-1.age"];
            let whole = slots.map(|slot| fs::read(folder.join(slot)).ok() == self.scene.bytes_of(slot));
            let opened = self.scene.carnet(&["place", "list"]);
            if whole == [true, true] {
                let found = self.scene.carnet(&["verify"]).done();
                assert!(found.starts_with("The store is whole."), "{found}");
            } else if !whole[0] {
                assert!(opened.ended(3) || opened.ended(4), "{opened}");
            }
            if folder.join("format").exists() {
                let again = (SCENARIOS.iter().find(|one| one.ends == Ends::Gone).unwrap().act)(&self.scene);
                let ran = strace::plain(&self.scene.command(&again.words, again.opens), "");
                assert_eq!(ran.exit, Some(0), "once more: {}", ran.err);
            }
            // An empty folder is what is left where it was killed between the last file and the folder.
            let left = names(&folder);
            assert!(left.is_empty(), "left: {left:?}");
        }
    }

    /// The command once more, undisturbed.
    pub fn typed(&self) -> Traced {
        strace::plain(&self.scene.command(&self.act.words, self.act.opens), self.act.input)
    }
}

/// A plan's code stands for the store as it was, and a slip's number for the slip.
fn again_is_the_same(scenario: &Scenario) -> bool {
    !["purge", "load", "review"].contains(&scenario.name)
}

fn store_of(scenario: &Scenario, scene: &Scene) -> std::path::PathBuf {
    match scenario.ends {
        Ends::NewStore(name) => scene.home().join(name),
        _ => scene.folder(),
    }
}

fn words_of(scene: &Scene) -> String {
    let found = scene.carnet(&["verify", "--json"]).done();
    let found: serde_json::Value = serde_json::from_str(found.trim()).unwrap();
    found["words"].as_str().unwrap().to_owned()
}

/// Kills before this call; gives whether it was made at all.
fn kills(known: &Known, scenario: &Scenario, call: &str, nth: usize, wrong: &mut Wrong) -> (bool, bool) {
    let traced = known.disturbed(call, &format!("signal=KILL:when={nth}"));
    let killed = traced.signal == Some(9);
    if !killed {
        return (false, true);
    }
    let with = known.points.iter().find(|point| point.call == call && point.nth == nth);
    let point =
        format!("{}: killed before {call} {nth}: {}", scenario.name, with.map_or("", |point| &point.with));
    (true, wrong.unless(&point, || known.holds(scenario, &traced)))
}

#[test]
fn killed_at_any_moment_a_store_has_all_that_was_acknowledged() {
    if !strace::is_there() {
        return skipped("strace");
    }
    let sweep = Sweep::of_environment();
    let (mut wrong, mut total) = (Wrong::default(), [0; 3]);
    for scenario in SCENARIOS.iter().filter(|scenario| sweep.takes(scenario.name)) {
        let known = Known::of(scenario);
        let started = std::time::Instant::now();
        let mut figures = [0; 3];
        let mut count = |(killed, whole): (bool, bool)| {
            figures[0] += 1;
            figures[1] += usize::from(killed);
            figures[2] += usize::from(killed && whole);
            killed
        };
        for at in sweep.of(known.points.len(), scenario.sample(3)) {
            let point = &known.points[at];
            count(kills(&known, scenario, point.call, point.nth, &mut wrong));
        }
        if sweep.is_whole() {
            // Another run may make a few calls more.
            let last = |call: &str| {
                known.points.iter().rev().find(|point| point.call == call).map(|point| point.nth)
            };
            for (call, last) in CHANGING.iter().filter_map(|call| Some((call, last(call)?))) {
                let mut nth = last + 1;
                while count(kills(&known, scenario, call, nth, &mut wrong)) && nth < last + 50 {
                    nth += 1;
                }
            }
        }
        let [points, killed, whole] = figures;
        sweep.tells(&format!(
            "| kill | {} | {points} | {killed} | {whole} | {:.2} s a point",
            scenario.name,
            started.elapsed().as_secs_f64() / points as f64
        ));
        for (sum, one) in total.iter_mut().zip(figures) {
            *sum += one;
        }
    }
    sweep.tells(&format!("| kill | all | {} | {} | {} |", total[0], total[1], total[2]));
    wrong.ends();
}
