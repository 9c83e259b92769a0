//! A year of releases as a ledger keeps them: what was frozen when, who has read what, and each new release
//! in a frame of its own. Read by the room's tests, by the attack of another program and by the benchmark.

use super::{
    Audience, AuditedRelease, Cell, Dimension, Earlier, Fault, Frame, Population, Progress, Reader, Release,
    Shown, protect_tables,
};

/// Months of a year.
pub(super) const MONTHS: usize = 12;

/// How many months after its own a record may be written down.
const LATEST: usize = 2;

/// Numbers that look random and are the same each time (splitmix64 of Steele, Lea and Flood 2014).
#[derive(Clone, Debug)]
pub(super) struct Dice(pub u64);

impl Dice {
    pub(super) fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % limit as u64) as usize
    }

    /// One of 0..n by Zipf's law: i with a weight of 1 / (i + 1).
    pub(super) fn zipf(&mut self, n: usize) -> usize {
        const FINE: usize = 1 << 20;
        let weights = (1..=n).map(|i| FINE / i);
        let mut left = self.below(weights.clone().sum());
        for (at, weight) in weights.enumerate() {
            match left.checked_sub(weight) {
                Some(less) => left = less,
                None => return at,
            }
        }
        n - 1
    }
}

/// The tables of a year without their time.
#[derive(Clone, Debug)]
pub(super) struct Scheme {
    pub facts: usize,
    pub dimensions: Vec<Dimension>,
    /// Of each table its fact and its dimensions besides time.
    pub tables: Vec<(usize, Vec<usize>)>,
    /// Tables of which one counts at most what the other does.
    pub at_most: Vec<(usize, usize)>,
}

/// A record: of which facts it is one, its month (from 0), in which month it was written down, and a leaf of
/// every dimension.
#[derive(Clone, Debug)]
pub(super) struct Record {
    pub facts: Vec<usize>,
    pub month: usize,
    pub written: usize,
    pub leaves: Vec<usize>,
}

/// What a release is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Period {
    Month(usize),
    Quarter(usize),
    Year,
}

impl Period {
    /// The releases of a year in their order.
    pub(super) fn all() -> Vec<Self> {
        let mut all = Vec::new();
        for month in 0..MONTHS {
            all.push(Self::Month(month));
            if month % 3 == 2 {
                all.push(Self::Quarter(month / 3));
            }
        }
        all.push(Self::Year);
        all
    }

    /// The last month that is over.
    fn now(self) -> usize {
        match self {
            Self::Month(month) => month,
            Self::Quarter(quarter) => quarter * 3 + 2,
            Self::Year => MONTHS - 1,
        }
    }
}

/// A true month and the month in which it was frozen.
type Leaf = (usize, usize);

/// Nodes of time, each with the leaves under it.
type Nodes = Vec<(usize, Vec<Leaf>)>;

/// A cell of a release that has left.
#[derive(Clone, Debug)]
pub(super) struct Line {
    audience: usize,
    table: usize,
    time: Vec<Leaf>,
    nodes: Vec<usize>,
    shown: Shown,
}

/// All that has left.
#[derive(Clone, Debug, Default)]
pub(super) struct Ledger(pub Vec<Line>);

/// The frame of a release, its counts, and the nodes of its time that are shown.
pub(super) struct Framed {
    pub frame: Frame,
    pub population: Population,
    time: Nodes,
}

fn name(leaf: &Leaf) -> String {
    format!("{}@{}", leaf.0 + 1, leaf.1 + 1)
}

/// The time of a release, a tree over all that was frozen until then; its leaves, and the nodes shown. A month
/// shows itself as it was written down in time, and what came late of all months before.
fn time(period: Period) -> (Dimension, Vec<Leaf>, Nodes) {
    let all: Vec<Leaf> = (0..=period.now())
        .flat_map(|frozen| (frozen.saturating_sub(LATEST)..=frozen).map(move |month| (month, frozen)))
        .collect();
    let mut nodes: Vec<(String, Option<String>)> = vec![("T".to_owned(), None)];
    let mut shown = Vec::new();
    let mut leaves = Vec::new();
    let mut group = |code: &str, under: Option<&str>, members: Vec<Leaf>, is_shown: bool| {
        if members.is_empty() {
            return;
        }
        if is_shown {
            shown.push((nodes.len(), members.clone()));
        }
        nodes.push((code.to_owned(), Some(under.unwrap_or("T").to_owned())));
        if code != name(&members[0]) {
            nodes.extend(members.iter().map(|leaf| (name(leaf), Some(code.to_owned()))));
        }
        leaves.extend(members);
    };
    let of = |keep: &dyn Fn(&Leaf) -> bool| all.iter().copied().filter(|leaf| keep(leaf)).collect::<Vec<_>>();
    match period {
        Period::Month(now) => {
            group(&name(&(now, now)), None, vec![(now, now)], true);
            group("late", None, of(&|&(month, frozen)| frozen == now && month < now), true);
            group("before", None, of(&|&(_, frozen)| frozen < now), false);
        }
        Period::Quarter(quarter) => {
            let within = |&(month, _): &Leaf| month / 3 == quarter;
            group("quarter", None, of(&within), true);
            group("other", None, of(&|leaf| !within(leaf)), false);
        }
        Period::Year => {
            for month in 0..MONTHS {
                group(&format!("month {}", month + 1), None, of(&|leaf| leaf.0 == month), false);
            }
            shown.push((0, all.clone()));
        }
    }
    let nodes = nodes.iter().map(|(code, parent)| (code.as_str(), parent.as_deref()));
    (Dimension::new("time", nodes).unwrap(), leaves, shown)
}

impl Scheme {
    /// The frame of a release with what is counted in it.
    pub(super) fn framed(&self, period: Period, records: &[Record]) -> Framed {
        let mut frame = Frame::new();
        let (dimension, leaves, shown) = time(period);
        let node = |leaf: &Leaf| dimension.node(&name(leaf)).unwrap();
        let nodes: Vec<(Leaf, usize)> = leaves.iter().map(|leaf| (*leaf, node(leaf))).collect();
        let at = frame.dimension(dimension.clone());
        for dimension in &self.dimensions {
            frame.dimension(dimension.clone());
        }
        for fact in 0..self.facts {
            frame.fact(&format!("fact {fact}"));
        }
        for (number, (fact, dimensions)) in self.tables.iter().enumerate() {
            let mut by = vec![at];
            by.extend(dimensions.iter().map(|d| d + 1));
            let table = frame.table(&format!("table {number}"), *fact, &by).unwrap();
            let nodes: Vec<usize> = shown.iter().map(|&(node, _)| node).collect();
            frame.show(table, at, &nodes).unwrap();
        }
        for &(lesser, greater) in &self.at_most {
            frame.at_most_each(lesser, greater).unwrap();
        }
        let mut population = Population::new(&frame);
        for record in records.iter().filter(|record| record.written <= period.now()) {
            let leaf = (record.month, record.written);
            let (_, time) = nodes.iter().find(|(one, _)| *one == leaf).unwrap();
            for (table, (fact, dimensions)) in self.tables.iter().enumerate() {
                if record.facts.contains(fact) {
                    let mut nodes = vec![*time];
                    nodes.extend(dimensions.iter().map(|&d| record.leaves[d]));
                    population.add(&frame, &Cell { table, nodes }, 1).unwrap();
                }
            }
        }
        Framed { frame, population, time: shown }
    }
}

impl Ledger {
    /// What somebody of an audience has read, as cells of a release's frame.
    pub(super) fn read(&self, framed: &Framed, audience: Audience) -> Reader {
        let own = number(audience);
        let time = &framed.frame.dimensions()[0];
        let mut reader = Reader::new(audience.least_threshold());
        // Thousands of cells stand at a few dozen times.
        let mut known: Vec<(&[Leaf], Vec<usize>)> = Vec::new();
        for line in self.0.iter().filter(|line| line.audience >= own) {
            let at = known.iter().position(|(leaves, _)| *leaves == line.time).unwrap_or_else(|| {
                known.push((&line.time, whole(time, &line.time)));
                known.len() - 1
            });
            let mut parts: Vec<Vec<usize>> = vec![known[at].1.clone()];
            parts.extend(line.nodes.iter().map(|&node| vec![node]));
            reader.earlier.push(Earlier { table: line.table, parts, shown: line.shown });
        }
        reader
    }

    /// Everybody who may read what leaves to an audience.
    pub(super) fn readers(&self, framed: &Framed, audience: Audience) -> Vec<Reader> {
        let may = Audience::ALL.into_iter().filter(|reader| number(*reader) <= number(audience));
        may.map(|reader| self.read(framed, reader)).collect()
    }

    /// Writes down what has left.
    pub(super) fn write(&mut self, framed: &Framed, audience: Audience, release: &Release) {
        for table in 0..framed.frame.tables().len() {
            for (cell, shown) in release.rows(&framed.frame, table) {
                let (_, time) = framed.time.iter().find(|(node, _)| *node == cell.nodes[0]).unwrap();
                self.0.push(Line {
                    audience: number(audience),
                    table,
                    time: time.clone(),
                    nodes: cell.nodes[1..].to_vec(),
                    shown,
                });
            }
        }
    }

    /// Protects a release for an audience against all that has left, and writes it down.
    pub(super) fn release(
        &mut self,
        framed: &Framed,
        audience: Audience,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<AuditedRelease, Fault> {
        let readers = self.readers(framed, audience);
        let audited = protect_tables(&framed.frame, &framed.population, &readers, progress)?;
        self.write(framed, audience, audited.release());
        Ok(audited)
    }
}

fn number(audience: Audience) -> usize {
    Audience::ALL.into_iter().position(|one| one == audience).unwrap()
}

/// The fewest nodes that cover just these leaves.
fn whole(time: &Dimension, leaves: &[Leaf]) -> Vec<usize> {
    let wanted: Vec<usize> = leaves.iter().map(|leaf| time.node(&name(leaf)).unwrap()).collect();
    let under = |node: usize| {
        let above =
            |&leaf: &usize| std::iter::successors(Some(leaf), |&one| time.parent(one)).any(|one| one == node);
        time.leaves().iter().copied().filter(above).collect::<Vec<_>>()
    };
    let covered = |node: usize| under(node).iter().all(|leaf| wanted.contains(leaf));
    let top = |&node: &usize| covered(node) && !time.parent(node).is_some_and(covered);
    (0..time.len()).filter(top).collect()
}

/// Incidents by category under two groups and by district, and by what their author is; roadblock incidents
/// among them.
pub(super) fn small() -> Scheme {
    let category = [("T", None), ("g", Some("T")), ("a", Some("g")), ("b", Some("g")), ("c", Some("T"))];
    let flat =
        |name: &str, leaves: &[&'static str]| Dimension::flat(name, "T", leaves.iter().copied()).unwrap();
    Scheme {
        facts: 2,
        dimensions: vec![
            Dimension::new("category", category).unwrap(),
            flat("place", &["n", "s", "e"]),
            flat("author", &["x", "y", "z"]),
        ],
        tables: vec![(0, vec![0, 1]), (0, vec![2]), (1, vec![0, 1])],
        at_most: vec![(2, 0)],
    }
}

/// Random records of the first fact, of which every so many-th is one of the second as well; one in eight is
/// written down a month or two late.
pub(super) fn records(scheme: &Scheme, dice: &mut Dice, number: usize, second: usize) -> Vec<Record> {
    let one = |at: usize| {
        let month = dice.below(MONTHS);
        let late = if dice.below(8) == 0 { 1 + dice.below(2) } else { 0 };
        let leaf = |dimension: &Dimension| dimension.leaves()[dice.zipf(dimension.leaves().len())];
        let leaves = scheme.dimensions.iter().map(leaf).collect();
        let facts = if at.is_multiple_of(second) { vec![0, 1] } else { vec![0] };
        Record { facts, month, written: month + late, leaves }
    };
    (0..number).map(one).collect()
}
