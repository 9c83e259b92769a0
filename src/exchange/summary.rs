//! A summary's way out: counted, audited, shown, recorded, sealed; in that order, which the types hold.

use super::bundle::{Link, Members, seal_members};
use super::error::BundleError;
use super::manifest::{Envelope, Hex, Intended, MAX_RECIPIENTS, Release};
use super::party::{Identities, Recipients};
use super::table::{decisions_layout, interim_scheme};
use crate::disclosure::{Audience, Protected, Releasable, audit, protect};
use crate::message::{Catalogue, Message};
use crate::model::Period;
use crate::model::canonical::canonical_json;
use crate::seal::SealError;
use crate::store::{Composed, Place, Recorded, Released, Stamp, Store, StoreError};
use crate::vocabulary::{Decision, Term};

/// The audience of every summary so far.
const AUDIENCE: Audience = Audience::Public;

/// Why a summary does not leave.
#[derive(Debug, thiserror::Error)]
pub enum SummaryError {
    /// Only calendar months are released so far.
    #[error("not a calendar month: {period}")]
    NotAMonth {
        /// The period asked for.
        period: Period,
    },
    /// The store was put back from a backup, and what left it meanwhile is not known.
    #[error("restored, and nobody said what was sent since the backup")]
    UnsureWhatLeft,
    /// The store refuses.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// It cannot be put together, sealed or opened.
    #[error(transparent)]
    Bundle(#[from] BundleError),
}

impl From<SealError> for SummaryError {
    fn from(error: SealError) -> Self {
        Self::Bundle(error.into())
    }
}

/// What would leave, for a person to look at. Nothing is written down or sealed yet.
#[derive(Debug)]
pub struct Plan {
    period: Period,
    table: Protected,
    recipients: Recipients,
    what: What,
}

#[derive(Debug)]
enum What {
    First { releasable: Releasable, members: Members },
    Again(Released),
}

impl Plan {
    /// The period that is counted.
    pub fn period(&self) -> Period {
        self.period
    }
    /// The table as its readers will see it.
    pub fn table(&self) -> &Protected {
        &self.table
    }
    /// The day on which this release left for the first time, where it did.
    pub fn released_on(&self) -> Option<&str> {
        match &self.what {
            What::First { .. } => None,
            What::Again(released) => Some(&released.on),
        }
    }
    /// Whom it is sealed to, by label, the store's own copy last.
    pub fn labels(&self) -> Vec<String> {
        self.recipients.labels()
    }
}

/// Counts a month, withholds and audits, or takes up the release that the month already had: then its bytes, whatever
/// was changed in the store since.
///
/// # Errors
/// [`SummaryError::NotAMonth`], [`StoreError::PeriodNotOver`], [`SummaryError::UnsureWhatLeft`]; when there is nobody
/// to seal to, or too many.
pub fn plan(
    store: &Store,
    stamp: &Stamp,
    period: Period,
    to: Recipients,
    definitions: &str,
) -> Result<Plan, SummaryError> {
    if !matches!(period, Period::Month(..)) {
        return Err(SummaryError::NotAMonth { period });
    }
    Store::check_over(stamp, period)?;
    if store.is_unsure_what_left()? {
        return Err(SummaryError::UnsureWhatLeft);
    }
    let mut recipients = to;
    if recipients.keys().is_empty() {
        return Err(SealError::NoRecipient.into());
    }
    recipients.add_recipient(store.own_identity()?.recipient(), None);
    let found = recipients.keys().len();
    if found > MAX_RECIPIENTS {
        return Err(SealError::TooManyRecipients { found, limit: MAX_RECIPIENTS }.into());
    }
    if let Some(released) = store.released(period, AUDIENCE)? {
        let (release, members) = kept(&released.release, &released.members)?;
        let table = members.table(&release)?;
        return Ok(Plan { period, table, recipients, what: What::Again(released) });
    }
    let counts = store.decisions(period, &decisions_layout())?;
    let threshold = AUDIENCE.least_threshold();
    let audited = audit(&counts, protect(&counts, threshold), threshold).map_err(StoreError::NotAudited)?;
    let members = Members::new(&audited, definitions)?;
    let table = audited.protected().clone();
    Ok(Plan {
        period,
        table,
        recipients,
        what: What::First { releasable: Releasable::Audited(audited), members },
    })
}

/// Writes down in the ledger what is about to leave.
///
/// # Errors
/// When the store refuses; then nothing is written down.
pub fn record(store: &mut Store, stamp: &Stamp, plan: Plan) -> Result<Recorded, SummaryError> {
    let to = plan.recipients.addressed();
    let recorded = match plan.what {
        What::Again(released) => store.record_again(stamp, plan.period, AUDIENCE, released, to)?,
        What::First { releasable, members } => {
            let compose = |place: Place| composed(&members, place);
            store.record(stamp, plan.period, AUDIENCE, &releasable, to, compose)?
        }
    };
    Ok(recorded)
}

/// Seals a summary that stands in the ledger, for those with whom it stands there.
///
/// ```compile_fail,E0308
/// use carnet::disclosure::Audited;
/// fn leak(audited: &Audited) {
///     let _ = carnet::exchange::seal_summary(audited);
/// }
/// ```
///
/// # Errors
/// When it cannot be sealed; the ledger keeps its line, for a line too many is better than one too few, and the same
/// export again seals the same release.
pub fn seal_summary(recorded: &Recorded) -> Result<Vec<u8>, BundleError> {
    let (release, members) = kept(recorded.release(), recorded.members())?;
    let intended = |(recipient, label): &(_, String)| {
        let label = label.parse().map_err(|_| BundleError::Manifest { field: "recipients" })?;
        Ok(Intended::new(recipient, label))
    };
    let recipients = recorded.to().iter().map(intended).collect::<Result<_, BundleError>>()?;
    let keys: Vec<_> = recorded.to().iter().map(|(recipient, _)| recipient.clone()).collect();
    seal_members(&members, &release, &Envelope { recipients }, recorded.signing(), &keys)
}

/// What opens the store's own copies.
///
/// # Errors
/// When the database fails.
pub fn own_identities(store: &Store) -> Result<Identities, StoreError> {
    Ok(Identities::from_keys(vec![store.own_identity()?]))
}

/// The text that stands beside the table: what is counted, what the marker means, what each code stands for. The same
/// for every store of a language, whatever is counted.
pub fn definitions(catalogue: &Catalogue) -> String {
    let k = AUDIENCE.least_threshold().k();
    let mut text = format!("# {}\n\n", catalogue.label("summary-definitions-title"));
    for key in ["summary-definitions-what", "summary-definitions-withheld", "summary-definitions-left-out"] {
        text.push_str(&catalogue.say(&Message::new(key).with("k", k)));
        text.push_str("\n\n");
    }
    for decision in Decision::ALL {
        let key = decision.label_key();
        let (label, definition) = (catalogue.label(&key), catalogue.definition(&key));
        text.push_str(&format!("- `{}`: {label}. {definition}\n", decision.code()));
    }
    text
}

fn composed(members: &Members, place: Place) -> Composed {
    let release = members.release(Link {
        alias: Hex(place.alias),
        epoch: Hex(place.epoch),
        audience: place.audience,
        sequence: place.sequence,
        previous: place.previous.map(Hex),
        period: place.period,
        withdrawals: Vec::new(),
    });
    let scheme = interim_scheme();
    Composed {
        hash: release.hash().0,
        release: release.to_bytes(),
        members: canonical_json(&members.to_value()),
        scheme: (scheme.id, scheme.hash.0),
    }
}

/// The release and its members as the ledger keeps them.
fn kept(release: &[u8], members: &[u8]) -> Result<(Release, Members), BundleError> {
    let release = Release::read(release)?;
    let members = Members::read(members, &release)?;
    Ok((release, members))
}
