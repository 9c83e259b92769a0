//! A count beside earlier ones, so that the common rules hold however it is shown.

/// Cases below which, before or now, a change is not given in per cent.
pub const FEW_TO_CHANGE: u64 = 20;

/// A count and an earlier one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Change {
    now: u64,
    before: u64,
    percent: Option<f64>,
}

impl Change {
    /// A change, which forgets its per cent where either count is of few cases.
    pub fn new(now: u64, before: u64, percent: f64) -> Self {
        Self { now, before, percent: (now.min(before) >= FEW_TO_CHANGE).then_some(percent) }
    }
    /// The count.
    pub fn now(&self) -> u64 {
        self.now
    }
    /// The earlier count.
    pub fn before(&self) -> u64 {
        self.before
    }
    /// By how much the count rose, in per cent of the earlier one, negative where it fell; none where either is below
    /// [`FEW_TO_CHANGE`].
    pub fn percent(&self) -> Option<f64> {
        self.percent
    }
}

/// What a count is held against.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Against {
    /// An earlier count.
    Change(Change),
    /// A period before the records began.
    NotRecorded,
}

/// A month's count against the last month **and** the same month last year: never one without the other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Deltas {
    /// Against the month before.
    pub last_month: Against,
    /// Against the same month a year before.
    pub last_year: Against,
}
