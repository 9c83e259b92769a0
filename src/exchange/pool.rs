//! What others send to a coordinator's store: taken in after it was checked, summed, and answered.

use super::bundle::Bundle;
use super::manifest::Release;
use super::own::{OwnCopy, OwnKind, assemble};
use super::party::Recipients;
use super::scheme::{FrameError, Give, Joint, Scheme, dimension};
use super::summary::{SummaryError, seen};
use super::table::Tables;
use super::{Hex, form::Form};
use crate::disclosure::Shown;
use crate::model::Period;
use crate::seal::{self, SealError};
use crate::store::{Contribution, Contributor, Country, Door, Profile, Stamp, Store, StoreError};

/// Why a summary is not taken into the pool.
#[derive(Debug, thiserror::Error)]
pub enum PoolError {
    /// Signed with a key that is not pinned, by a store whose earlier summaries had another.
    #[error("the key of {label} has changed")]
    ChangedKey {
        /// The contributor whose chain it goes on.
        label: String,
    },
    /// Two different summaries in one place of a sender's chain, or of one period.
    #[error("{label} made two of {period}")]
    Fork {
        /// The contributor.
        label: String,
        /// The period.
        period: Period,
    },
    /// It follows another scheme than what the pool has of that year, or one that this store does not know.
    #[error("another scheme: {scheme}")]
    OtherScheme {
        /// The contributor.
        label: String,
        /// Its scheme.
        scheme: String,
        /// The pool's, where it has one.
        pool: Option<String>,
    },
    /// Its tables are not those of the scheme that it names.
    #[error("not the tables of {scheme}")]
    OtherForm {
        /// The contributor.
        label: String,
        /// The scheme.
        scheme: String,
    },
    /// The pool has nothing of that country, or of several of which one must be named.
    #[error("no country, or several")]
    NoCountry {
        /// Those that there are.
        countries: Vec<String>,
    },
    /// The pool has nothing with exact counts of that period.
    #[error("nothing of {period}")]
    Nothing {
        /// The period.
        period: Period,
    },
    /// The store refuses.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The tables cannot be made.
    #[error(transparent)]
    Summary(#[from] SummaryError),
}

impl From<FrameError> for PoolError {
    fn from(error: FrameError) -> Self {
        Self::Summary(error.into())
    }
}

impl From<SealError> for PoolError {
    fn from(error: SealError) -> Self {
        Self::Summary(error.into())
    }
}

/// What became of the summaries of a command.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Added {
    /// Taken in.
    pub new: usize,
    /// There already.
    pub again: usize,
    /// Taken back by their senders.
    pub struck: usize,
}

/// Takes summaries in, each with who sent it, of whom one may be new and is then pinned. All or none.
///
/// # Errors
/// [`PoolError`]; then none is taken in.
pub fn add(store: &mut Store, stamp: &Stamp, bundles: &[(Bundle, Contributor)]) -> Result<Added, PoolError> {
    let mut there = store.contributions()?;
    let mut added = Added::default();
    let (mut new, mut withdrawn) = (Vec::new(), Vec::new());
    for (bundle, contributor) in bundles {
        let release = &bundle.manifest.release;
        let told = release.withdrawals.iter().map(|withdrawal| (contributor.id, withdrawal.release.0));
        withdrawn.extend(told);
        let hash = release.hash().0;
        if there.iter().any(|one| one.hash == hash) {
            added.again += 1;
            continue;
        }
        check(store, &there, release, contributor)?;
        let shown = |shown: &Shown| shown.count();
        let cells: Vec<Vec<Option<u64>>> =
            bundle.tables.all().iter().map(|table| table.iter().map(shown).collect()).collect();
        let contribution = Contribution {
            id: 0,
            contributor: contributor.id,
            profile: release.audience,
            epoch: release.epoch.0,
            sequence: release.sequence,
            hash,
            country: release.country.clone(),
            period: release.period,
            scheme: release.scheme.id.clone(),
            scheme_hash: release.scheme.hash.0,
            form: serde_json::to_string(&release.form).expect("maps with text keys, lists and texts"),
            cells: serde_json::to_string(&cells).expect("lists of numbers"),
            added_on: String::new(),
            withdrawn_on: None,
            frozen: None,
            came_after: 0,
        };
        there.push(contribution.clone());
        new.push(contribution);
    }
    added.new = new.len();
    let stranger = bundles.iter().map(|(_, contributor)| contributor).find(|one| one.is_new());
    added.struck = store.contribute(stamp, stranger, &new, &withdrawn)?;
    Ok(added)
}

fn check(
    store: &Store,
    there: &[Contribution],
    release: &Release,
    contributor: &Contributor,
) -> Result<(), PoolError> {
    let label = || contributor.label.clone();
    for one in there.iter().filter(|one| one.profile == release.audience) {
        let theirs = one.contributor == contributor.id;
        let place = one.epoch == release.epoch.0 && one.sequence == release.sequence;
        let same =
            one.period == release.period && one.country == release.country && one.withdrawn_on.is_none();
        if !theirs && one.epoch == release.epoch.0 {
            let other = store.contributors()?.into_iter().find(|other| other.id == one.contributor);
            return Err(PoolError::ChangedKey { label: other.map_or_else(label, |other| other.label) });
        }
        if theirs && (place || same) {
            return Err(PoolError::Fork { label: label(), period: release.period });
        }
    }
    let hash = release.scheme.hash.0;
    let of_year =
        |one: &&Contribution| one.country == release.country && one.period.year() == release.period.year();
    let other = there.iter().filter(of_year).find(|one| one.scheme_hash != hash);
    let other_scheme = |pool: Option<String>| PoolError::OtherScheme {
        label: label(),
        scheme: release.scheme.id.clone(),
        pool,
    };
    if let Some(other) = other {
        return Err(other_scheme(Some(other.scheme.clone())));
    }
    let scheme = known(store, hash)?.ok_or_else(|| other_scheme(None))?;
    let give = if release.audience == Profile::Trusted { Give::CountsAndSums } else { Give::Counts };
    if fits(&scheme, give, &release.form, release.period) {
        Ok(())
    } else {
        Err(PoolError::OtherForm { label: label(), scheme: release.scheme.id.clone() })
    }
}

/// Whether tables are those of a scheme: only the districts may be other ones.
fn fits(scheme: &Scheme, give: Give, form: &Form, period: Period) -> bool {
    let wanted = scheme.gives(give).filter(|table| table.is_in(period));
    let tables = wanted.clone().count() == form.tables.len()
        && wanted.zip(&form.tables).all(|(wanted, table)| {
            wanted.name() == table.name && wanted.counts().code() == table.counts && wanted.by() == table.by
        });
    let same =
        |(name, nodes): (&String, &Vec<super::form::Node>)| name == "adm1" || dimension(name, &[]) == *nodes;
    tables && scheme.has(period) && form.dimensions.iter().all(same)
}

/// A scheme that this store knows: one that comes with the program, or one that it has fixed.
fn known(store: &Store, hash: [u8; 32]) -> Result<Option<Scheme>, StoreError> {
    let shipped = Scheme::shipped().into_iter().find(|scheme| *scheme.hash() == hash);
    if shipped.is_some() {
        return Ok(shipped);
    }
    let fixed = store.fixed_schemes()?.into_iter().filter_map(|fixed| Scheme::parse(&fixed.body).ok());
    Ok(fixed.into_iter().find(|scheme| *scheme.hash() == hash))
}

/// The country of a pool: the one named, else the only one that it has.
///
/// # Errors
/// [`PoolError::NoCountry`].
pub fn country_of(store: &Store, named: Option<&str>) -> Result<Country, PoolError> {
    let mut countries: Vec<String> = store.contributions()?.into_iter().map(|one| one.country).collect();
    countries.sort();
    countries.dedup();
    let found = match named {
        Some(named) => countries.iter().find(|country| country.eq_ignore_ascii_case(named.trim())),
        None if countries.len() == 1 => countries.first(),
        None => None,
    };
    match found {
        Some(code) => Ok(Country::of_pool(store, code)?),
        None => Err(PoolError::NoCountry { countries }),
    }
}

/// The scheme of what a pool has of a year.
///
/// # Errors
/// When the database fails.
pub(super) fn scheme_of(
    store: &Store,
    country: &Country,
    period: Period,
) -> Result<Option<Scheme>, StoreError> {
    let contribution = store
        .contributions()?
        .into_iter()
        .find(|one| one.country == country.code && one.period.year() == period.year());
    contribution.map_or(Ok(None), |one| known(store, one.scheme_hash))
}

/// A contributor's part in a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    /// Who.
    pub label: String,
    /// Exact counts: they are in the sums.
    pub exact: bool,
    /// Protected counts: they stand beside the sums.
    pub protected: bool,
}

/// What a pool has of a period.
#[derive(Debug)]
pub struct Pooled {
    /// What the tables look like.
    pub form: Form,
    /// The sums of exact contributions.
    pub sums: Tables,
    /// The least that contributors with protected counts have: the sums of what they published.
    pub at_least: Tables,
    /// For each cell, how many of these published it.
    pub published_by: Vec<Vec<u64>>,
    /// Every contributor, with what they sent of the period.
    pub sent: Vec<Sent>,
}

/// What a pool has of a period, for its coordinator's eyes.
///
/// # Errors
/// [`PoolError::Nothing`]; when the database fails.
pub fn pooled(store: &Store, country: &Country, period: Period) -> Result<Pooled, PoolError> {
    let scheme = scheme_of(store, country, period)?.ok_or(PoolError::Nothing { period })?;
    let seen = seen(store, country, *scheme.hash())?;
    let joint = Joint::pooled(store, (&scheme, Give::CountsAndSums), country, period, seen, None)?;
    let form = joint.form();
    let sums = joint.exact();
    let of_period: Vec<Contribution> = store
        .contributions()?
        .into_iter()
        .filter(|one| one.country == country.code && one.period == period && one.withdrawn_on.is_none())
        .collect();
    let mut at_least: Vec<Vec<u64>> = sums.all().iter().map(|table| vec![0; table.len()]).collect();
    let mut published_by = at_least.clone();
    for one in of_period.iter().filter(|one| one.profile != Profile::Trusted) {
        let (their_form, tables) = super::scheme::read_contribution(one)?;
        for (at, table) in form.tables.iter().enumerate() {
            let Some(theirs) = their_form.tables.iter().position(|other| other.name == table.name) else {
                continue;
            };
            let lines: std::collections::HashMap<_, _> = tables
                .lines(&their_form, theirs)
                .into_iter()
                .map(|line| ((line.earlier, line.codes), line.shown))
                .collect();
            for (cell, line) in sums.lines(&form, at).into_iter().enumerate() {
                if let Some(Shown::Published(count)) = lines.get(&(line.earlier, line.codes)) {
                    at_least[at][cell] += count;
                    published_by[at][cell] += 1;
                }
            }
        }
    }
    let sent = store
        .contributors()?
        .into_iter()
        .map(|contributor| {
            let has = |exact: bool| {
                of_period.iter().any(|one| {
                    one.contributor == contributor.id && (one.profile == Profile::Trusted) == exact
                })
            };
            Sent { exact: has(true), protected: has(false), label: contributor.label }
        })
        .collect();
    let shown = |counts: Vec<u64>| counts.into_iter().map(Shown::Published).collect();
    let at_least = Tables::new(at_least.into_iter().map(shown).collect());
    Ok(Pooled { form, sums, at_least, published_by, sent })
}

/// A cell of an answer: what the sender had, beside what all had together as it was published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// The table.
    pub table: String,
    /// The codes of the line.
    pub codes: Vec<String>,
    /// The sender's own number.
    pub own: u64,
    /// The published total of all.
    pub all: u64,
}

/// What a contributor's own exact counts are beside a pooled release that has left: nothing but cells of that release, and
/// the sender's own numbers for them.
///
/// # Errors
/// [`PoolError::Nothing`] where no pooled release of the period has left, or the contributor has no exact counts in it.
pub fn shares(
    store: &Store,
    country: &Country,
    period: Period,
    contributor: &Contributor,
) -> Result<Vec<Share>, PoolError> {
    let nothing = || PoolError::Nothing { period };
    let scheme = scheme_of(store, country, period)?.ok_or_else(nothing)?;
    let released = seen(store, country, *scheme.hash())?;
    let own = store
        .contributions()?
        .into_iter()
        .find(|one| {
            one.contributor == contributor.id
                && one.profile == Profile::Trusted
                && one.period == period
                && one.country == country.code
                && one.withdrawn_on.is_none()
        })
        .ok_or_else(nothing)?;
    let (form, tables) = super::scheme::read_contribution(&own)?;
    let mut shares: Vec<Share> = Vec::new();
    let mut any = false;
    for release in released.iter().filter(|release| release.period == period) {
        any = true;
        for (at, table) in release.form.tables.iter().enumerate() {
            let Some(theirs) = form.tables.iter().position(|other| other.name == table.name) else {
                continue;
            };
            let lines = tables.lines(&form, theirs);
            for line in release.tables.lines(&release.form, at) {
                let Shown::Published(all) = line.shown else { continue };
                let mine = lines.iter().find(|own| own.codes == line.codes && own.earlier == line.earlier);
                let own = mine.and_then(|own| own.shown.count()).unwrap_or(0);
                let codes: Vec<String> = line.codes.iter().map(|code| (*code).to_owned()).collect();
                let share = Share { table: table.name.clone(), codes, own, all };
                if !line.earlier && !shares.contains(&share) {
                    shares.push(share);
                }
            }
        }
    }
    if any { Ok(shares) } else { Err(nothing()) }
}

/// Seals an answer to a contributor, and to the store itself. The ledger's line is written first.
///
/// # Errors
/// When there is nobody to seal to, or the store cannot be written.
pub fn seal_return(
    store: &mut Store,
    stamp: &Stamp,
    copy: &OwnCopy,
    to: Recipients,
) -> Result<Vec<u8>, SummaryError> {
    if to.keys().is_empty() {
        return Err(SealError::NoRecipient.into());
    }
    let tar = assemble(OwnKind::Return, copy)?;
    let labels = to.labels();
    let mut recipients = to;
    recipients.add_recipient(store.own_identity()?.recipient(), None);
    store.note_door(stamp, Door::Summary, &labels, &copy.name)?;
    Ok(seal::wrap_for(&tar, &recipients.keys())?)
}

/// Who signed a bundle, where that key is pinned.
///
/// # Errors
/// When the database fails.
pub fn contributor_of(store: &Store, bundle: &Bundle) -> Result<Option<Contributor>, StoreError> {
    let Hex(key) = bundle.signer.key();
    Ok(store.contributors()?.into_iter().find(|contributor| contributor.key == key))
}

/// Whether a bundle of a key that is not pinned goes on the chain of somebody whose key is.
///
/// # Errors
/// [`PoolError::ChangedKey`].
pub fn check_stranger(store: &Store, bundle: &Bundle) -> Result<(), PoolError> {
    let epoch = bundle.manifest.release.epoch.0;
    let Some(one) = store.contributions()?.into_iter().find(|one| one.epoch == epoch) else { return Ok(()) };
    let known = store.contributors()?.into_iter().find(|contributor| contributor.id == one.contributor);
    Err(PoolError::ChangedKey { label: known.map(|known| known.label).unwrap_or_default() })
}
