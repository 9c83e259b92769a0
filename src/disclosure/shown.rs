//! What a reader sees of a cell.

/// What a reader sees of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// The true count.
    Published(u64),
    /// Not published: one marker, whatever the reason.
    Withheld,
}

impl Shown {
    /// The count, where it is published.
    pub fn count(self) -> Option<u64> {
        match self {
            Self::Published(count) => Some(count),
            Self::Withheld => None,
        }
    }
}
