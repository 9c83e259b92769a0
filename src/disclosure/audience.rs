//! For whom a table is published, and from which count on.

use super::Fault;

/// Who may read what is published. Readers are nested: partners may read what the donor and the public
/// get, the donor what the public gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Audience {
    /// The group that pools.
    Partners,
    /// Who pays.
    Donor,
    /// Everybody.
    Public,
}

impl Audience {
    /// All audiences, narrowest first.
    pub const ALL: [Self; 3] = [Self::Partners, Self::Donor, Self::Public];

    /// The name in manifests and in the ledger.
    pub fn code(self) -> &'static str {
        match self {
            Self::Partners => "partners",
            Self::Donor => "donor",
            Self::Public => "public",
        }
    }

    /// The audience of a name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|audience| audience.code() == code)
    }

    /// Who may read what is published for this audience: itself, and all that are nested in it.
    pub fn readers(self) -> &'static [Self] {
        match self {
            Self::Partners => &[Self::Partners],
            Self::Donor => &[Self::Donor, Self::Partners],
            Self::Public => &[Self::Public, Self::Donor, Self::Partners],
        }
    }

    /// The least threshold for this audience; a higher one may be chosen, never a lower one.
    pub fn least_threshold(self) -> Threshold {
        match self {
            Self::Partners => Threshold(5),
            Self::Donor | Self::Public => Threshold(10),
        }
    }
}

/// k, the least count that is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Threshold(u64);

impl Threshold {
    /// The threshold k.
    ///
    /// # Errors
    /// [`Fault::OtherThreshold`] below 2: a threshold of 1 protects nobody.
    pub fn new(k: u64) -> Result<Self, Fault> {
        if k < 2 { Err(Fault::OtherThreshold) } else { Ok(Self(k)) }
    }

    /// k.
    pub fn k(self) -> u64 {
        self.0
    }
}
