//! A release's tables together with all that is linked to them: what left before, and what came late.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::dimension::{UNKNOWN, UNKNOWN_CATEGORY, dimension};
use super::known::Seen;
use super::time::{Span, Time, TimeTree};
use super::{Give, Scheme, pool};
use crate::disclosure::{
    Audience, AuditedRelease, Cell, Dimension, Fault, Frame, Population, Progress, Reader, Release, Shown,
    Threshold, audit_tables, protect_tables,
};
use crate::exchange::form::{Form, FormTable, VIOLENCE};
use crate::exchange::table::Tables;
use crate::model::Period;
use crate::store::{
    Counted, CountedPeriod, Country, Freezing, FrozenKey, FrozenRows, Origin, Profile, Pseudonym, Stamp,
    Store, StoreError,
};

/// So many contributors make up a cell that a pool publishes.
const CONTRIBUTORS: usize = 3;
/// So many nodes, of so many parties, make up a cell that says of what level or type an author is.
const NODES: usize = 3;
const PARTIES: usize = 2;
/// The dimension of who counted it, where that matters.
const WHO: &str = "contributor";

/// Who stands behind the records of a cell: nodes, and parties.
type Authors = (BTreeSet<Pseudonym>, BTreeSet<Pseudonym>);
/// A number of each table by the nodes of a cell.
pub(super) type Sums = HashMap<Cell, u64>;

/// Why the tables cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum FrameError {
    /// The store fails.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The tables do not fit together, or cannot be protected.
    #[error(transparent)]
    Fault(#[from] Fault),
    /// A record lies outside of what the organisation says that it covers.
    #[error("outside of the coverage")]
    Outside {
        /// The district.
        district: String,
        /// The records, as they are called in the store.
        records: Vec<String>,
    },
    /// What a contributor to a pool sent of a period is less than what they sent of its parts.
    #[error("less than its parts")]
    Contradicts {
        /// The contributor.
        contributor: String,
        /// The period.
        period: Period,
    },
}

impl Rows {
    /// Whether no more incidents of violence are counted in some time than there is violence.
    fn violence_holds(&self, form: &Form, span: &Span) -> bool {
        let sum = |counted: Counted, category: Option<&str>| -> u64 {
            let is = |table: &&FormTable| {
                table.counts == counted.code()
                    && category.is_none_or(|_| table.by.iter().any(|by| by == "category"))
            };
            let Some(table) = form.tables.iter().find(is) else { return 0 };
            let at = table.by.iter().position(|by| by == "category");
            let counts = self.all.iter().filter(|(key, _)| {
                let code = at.and_then(|at| key.codes[at].as_deref());
                key.table == table.name
                    && span.contains(&key.truly)
                    && (category.is_none() || code == category)
            });
            counts.map(|(_, row)| row.count).sum()
        };
        sum(Counted::Incidents, Some(VIOLENCE)) <= sum(Counted::Violence, None)
    }
}

/// Rows, and of a pool what each contributor has of them, and what a contributor published besides.
struct Rows {
    all: FrozenRows,
    parts: Option<Vec<FrozenRows>>,
    known: Vec<pool::Known>,
}

/// The tables of one period with all that is linked to them.
#[derive(Debug)]
pub struct Joint {
    pub(super) counted: CountedPeriod,
    districts: Vec<String>,
    origin: Origin,
    /// What each contributor to a pool counted; none of a store's own.
    parts: Vec<Population>,
    /// The cells that too few contributors make up: whoever knows his own part would know another's.
    single: Vec<(Cell, u64)>,
    pub(super) form: Form,
    /// For each table of the frame, whether the release shows it.
    shows: Vec<bool>,
    pub(super) frame: Frame,
    population: Population,
    pub(super) time: Time,
    pub(super) tree: TimeTree,
    pub(super) sums: Sums,
    pub(super) seen: Vec<Seen>,
    /// What contributors to a pool published of their own, and in which column of [`who`] each one's records stand.
    pub(super) known: Vec<(usize, Seen)>,
    /// For each contributor its column; one column for all where none of them published anything.
    columns: Vec<usize>,
}

/// How much stands in a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weight {
    /// The table.
    pub name: String,
    /// Records of the period, those that came late included.
    pub records: u64,
}

impl Joint {
    /// The tables of a period as they would leave now: from frozen rows where the period left before, else from the
    /// records that no release has frozen.
    ///
    /// # Errors
    /// [`FrameError`].
    pub fn new(
        store: &Store,
        (scheme, give): (&Scheme, Give),
        country: &Country,
        period: Period,
        stamp: &Stamp,
        seen: Vec<Seen>,
    ) -> Result<Self, FrameError> {
        let counted = scheme.counted(country.clone(), period);
        let frozen = store.frozen_periods(country)?;
        let mut rows = store.frozen_rows(country, counted.scheme)?;
        let this = frozen.iter().find(|frozen| frozen.period == period);
        let origin = match this {
            Some(_) => Origin::Frozen,
            None => Origin::Records(store.freezing(&counted, stamp.today)?),
        };
        let mut districts = match this {
            Some(this) => this.districts.clone(),
            None => store.districts(country)?,
        };
        if let Origin::Records(freezing) = &origin {
            check_coverage(store, freezing)?;
            rows.extend(freezing.rows.iter().map(|(key, count)| (key.clone(), count.clone())));
            let of_year = frozen
                .iter()
                .filter(|frozen| frozen.scheme == counted.scheme && frozen.period.year() == period.year());
            districts.extend(of_year.flat_map(|frozen| frozen.districts.iter().cloned()));
            districts.sort();
            districts.dedup();
        }
        let frozen: Vec<_> = frozen.into_iter().filter(|frozen| frozen.scheme == counted.scheme).collect();
        let time = Time::new(&frozen, period, rows.keys().map(|key| key.truly));
        let rows = Rows { all: rows, parts: None, known: Vec::new() };
        Self::assembled((scheme, give), counted, districts, origin, rows, time, seen, &store.coverage()?)
    }

    /// The tables of a period as if nothing had left before, for a person to see what a scheme would let through.
    ///
    /// # Errors
    /// [`FrameError`].
    pub fn alone(
        store: &Store,
        scheme: &Scheme,
        country: &Country,
        period: Period,
        as_of: chrono::NaiveDate,
    ) -> Result<Self, FrameError> {
        let counted = scheme.counted(country.clone(), period);
        let freezing = store.counting(&counted, as_of)?;
        let time = Time::new(&[], period, freezing.rows.keys().map(|key| key.truly));
        let districts = store.districts(country)?;
        let rows = Rows { all: freezing.rows.clone(), parts: None, known: Vec::new() };
        let origin = Origin::Records(freezing);
        Self::assembled((scheme, Give::Counts), counted, districts, origin, rows, time, Vec::new(), &[])
    }

    /// The joint tables of what a pool received with exact counts. Where a contributor's protected summaries were
    /// received too, whoever reads the release may have read these, and their small cells stay covered beside the sums:
    /// of a release that has left, those that had come `before` it.
    ///
    /// # Errors
    /// [`FrameError`].
    pub fn pooled(
        store: &Store,
        (scheme, give): (&Scheme, Give),
        country: &Country,
        period: Period,
        seen: Vec<Seen>,
        before: Option<i64>,
    ) -> Result<Self, FrameError> {
        let counted = scheme.counted(country.clone(), period);
        let frozen: Vec<_> = store
            .frozen_periods(country)?
            .into_iter()
            .filter(|frozen| frozen.scheme == counted.scheme)
            .collect();
        let gathered = pool::gather(store, &counted, &frozen, before)?;
        let this = frozen.iter().find(|frozen| frozen.period == period);
        let districts = this.map_or(gathered.districts, |this| this.districts.clone());
        let origin = this.map_or(Origin::Received(gathered.received), |_| Origin::Frozen);
        let mut all = FrozenRows::new();
        for (key, row) in gathered.parts.iter().flatten() {
            all.entry(key.clone()).or_default().count += row.count;
        }
        let time = Time::new(&frozen, period, all.keys().map(|key| key.truly));
        let rows = Rows { all, parts: Some(gathered.parts), known: gathered.known };
        Self::assembled((scheme, give), counted, districts, origin, rows, time, seen, &[])
    }

    #[expect(clippy::too_many_arguments, reason = "the two ways to it above name them")]
    fn assembled(
        (scheme, give): (&Scheme, Give),
        counted: CountedPeriod,
        districts: Vec<String>,
        origin: Origin,
        rows: Rows,
        time: Time,
        seen: Vec<Seen>,
        coverage: &[String],
    ) -> Result<Self, FrameError> {
        let shows: Vec<bool> = scheme.gives(give).map(|table| table.is_in(counted.period)).collect();
        let form = form_of(scheme, give, &districts);
        let lines: Vec<Span> = seen
            .iter()
            .flat_map(|seen| [time.own(seen.period), time.earlier(seen.period)])
            .chain(rows.known.iter().map(|known| time.within(known.seen.period)))
            .collect();
        let linked = time.linked(&lines);
        let tree = time.tree(&linked)?;
        let leaves: Vec<&str> = match &rows.parts {
            None => tree.dimension.leaves().iter().map(|leaf| tree.dimension.code(*leaf)).collect(),
            // Contributors send violence by the quarter alone, and not all of them send every period.
            Some(_) if rows.violence_holds(&form, &time.own(counted.period)) => vec![tree.dimension.code(1)],
            Some(_) => Vec::new(),
        };
        let (who, columns) = columns(rows.parts.as_ref().map_or(0, Vec::len), &rows.known)?;
        let mut frame = form.frame(tree.dimension.clone(), &leaves, who)?;
        let shown = tree.shown().ok_or(Fault::Unknown)?;
        for (table, shows) in shows.iter().enumerate() {
            frame.show(table, 0, if *shows { &shown } else { &[] })?;
            if let Some(at) = frame.dimensions().iter().position(|dimension| dimension.name() == WHO) {
                frame.show(table, at, &[0])?;
            }
        }
        if !coverage.is_empty() {
            outside(&mut frame, &districts, coverage)?;
        }
        let mut made = Self {
            population: Population::new(&frame),
            sums: Sums::new(),
            counted,
            districts,
            origin,
            parts: Vec::new(),
            single: Vec::new(),
            form,
            shows,
            frame,
            time,
            tree,
            seen,
            known: rows.known.into_iter().map(|known| (columns[known.part], known.seen)).collect(),
            columns,
        };
        match &rows.parts {
            None => made.count(&rows.all, 0, true)?,
            Some(parts) => {
                for (part, rows) in parts.iter().enumerate() {
                    made.count(rows, made.columns[part], false)?;
                }
                made.part(parts)?;
            }
        }
        Ok(made)
    }

    /// Puts what each contributor counted beside the sum, and finds the cells that too few of them make up.
    fn part(&mut self, parts: &[FrozenRows]) -> Result<(), Fault> {
        let mut made: HashMap<Cell, (usize, u64)> = HashMap::new();
        for (part, rows) in parts.iter().enumerate() {
            let mut population = Population::new(&self.frame);
            let mut sums = Sums::new();
            for (key, row) in rows {
                let Some(cell) = self.place(key, self.columns[part])? else { continue };
                population.add(&self.frame, &cell, row.count)?;
                for above in above(&self.frame, &cell) {
                    *sums.entry(above).or_default() += row.count;
                }
            }
            for (cell, count) in sums.into_iter().filter(|(_, count)| *count > 0) {
                let (number, most) = made.entry(cell).or_default();
                *number += 1;
                *most = count.max(*most);
            }
            self.parts.push(population);
        }
        let single = made.into_iter().map(|(cell, (number, most))| {
            let rest = self.sums.get(&cell).copied().unwrap_or(0) - most;
            (cell, if number < CONTRIBUTORS { 0 } else { rest })
        });
        self.single = single.collect();
        Ok(())
    }

    /// The inner cell of a row in a column; none where the tables or the linked time have it not.
    fn place(&self, key: &FrozenKey, column: usize) -> Result<Option<Cell>, Fault> {
        let leaf = self.tree.leaves.get(&key.truly);
        let table = self.form.tables.iter().position(|table| table.name == key.table);
        let (Some(&leaf), Some(table)) = (leaf, table) else { return Ok(None) };
        self.cell(table, leaf, &key.codes, column).map(Some)
    }

    /// Puts the rows into the tables, and finds the cells that too few authors make up.
    fn count(&mut self, rows: &FrozenRows, column: usize, knows_authors: bool) -> Result<(), Fault> {
        let mut authors: HashMap<Cell, Authors> = HashMap::new();
        for (key, row) in rows {
            let Some(cell) = self.place(key, column)? else { continue };
            self.population.add(&self.frame, &cell, row.count)?;
            // In the table's order the period is first, so what says of a level or a type comes one later.
            let by = &self.form.tables[cell.table].by;
            let tells =
                by.iter().position(|by| matches!(by.as_str(), "level" | "actor-type")).map(|at| at + 1);
            for above in above(&self.frame, &cell) {
                *self.sums.entry(above.clone()).or_default() += row.count;
                if knows_authors && tells.is_some_and(|at| above.nodes[at] != 0) && above.nodes[0] != 0 {
                    let (nodes, parties) = authors.entry(above).or_default();
                    nodes.extend(&row.nodes);
                    parties.extend(&row.parties);
                }
            }
        }
        for (cell, (nodes, parties)) in authors {
            if nodes.len() < NODES || parties.len() < PARTIES {
                self.population.too_few(&self.frame, cell)?;
            }
        }
        Ok(())
    }

    fn cell(
        &self,
        table: usize,
        leaf: usize,
        codes: &[Option<String>],
        column: usize,
    ) -> Result<Cell, Fault> {
        let dimensions = self.frame.tables()[table].dimensions();
        let node = |(at, code): (&usize, &Option<String>)| {
            let dimension = &self.frame.dimensions()[*at];
            let found =
                code.as_deref().and_then(|code| dimension.node(code)).filter(|node| dimension.is_leaf(*node));
            let unknown = || dimension.node(UNKNOWN).or_else(|| dimension.node(UNKNOWN_CATEGORY));
            found.or_else(unknown).ok_or(Fault::Unknown)
        };
        let codes = dimensions.iter().skip(1).zip(codes).map(node);
        let mut nodes = std::iter::once(Ok(leaf)).chain(codes).collect::<Result<Vec<_>, _>>()?;
        nodes.resize(dimensions.len(), column);
        Ok(Cell { table, nodes })
    }

    /// The nodes of a line at some node of time and in a column; none where the tables have it not.
    pub(super) fn line(
        &self,
        table: usize,
        time: usize,
        codes: &[&str],
        column: usize,
    ) -> Option<Vec<usize>> {
        let dimensions = self.frame.tables()[table].dimensions();
        let of_codes = dimensions[1..]
            .iter()
            .zip(codes)
            .map(|(&dimension, code)| self.frame.dimensions()[dimension].node(code));
        let mut nodes: Vec<usize> = std::iter::once(Some(time)).chain(of_codes).collect::<Option<_>>()?;
        nodes.resize(dimensions.len(), column);
        Some(nodes)
    }

    /// What is counted.
    pub fn counted(&self) -> &CountedPeriod {
        &self.counted
    }

    /// The districts that the tables have lines for.
    pub fn districts(&self) -> &[String] {
        &self.districts
    }

    /// Where its rows are from.
    pub fn origin(&self) -> &Origin {
        &self.origin
    }

    /// How many count in a pool; none of a store's own.
    pub fn contributors(&self) -> Option<usize> {
        self.counted.country.is_pooled().then_some(self.parts.len())
    }

    /// The tables that the release shows.
    pub fn form(&self) -> Form {
        let tables: Vec<FormTable> = self
            .form
            .tables
            .iter()
            .zip(&self.shows)
            .filter(|(_, shows)| **shows)
            .map(|(table, _)| table.clone())
            .collect();
        let mut dimensions = self.form.dimensions.clone();
        dimensions.retain(|name, _| tables.iter().any(|table| table.by.contains(name)));
        Form { dimensions, tables }
    }

    /// How many records stand in each table shown; sums count none.
    pub fn weights(&self) -> Vec<Weight> {
        let lines = self.tree.shown().unwrap_or_default();
        let weight = |(at, table): (usize, &FormTable)| {
            let total = |line: usize| {
                let mut nodes = vec![0; self.frame.tables()[at].dimensions().len()];
                nodes[0] = line;
                self.sums.get(&Cell { table: at, nodes }).copied().unwrap_or(0)
            };
            Weight { name: table.name.clone(), records: lines.into_iter().map(total).sum() }
        };
        let counts = |table: &FormTable| Counted::from_code(&table.counts).is_some_and(|one| !one.is_sum());
        let shown =
            self.form.tables.iter().enumerate().filter(|(at, table)| self.shows[*at] && counts(table));
        shown.map(weight).collect()
    }

    /// Those who may read a release for an audience, with all that they have read.
    ///
    /// # Errors
    /// [`Fault`] where an earlier release has cells that these tables have not.
    pub fn readers(&self, audience: Audience, threshold: Threshold) -> Result<Vec<Reader>, Fault> {
        let mut readers: Vec<Reader> = Vec::new();
        for reading in audience.readers() {
            let threshold = if *reading == audience { threshold } else { reading.least_threshold() };
            let reader = self.reader(*reading, threshold)?;
            if !readers.contains(&reader) {
                readers.push(reader);
            }
        }
        // A contributor is a partner who knows besides what he sent.
        let partners = Audience::Partners;
        let k = if audience == partners { threshold } else { partners.least_threshold() };
        for part in &self.parts {
            readers.push(Reader { own: Some(part.clone()), ..self.reader(partners, k)? });
        }
        Ok(readers)
    }

    /// A reader with all that he has read.
    ///
    /// # Errors
    /// [`Fault`] where an earlier release has cells that these tables have not.
    pub fn reader(&self, reading: Audience, threshold: Threshold) -> Result<Reader, Fault> {
        let mut reader = Reader::new(threshold);
        for seen in &self.seen {
            if let Profile::Protected(of) = seen.profile
                && of.readers().contains(&reading)
            {
                self.remember(seen, &mut reader.earlier)?;
            }
        }
        for (column, seen) in &self.known {
            if let Profile::Protected(of) = seen.profile
                && of.readers().contains(&reading)
            {
                self.remember_of_one(*column, seen, &mut reader.earlier);
            }
        }
        Ok(reader)
    }

    /// Protects the tables for an audience, against all that those who may read them have read.
    ///
    /// # Errors
    /// [`Fault::Refused`] where what left before exposes too much.
    pub fn protect(
        &self,
        audience: Audience,
        threshold: Threshold,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<AuditedRelease, Fault> {
        let readers = self.readers(audience, threshold)?;
        let mut population = self.population.clone();
        self.keep_from_comparison(&readers, &mut population)?;
        for (cell, _) in self.single.iter().filter(|(_, rest)| *rest < threshold.k()) {
            population.withhold(&self.frame, cell.clone())?;
        }
        protect_tables(&self.frame, &population, &readers, progress)
    }

    /// The whole audit of tables as they left, against all that those who may read them had read.
    ///
    /// # Errors
    /// [`Fault`] where they do not pass.
    pub fn audit(
        &self,
        audience: Audience,
        threshold: Threshold,
        tables: &Tables,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<AuditedRelease, Fault> {
        let readers = self.readers(audience, threshold)?;
        let mut cells = tables.all().iter().cloned();
        let all =
            self.shows.iter().map(|shows| if *shows { cells.next().unwrap_or_default() } else { Vec::new() });
        let release = Release::new(&self.frame, threshold, all.collect())?;
        audit_tables(&self.frame, &self.population, &readers, release, progress)
    }

    /// The tables as an audited release shows them.
    pub fn tables(&self, audited: &AuditedRelease) -> Tables {
        let release = audited.release();
        let shown = self.shows.iter().enumerate().filter(|(_, shows)| **shows);
        Tables::new(shown.map(|(table, _)| release.cells(table).collect()).collect())
    }

    /// The tables with every count, for the recipient of a protocol.
    pub fn exact(&self) -> Tables {
        let count = |cell: Cell| Shown::Published(self.sums.get(&cell).copied().unwrap_or(0));
        let shown = self.shows.iter().enumerate().filter(|(_, shows)| **shows);
        Tables::new(shown.map(|(table, _)| self.frame.cells(table).map(count).collect()).collect())
    }

    /// The tables and what a reader knows, for an attack: with the true counts where they are asked for.
    ///
    /// # Errors
    /// [`Fault`].
    pub fn attack_json(
        &self,
        audited: &AuditedRelease,
        reader: &Reader,
        with_truth: bool,
    ) -> Result<serde_json::Value, Fault> {
        let population = with_truth.then_some(&self.population);
        crate::disclosure::attack_json(&self.frame, reader, audited.release(), population)
    }

    /// The frame, in which cells that a fault names are to be looked up.
    pub fn frame(&self) -> &Frame {
        &self.frame
    }
}

/// Contributors as a dimension: a column of its own for each who published something, one for all others. None where nobody
/// did, and then all stand in one. Beside it the column of each.
fn columns(parts: usize, known: &[pool::Known]) -> Result<(Option<Dimension>, Vec<usize>), Fault> {
    let mut columns = vec![0; parts];
    if known.is_empty() {
        return Ok((None, columns));
    }
    let mut names = Vec::new();
    for (part, column) in columns.iter_mut().enumerate() {
        if let Some(known) = known.iter().find(|known| known.part == part) {
            names.push(format!("contributor-{}", known.contributor));
            *column = names.len();
        }
    }
    if columns.contains(&0) {
        names.push("others".to_owned());
        columns.iter_mut().filter(|column| **column == 0).for_each(|column| *column = names.len());
    }
    Ok((Some(Dimension::flat(WHO, "all", names.iter().map(String::as_str))?), columns))
}

/// The tables of a scheme, those included that a period's release does not show.
fn form_of(scheme: &Scheme, give: Give, districts: &[String]) -> Form {
    let mut dimensions = BTreeMap::new();
    let mut tables = Vec::new();
    for table in scheme.gives(give) {
        for by in table.by() {
            dimensions.entry(by.clone()).or_insert_with(|| dimension(by, districts));
        }
        tables.push(FormTable {
            by: table.by().to_vec(),
            counts: table.counts().code().to_owned(),
            name: table.name().to_owned(),
        });
    }
    Form { dimensions, tables }
}

/// Outside of its districts an organisation counts nothing, and everybody knows it.
fn outside(frame: &mut Frame, districts: &[String], coverage: &[String]) -> Result<(), Fault> {
    let cells: Vec<Cell> = frame
        .tables()
        .iter()
        .enumerate()
        .filter_map(|(table, declared)| {
            let dimensions = declared.dimensions();
            let at = dimensions.iter().position(|&d| frame.dimensions()[d].name() == "adm1")?;
            let tree = &frame.dimensions()[dimensions[at]];
            let outside = districts.iter().filter(|district| !coverage.contains(district));
            let cells = outside.filter_map(|district| tree.node(district)).map(|node| {
                let mut nodes = vec![0; dimensions.len()];
                nodes[at] = node;
                Cell { table, nodes }
            });
            Some(cells.collect::<Vec<_>>())
        })
        .flatten()
        .collect();
    cells.into_iter().try_for_each(|cell| frame.structural_zero(cell))
}

fn check_coverage(store: &Store, freezing: &Freezing) -> Result<(), FrameError> {
    let coverage = store.coverage()?;
    if coverage.is_empty() {
        return Ok(());
    }
    match freezing.by_district().find(|(district, _)| !coverage.contains(district)) {
        Some((district, records)) => Err(FrameError::Outside { district: district.clone(), records }),
        None => Ok(()),
    }
}

/// A cell and every margin that it is part of.
fn above(frame: &Frame, cell: &Cell) -> Vec<Cell> {
    let dimensions = frame.tables()[cell.table].dimensions();
    let mut found = vec![Vec::new()];
    for (&at, &node) in dimensions.iter().zip(&cell.nodes) {
        let dimension = &frame.dimensions()[at];
        let line: Vec<usize> = std::iter::successors(Some(node), |node| dimension.parent(*node)).collect();
        found = found
            .into_iter()
            .flat_map(|before: Vec<usize>| {
                line.iter().map(move |node| before.iter().copied().chain([*node]).collect())
            })
            .collect();
    }
    found.into_iter().map(|nodes| Cell { table: cell.table, nodes }).collect()
}
