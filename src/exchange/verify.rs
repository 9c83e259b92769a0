//! A receiver's and a sender's check of a summary: what can be worked out of it, whether files hang together, and where
//! the store is at hand the whole audit again.

use super::bundle::Bundle;
use super::scheme::{Give, Joint, Scheme};
use super::summary::{SummaryError, seen_before};
use crate::disclosure::{Examined, Fault, Progress, Reader, Release as Shown, Threshold, examine};
use crate::store::{Country, Profile, Released, Stamp, Store};

/// What anybody can check of a summary that was opened; none of one with exact counts, which protects nothing.
///
/// # Errors
/// [`Fault`] where its numbers do not add up.
pub fn examined(bundle: &Bundle) -> Result<Option<Examined>, Fault> {
    let release = &bundle.manifest.release;
    if release.audience == Profile::Trusted {
        return Ok(None);
    }
    let k = Threshold::new(release.k).map_err(|_| Fault::OtherThreshold)?;
    let frame = release.frame()?;
    let shown = Shown::new(&frame, k, bundle.tables.all().to_vec())?;
    examine(&frame, &Reader::new(k), &shown).map(Some)
}

/// How two summaries of one chain stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hangs {
    /// They are of two chains.
    Apart,
    /// They are the same release.
    Same,
    /// One is the next after the other.
    Next,
    /// Others are between them.
    Gap,
    /// Two releases in one place, or one that names another before it: somebody made two chains.
    Fork,
}

/// How two summaries hang together.
pub fn hangs(one: &Bundle, other: &Bundle) -> Hangs {
    let [one, other] = [one, other].map(|bundle| &bundle.manifest.release);
    if one.epoch != other.epoch || one.audience != other.audience {
        return Hangs::Apart;
    }
    let (first, second) = if one.sequence <= other.sequence { (one, other) } else { (other, one) };
    match second.sequence - first.sequence {
        0 if first.hash() == second.hash() => Hangs::Same,
        0 => Hangs::Fork,
        1 if second.previous == Some(first.hash()) => Hangs::Next,
        1 => Hangs::Fork,
        _ => Hangs::Gap,
    }
}

/// What a sender's own store says of a summary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnAudit {
    /// Not of this store, or not with rows that it keeps.
    NotHere,
    /// It passes the audit again, as it stands and against all that had left before it.
    Passes,
}

/// The whole audit again of a summary that this store made, from its frozen rows.
///
/// # Errors
/// [`SummaryError`] where the audit refuses it.
pub fn audit_own(
    store: &Store,
    stamp: &Stamp,
    bundle: &Bundle,
    progress: &mut dyn FnMut(Progress),
) -> Result<OwnAudit, SummaryError> {
    let hash = bundle.manifest.release.hash().0;
    let Some(released) = store.all_releases()?.into_iter().find(|one| one.hash_bytes() == hash) else {
        return Ok(OwnAudit::NotHere);
    };
    let Profile::Protected(audience) = released.profile else { return Ok(OwnAudit::NotHere) };
    let code = &bundle.manifest.release.country;
    let own = store.countries()?.into_iter().find(|country| country.code == *code);
    let countries: Vec<Country> = own.into_iter().chain([Country::of_pool(store, code)?]).collect();
    let is_here = |country: &&Country| {
        store.releases(country).is_ok_and(|all| all.iter().any(|one: &Released| one.hash_bytes() == hash))
    };
    let Some(country) = countries.iter().find(is_here) else { return Ok(OwnAudit::NotHere) };
    let frozen = store.frozen_periods(country)?;
    if !frozen.iter().any(|frozen| frozen.period == released.period) {
        return Ok(OwnAudit::NotHere);
    }
    let scheme = known(store, bundle.manifest.release.scheme.hash.0)?;
    let Some(scheme) = scheme else { return Ok(OwnAudit::NotHere) };
    let seen = seen_before(store, country, *scheme.hash(), Some(hash))?;
    let joint = if country.is_pooled() {
        Joint::pooled(store, (&scheme, Give::Counts), country, released.period, seen, Some(released.id))?
    } else {
        Joint::new(store, (&scheme, Give::Counts), country, released.period, stamp, seen)?
    };
    let k = Threshold::new(bundle.manifest.release.k).unwrap_or_else(|_| audience.least_threshold());
    joint.audit(audience, k, &bundle.tables, progress).map_err(SummaryError::Tables)?;
    Ok(OwnAudit::Passes)
}

fn known(store: &Store, hash: [u8; 32]) -> Result<Option<Scheme>, SummaryError> {
    let fixed = store.fixed_schemes()?.into_iter().filter_map(|fixed| Scheme::parse(&fixed.body).ok());
    Ok(Scheme::shipped().into_iter().chain(fixed).find(|scheme| *scheme.hash() == hash))
}
