//! A summary's way out: counted, protected and audited, shown, recorded, sealed; in that order, which the types hold.

use super::bundle::{Bundle, Link, Members, seal_members};
use super::definitions::{About, definitions};
use super::error::BundleError;
use super::form::Form;
use super::manifest::{Envelope, Hash, Hex, Intended, MAX_RECIPIENTS, Release, SchemeId, Withdrawal};
use super::party::{Identities, Recipients};
use super::scheme::{FrameError, Give, Joint, Scheme, Seen, Weight};
use super::table::Tables;
use crate::disclosure::{Audience, Cell, Fault, Progress, Threshold};
use crate::message::Catalogue;
use crate::model::Period;
use crate::model::canonical::canonical_json;
use crate::seal::SealError;
use crate::store::{
    Composed, Country, Left, Place, Profile, Recorded, Releasable, Released, Releasing, Stamp, Store,
    StoreError,
};

/// Why a summary does not leave.
#[derive(Debug, thiserror::Error)]
pub enum SummaryError {
    /// The year's scheme has no releases of such a period.
    #[error("the scheme has no {period}")]
    NoSuchPeriod {
        /// The period asked for.
        period: Period,
        /// The scheme.
        scheme: String,
    },
    /// The store is another copy of one that has left something, and what that was is not known.
    #[error("another copy, and nobody said what was sent from the first")]
    UnsureWhatLeft,
    /// The threshold asked for is below the audience's.
    #[error("the threshold is at least {least}")]
    Threshold {
        /// The least one.
        least: u64,
    },
    /// A threshold, of counts that are given exactly.
    #[error("exact counts have no threshold")]
    ThresholdOfExact,
    /// A record lies outside of the coverage that the organisation declares.
    #[error("outside of the coverage")]
    Outside {
        /// The district.
        district: String,
        /// The records.
        records: Vec<String>,
    },
    /// Nothing was received of the period, or of such a period.
    #[error("nothing was received of {period}")]
    NothingReceived {
        /// The period.
        period: Period,
    },
    /// What a contributor sent of a period is less than what they sent of its parts.
    #[error("what {contributor} sent of {period} is less than its parts")]
    Contradicts {
        /// The contributor.
        contributor: String,
        /// The period.
        period: Period,
    },
    /// What left before exposes too much for anything more to leave of this period.
    #[error("refused")]
    Refused {
        /// The published cells in the way, in words of codes.
        in_the_way: Vec<String>,
        /// How many cells are not protected.
        too_narrow: usize,
        /// The nearest coarser scheme that comes with the program.
        coarser: Option<String>,
    },
    /// The tables do not fit together, which is an error of the program or of a damaged store.
    #[error(transparent)]
    Tables(Fault),
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

impl From<FrameError> for SummaryError {
    fn from(error: FrameError) -> Self {
        match error {
            FrameError::Store(error) => Self::Store(error),
            FrameError::Fault(fault) => Self::Tables(fault),
            FrameError::Outside { district, records } => Self::Outside { district, records },
            FrameError::Contradicts { contributor, period } => Self::Contradicts { contributor, period },
        }
    }
}

/// What somebody wants to leave.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// For whom, and how.
    pub profile: Profile,
    /// What is counted.
    pub period: Period,
    /// Where.
    pub country: Country,
    /// A higher threshold than the audience's.
    pub threshold: Option<u64>,
}

/// What would leave, for a person to look at. Nothing is written down or sealed yet.
#[derive(Debug)]
pub struct Plan {
    wanted: Wanted,
    scheme: Scheme,
    /// Whether the year has its scheme already.
    fixed: bool,
    recipients: Recipients,
    form: Form,
    members: Members,
    threshold: u64,
    withdrawals: Vec<Withdrawal>,
    what: What,
}

#[derive(Debug)]
enum What {
    First { joint: Box<Joint>, releasable: Releasable },
    Again(Box<Released>),
}

impl Plan {
    /// What was asked for.
    pub fn wanted(&self) -> &Wanted {
        &self.wanted
    }
    /// The scheme.
    pub fn scheme(&self) -> &Scheme {
        &self.scheme
    }
    /// Whether the scheme of the year was fixed before.
    pub fn is_fixed(&self) -> bool {
        self.fixed
    }
    /// What the tables look like.
    pub fn form(&self) -> &Form {
        &self.form
    }
    /// The tables as their readers will see them.
    pub fn tables(&self) -> &Tables {
        self.members.tables()
    }
    /// k; 0 where every count is shown.
    pub fn threshold(&self) -> u64 {
        self.threshold
    }
    /// How many records each table counts; none for what has left before.
    pub fn weights(&self) -> Option<Vec<Weight>> {
        match &self.what {
            What::First { joint, .. } => Some(joint.weights()),
            What::Again(_) => None,
        }
    }
    /// The releases that receivers are told to strike.
    pub fn withdrawals(&self) -> &[Withdrawal] {
        &self.withdrawals
    }
    /// The reference of the protocol under which every count is shown.
    pub fn protocol(&self) -> Option<&str> {
        match &self.what {
            What::First { releasable: Releasable::Exact(entrusted), .. } => Some(entrusted.protocol()),
            _ => None,
        }
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

    /// What each of those who may read it would know, in the format of an attack program; with the true counts where they
    /// are asked for. None where it has left before, or shows every count.
    ///
    /// # Errors
    /// [`SummaryError::Tables`].
    pub fn attack_json(
        &self,
        with_truth: bool,
    ) -> Result<Option<Vec<(Audience, serde_json::Value)>>, SummaryError> {
        let (What::First { joint, releasable: Releasable::Protected(audited) }, Profile::Protected(audience)) =
            (&self.what, self.wanted.profile)
        else {
            return Ok(None);
        };
        let threshold = Threshold::new(self.threshold).unwrap_or_else(|_| audience.least_threshold());
        let of = |reading: &Audience| {
            let threshold = if *reading == audience { threshold } else { reading.least_threshold() };
            let reader = joint.reader(*reading, threshold)?;
            Ok((*reading, joint.attack_json(audited, &reader, with_truth)?))
        };
        let all = audience.readers().iter().map(of).collect::<Result<_, Fault>>();
        all.map(Some).map_err(SummaryError::Tables)
    }
}

/// The scheme that a period's summaries follow, and whether it is fixed: else the shipped one whose shortest periods are
/// of the length asked for, which the first release of the year fixes.
///
/// # Errors
/// When the database fails; [`SummaryError::NoSuchPeriod`] where the year's scheme has no such periods.
pub fn scheme_of(store: &Store, period: Period) -> Result<(Scheme, bool), SummaryError> {
    let (scheme, fixed) = match store.fixed_scheme(period.year())? {
        Some(fixed) => {
            let unreadable = |_| BundleError::Manifest { field: "scheme" };
            (Scheme::parse(&fixed.body).map_err(unreadable)?, true)
        }
        None => {
            let by_month = matches!(period, Period::Month(..));
            let wanted = if by_month { "access-1-month" } else { "access-1-quarter" };
            let found = Scheme::shipped().into_iter().find(|scheme| scheme.id() == wanted);
            (found.ok_or(BundleError::Manifest { field: "scheme" })?, false)
        }
    };
    if scheme.has(period) {
        Ok((scheme, fixed))
    } else {
        Err(SummaryError::NoSuchPeriod { period, scheme: scheme.id().to_owned() })
    }
}

/// What left of a country under a scheme, as its readers have it.
///
/// # Errors
/// When the database fails, or holds what it did not write.
pub(super) fn seen(store: &Store, country: &Country, scheme: [u8; 32]) -> Result<Vec<Seen>, SummaryError> {
    seen_before(store, country, scheme, None)
}

/// The same, as it was before a release left.
///
/// # Errors
/// As [`seen`].
pub(super) fn seen_before(
    store: &Store,
    country: &Country,
    scheme: [u8; 32],
    before: Option<[u8; 32]>,
) -> Result<Vec<Seen>, SummaryError> {
    let mut all = Vec::new();
    for released in store.releases(country)? {
        if before == Some(released.hash_bytes()) {
            break;
        }
        if released.scheme != scheme || released.profile == Profile::Trusted {
            continue;
        }
        let (release, members) = kept(&released.release, &released.members)?;
        all.push(Seen {
            profile: released.profile,
            period: released.period,
            form: release.form,
            tables: members.tables().clone(),
        });
    }
    Ok(all)
}

/// Counts a period, protects it and audits it, or takes up the release that it already had: then its bytes, whatever
/// was changed in the store since.
///
/// # Errors
/// [`SummaryError`]; when there is nobody to seal to, or too many.
pub fn plan(
    store: &Store,
    stamp: &Stamp,
    wanted: Wanted,
    to: Recipients,
    catalogue: &Catalogue,
    progress: &mut dyn FnMut(Progress),
) -> Result<Plan, SummaryError> {
    let (scheme, fixed) = if wanted.country.is_pooled() {
        let scheme = super::pool::scheme_of(store, &wanted.country, wanted.period)?;
        let fixed = store.fixed_scheme(wanted.period.year())?.is_some();
        let nothing = || SummaryError::NothingReceived { period: wanted.period };
        (scheme.filter(|scheme| scheme.has(wanted.period)).ok_or_else(nothing)?, fixed)
    } else {
        scheme_of(store, wanted.period)?
    };
    Store::check_over(stamp, wanted.period)?;
    if store.is_unsure_what_left()? {
        return Err(SummaryError::UnsureWhatLeft);
    }
    if to.keys().is_empty() {
        return Err(SealError::NoRecipient.into());
    }
    if wanted.profile == Profile::Trusted && wanted.threshold.is_some() {
        return Err(SummaryError::ThresholdOfExact);
    }
    let entrusted = match wanted.profile {
        // What a pool publishes is protected, always.
        Profile::Trusted if wanted.country.is_pooled() => {
            return Err(StoreError::NotEntrusted { pinned: true }.into());
        }
        Profile::Trusted => Some(store.entrust(&to.keys())?),
        Profile::Protected(_) => None,
    };
    let mut recipients = to;
    recipients.add_recipient(store.own_identity()?.recipient(), None);
    let found = recipients.keys().len();
    if found > MAX_RECIPIENTS {
        return Err(SealError::TooManyRecipients { found, limit: MAX_RECIPIENTS }.into());
    }
    let releases = store.releases(&wanted.country)?;
    let same = |release: &&Released| {
        release.period == wanted.period && release.profile == wanted.profile && release.withdrawn.is_none()
    };
    if let Some(released) = releases.iter().find(same) {
        let (release, members) = kept(&released.release, &released.members)?;
        return Ok(Plan {
            form: release.form,
            members,
            threshold: release.k,
            withdrawals: release.withdrawals,
            what: What::Again(Box::new(released.clone())),
            wanted,
            scheme,
            fixed,
            recipients,
        });
    }
    store.check_free(&wanted.country, wanted.period, *scheme.hash())?;
    let seen = seen(store, &wanted.country, *scheme.hash())?;
    let joint = if wanted.country.is_pooled() {
        Joint::pooled(store, (&scheme, Give::Counts), &wanted.country, wanted.period, seen, None)?
    } else {
        let give = if wanted.profile == Profile::Trusted { Give::CountsAndSums } else { Give::Counts };
        Joint::new(store, (&scheme, give), &wanted.country, wanted.period, stamp, seen)?
    };
    let (releasable, tables, threshold) = match (wanted.profile, entrusted) {
        (Profile::Protected(audience), _) => {
            let least = audience.least_threshold();
            let threshold = match wanted.threshold {
                None => least,
                Some(k) => Threshold::new(k)
                    .ok()
                    .filter(|k| *k >= least)
                    .ok_or(SummaryError::Threshold { least: least.k() })?,
            };
            let audited = joint
                .protect(audience, threshold, progress)
                .map_err(|fault| refused(fault, &joint, &scheme))?;
            let tables = joint.tables(&audited);
            let k = audited.release().k();
            (Releasable::Protected(Box::new(audited)), tables, k)
        }
        (Profile::Trusted, Some(entrusted)) => (Releasable::Exact(entrusted), joint.exact(), 0),
        (Profile::Trusted, None) => return Err(StoreError::NotEntrusted { pinned: false }.into()),
    };
    let form = joint.form();
    let protocol = match &releasable {
        Releasable::Exact(entrusted) => Some(entrusted.protocol()),
        Releasable::Protected(_) => None,
    };
    let names = store.district_names(&wanted.country)?;
    let about = About { k: threshold, protocol, contributors: joint.contributors(), districts: &names };
    let definitions = definitions(&form, &about, catalogue);
    let members = Members::new(&form, wanted.period, tables, &definitions)?;
    let withdrawals = to_withdraw(&releases, wanted.profile)?;
    Ok(Plan {
        wanted,
        scheme,
        fixed,
        recipients,
        form,
        members,
        threshold,
        withdrawals,
        what: What::First { joint: Box::new(joint), releasable },
    })
}

/// The releases that those of a profile had, were taken back, and stand in no bundle to them as such.
fn to_withdraw(releases: &[Released], profile: Profile) -> Result<Vec<Withdrawal>, BundleError> {
    let of_profile = || releases.iter().filter(|release| release.profile == profile);
    let mut told = Vec::new();
    for release in of_profile() {
        if let Ok(release) = Release::read(&release.release) {
            told.extend(release.withdrawals.into_iter().map(|withdrawal| withdrawal.release));
        }
    }
    let taken = of_profile().filter_map(|release| Some((release, release.withdrawn.as_ref()?)));
    let withdrawal = |(release, (_, reason)): (&Released, &(String, String))| Withdrawal {
        reason: reason.clone(),
        release: Hash::from(release.hash),
    };
    Ok(taken.map(withdrawal).filter(|withdrawal| !told.contains(&withdrawal.release)).collect())
}

fn refused(fault: Fault, joint: &Joint, scheme: &Scheme) -> SummaryError {
    let Fault::Refused { too_narrow, in_the_way } = fault else { return SummaryError::Tables(fault) };
    let words = |cell: &Cell| {
        let table = &joint.frame().tables()[cell.table];
        let codes = table.dimensions().iter().zip(&cell.nodes);
        let codes: Vec<&str> =
            codes.map(|(&dimension, &node)| joint.frame().dimensions()[dimension].code(node)).collect();
        format!("{}: {}", table.name(), codes.join(", "))
    };
    let coarser = (scheme.id() == "access-1-month").then(|| "access-1-quarter".to_owned());
    SummaryError::Refused {
        in_the_way: in_the_way.iter().map(words).collect(),
        too_narrow: too_narrow.len(),
        coarser,
    }
}

/// Writes down in the ledger what is about to leave.
///
/// # Errors
/// When the store refuses; then nothing is written down.
pub fn record(store: &mut Store, stamp: &Stamp, plan: Plan) -> Result<Recorded, SummaryError> {
    let to = plan.recipients.addressed();
    let recorded = match &plan.what {
        What::Again(released) => store.record_again(stamp, (**released).clone(), &plan.wanted.country, to)?,
        What::First { joint, releasable } => {
            // What could not be sealed must not stand in the ledger, nor freeze a period.
            let place = Place {
                alias: [0; 16],
                epoch: [0; 16],
                profile: plan.wanted.profile,
                sequence: 1,
                previous: None,
                period: plan.wanted.period,
            };
            Release::read(&composed(&plan, place).release)?;
            let releasing = Releasing {
                counted: joint.counted(),
                districts: joint.districts(),
                origin: joint.origin(),
                profile: plan.wanted.profile,
                releasable,
                scheme: (plan.scheme.id(), plan.scheme.body()),
            };
            store.record(stamp, &releasing, to, |place| composed(&plan, place))?
        }
    };
    Ok(recorded)
}

/// Seals a summary that stands in the ledger, for those with whom it stands there.
///
/// ```compile_fail,E0308
/// use carnet::disclosure::AuditedRelease;
/// fn leak(audited: &AuditedRelease) {
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

/// Takes in what left another copy of the store.
///
/// # Errors
/// When one is not of this store, or this copy has another release in its place; then nothing is taken in.
pub fn take_in(store: &mut Store, stamp: &Stamp, bundles: &[Bundle]) -> Result<usize, StoreError> {
    let left: Vec<Left> = bundles
        .iter()
        .map(|bundle| {
            let release = &bundle.manifest.release;
            Left {
                place: Place {
                    alias: release.alias.0,
                    epoch: release.epoch.0,
                    profile: release.audience,
                    sequence: release.sequence,
                    previous: release.previous.map(|hash| hash.0),
                    period: release.period,
                },
                signer: bundle.signer.key().0,
                country: release.country.clone(),
                composed: Composed {
                    release: release.to_bytes(),
                    hash: release.hash().0,
                    members: canonical_json(&bundle.members().to_value()),
                    scheme: (release.scheme.id.clone(), release.scheme.hash.0),
                },
            }
        })
        .collect();
    store.take_in(stamp, &left)
}

/// What opens the store's own copies.
///
/// # Errors
/// When the database fails.
pub fn own_identities(store: &Store) -> Result<Identities, StoreError> {
    Ok(Identities::from_keys(vec![store.own_identity()?]))
}

fn composed(plan: &Plan, place: Place) -> Composed {
    let release = plan.members.release(Link {
        alias: Hex(place.alias),
        epoch: Hex(place.epoch),
        profile: place.profile,
        country: plan.wanted.country.code.clone(),
        form: plan.form.clone(),
        k: plan.threshold,
        sequence: place.sequence,
        previous: place.previous.map(Hex),
        protocol: plan.protocol().map(str::to_owned),
        period: place.period,
        scheme: SchemeId {
            hash: Hex(*plan.scheme.hash()),
            id: plan.scheme.id().to_owned(),
            version: plan.scheme.version(),
        },
        withdrawals: plan.withdrawals.clone(),
    });
    Composed {
        hash: release.hash().0,
        release: release.to_bytes(),
        members: canonical_json(&plan.members.to_value()),
        scheme: (plan.scheme.id().to_owned(), *plan.scheme.hash()),
    }
}

/// The release and its members as the ledger keeps them.
fn kept(release: &[u8], members: &[u8]) -> Result<(Release, Members), BundleError> {
    let release = Release::read(release)?;
    let members = Members::read(members, &release)?;
    Ok((release, members))
}
