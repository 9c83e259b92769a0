//! The rows of a pooled release: what contributors sent with exact counts, each in its own part.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::joint::FrameError;
use super::known::Seen;
use crate::disclosure::Shown;
use crate::exchange::form::Form;
use crate::exchange::table::Tables;
use crate::model::Period;
use crate::store::{
    Contribution, CountedPeriod, FrozenKey, FrozenPeriod, FrozenRows, Leaf, Profile, Store, StoreError,
};

/// The period of what a contributor had late: some time before, nobody else knows when.
const SOME_TIME_BEFORE: Period = Period::Year(1);

/// What counts in a pooled release.
pub(super) struct Gathered {
    /// The rows of each contributor.
    pub(super) parts: Vec<FrozenRows>,
    /// The contributions that its release would freeze.
    pub(super) received: Vec<i64>,
    /// The districts that any of them has lines for.
    pub(super) districts: Vec<String>,
    /// What those who have rows published of their own.
    pub(super) known: Vec<Known>,
}

/// A protected summary that a contributor's readers have, and who reads the pool's release may be one of them.
pub(super) struct Known {
    /// Whose: the number of their part.
    pub(super) part: usize,
    /// Their number in the store.
    pub(super) contributor: i64,
    /// What it shows.
    pub(super) seen: Seen,
}

/// Gathers what was frozen by earlier pooled releases, and where the period has not left yet, what it would freeze: what
/// was received of it, or of a part of it, and what came late of a period that has left. Beside them what contributors
/// published of the same, as far as it had come `before` a release.
///
/// # Errors
/// [`FrameError::Contradicts`].
pub(super) fn gather(
    store: &Store,
    counted: &CountedPeriod,
    frozen: &[FrozenPeriod],
    before: Option<i64>,
) -> Result<Gathered, FrameError> {
    let (all, published): (Vec<Contribution>, Vec<Contribution>) = store
        .contributions()?
        .into_iter()
        .filter(|one| one.country == counted.country.code && one.scheme_hash == counted.scheme)
        .partition(|one| one.profile == Profile::Trusted);
    let is_new = !frozen.iter().any(|frozen| frozen.period == counted.period);
    let due = |one: &&Contribution| {
        let late = one.period.last() < counted.period.first()
            && frozen.iter().any(|frozen| frozen.period.contains(one.period));
        is_new
            && one.frozen.is_none()
            && one.withdrawn_on.is_none()
            && (counted.period.contains(one.period) || late)
    };
    let due: Vec<&Contribution> = all.iter().filter(due).collect();
    // What a contributor sent of a longer period has what they sent of its parts.
    let covered = |one: &Contribution| {
        let longer = |other: &&Contribution| {
            other.contributor == one.contributor
                && other.period != one.period
                && other.period.contains(one.period)
                && (other.frozen.is_some() || due.iter().any(|due| due.id == other.id))
        };
        all.iter().any(|other| longer(&other))
    };
    let received: Vec<i64> = due.iter().filter(|one| !covered(one)).map(|one| one.id).collect();
    let period_of = |n: i64| frozen.iter().find(|frozen| frozen.n == n).map(|frozen| frozen.period);
    let mut counting: Vec<(&Contribution, i64, Period)> = Vec::new();
    for one in &all {
        match one.frozen {
            Some(n) => counting.extend(period_of(n).map(|period| (one, n, period))),
            None if received.contains(&one.id) => counting.push((one, i64::MAX, counted.period)),
            None => {}
        }
    }
    // In the order of freezing, and within one freeze the shorter first, whose rows the longer ones have too.
    counting.sort_by_key(|(one, n, _)| (*n, one.period.last() - one.period.first(), one.id));
    let labels: BTreeMap<i64, String> =
        store.contributors()?.into_iter().map(|one| (one.id, one.label)).collect();
    let mut parts: BTreeMap<i64, FrozenRows> = BTreeMap::new();
    let mut districts = BTreeSet::new();
    for (one, _, frozen_in) in counting {
        let (form, tables) = read(one)?;
        if let Some(nodes) = form.dimensions.get("adm1") {
            let of_form = nodes.iter().filter(|node| node.parent.is_some() && node.code != "unknown");
            districts.extend(of_form.map(|node| node.code.clone()));
        }
        let rows = parts.entry(one.contributor).or_default();
        add(rows, one, (&form, &tables), frozen_in).ok_or_else(|| FrameError::Contradicts {
            contributor: labels.get(&one.contributor).cloned().unwrap_or_default(),
            period: one.period,
        })?;
    }
    let mut known = Vec::new();
    for one in published.iter().filter(|one| before.is_none_or(|before| one.came_after < before)) {
        if let Some(part) = parts.keys().position(|contributor| *contributor == one.contributor) {
            let (form, tables) = read(one)?;
            let seen = Seen { profile: one.profile, period: one.period, form, tables };
            known.push(Known { part, contributor: one.contributor, seen });
        }
    }
    Ok(Gathered {
        parts: parts.into_values().collect(),
        received,
        districts: districts.into_iter().collect(),
        known,
    })
}

/// Adds what one contribution has beyond what its contributor sent of parts of its period. None where that is less than
/// nothing.
fn add(
    rows: &mut FrozenRows,
    one: &Contribution,
    (form, tables): (&Form, &Tables),
    frozen_in: Period,
) -> Option<()> {
    // What they sent of parts of this period.
    let mut of_parts: HashMap<(&str, &[Option<String>]), u64> = HashMap::new();
    let within = |key: &FrozenKey| key.truly.of != one.period && one.period.contains(key.truly.of);
    for (key, row) in rows.iter().filter(|(key, _)| within(key)) {
        *of_parts.entry((&key.table, &key.codes)).or_default() += row.count;
    }
    let mut made = Vec::new();
    for (at, table) in form.tables.iter().enumerate() {
        let is_leaf = |by: &String, code: &str| {
            !form.dimensions[by].iter().any(|node| node.parent.as_deref() == Some(code))
        };
        for line in tables.lines(form, at) {
            if !table.by.iter().zip(&line.codes).all(|(by, code)| is_leaf(by, code)) {
                continue;
            }
            let codes: Vec<Option<String>> = line.codes.iter().map(|code| Some((*code).to_owned())).collect();
            let mut count = line.shown.count().unwrap_or(0);
            let of = if line.earlier { SOME_TIME_BEFORE } else { one.period };
            if !line.earlier {
                let known = of_parts.get(&(table.name.as_str(), codes.as_slice())).copied().unwrap_or(0);
                count = count.checked_sub(known)?;
            }
            if count > 0 {
                made.push((
                    FrozenKey { table: table.name.clone(), codes, truly: Leaf { of, frozen_in } },
                    count,
                ));
            }
        }
    }
    for (key, count) in made {
        rows.entry(key).or_default().count += count;
    }
    Some(())
}

/// The tables of a contribution as the store keeps them.
///
/// # Errors
/// When they are not as this program writes them.
pub(in crate::exchange) fn read(one: &Contribution) -> Result<(Form, Tables), StoreError> {
    let form: Form = serde_json::from_str(&one.form).map_err(|_| StoreError::unreadable())?;
    let cells: Vec<Vec<Option<u64>>> =
        serde_json::from_str(&one.cells).map_err(|_| StoreError::unreadable())?;
    let shown = |count: Option<u64>| count.map_or(Shown::Withheld, Shown::Published);
    let tables = Tables::new(cells.into_iter().map(|cells| cells.into_iter().map(shown).collect()).collect());
    Ok((form, tables))
}
