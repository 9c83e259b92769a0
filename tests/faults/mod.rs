//! What a store survives: a program that is killed at any moment, a disk that fails or is full, a power cut, bytes that
//! change, a second process. docs/faults.md has the figures.
//!
//! By default each sweep takes a few points of each command, at equal distances. The whole of it:
//! `CARNET_FAULTS=all cargo test --locked --test suite -- faults --nocapture`; of one command, its name in place of `all`.

mod failing;
mod flipped;
mod kill;
mod power;
pub(crate) mod scenarios;
mod scene;
mod strace;
mod two;

use std::io::Write;

/// How much of a sweep is done.
pub struct Sweep {
    chosen: Option<String>,
}

impl Sweep {
    pub fn of_environment() -> Self {
        Self { chosen: std::env::var("CARNET_FAULTS").ok().filter(|chosen| !chosen.is_empty()) }
    }

    /// Whether the whole of something is done, or a sample.
    pub fn is_whole(&self) -> bool {
        self.chosen.is_some()
    }

    /// Whether this one is done at all.
    pub fn takes(&self, name: &str) -> bool {
        self.chosen
            .as_deref()
            .is_none_or(|chosen| chosen == "all" || chosen.split(',').any(|one| one == name))
    }

    /// Of so many the numbers that are done: all, or so many at equal distances, the last among them unless it is one alone.
    pub fn of(&self, many: usize, sample: usize) -> Vec<usize> {
        if self.is_whole() || many <= sample {
            return (0..many).collect();
        }
        match sample {
            1 => vec![many / 2],
            _ => (1..=sample).map(|n| n * many / sample - 1).collect(),
        }
    }

    /// Tells a line of the table of figures, past the test runner, where the whole is done.
    pub fn tells(&self, line: &str) {
        if self.is_whole() {
            let _ = writeln!(std::io::stderr(), "{line}");
        }
    }
}

/// What went wrong at which point; the test ends with all of it.
#[derive(Default)]
pub struct Wrong(Vec<String>);

impl Wrong {
    /// Does the checks of one point. A check that fails does not keep the others from being done.
    pub fn unless(&mut self, point: &str, checks: impl FnOnce()) -> bool {
        let done = std::panic::catch_unwind(std::panic::AssertUnwindSafe(checks));
        let told = done.map_err(|told| {
            let text = told.downcast_ref::<String>().cloned();
            text.or_else(|| told.downcast_ref::<&str>().map(|text| (*text).to_owned())).unwrap_or_default()
        });
        if let Err(told) = &told {
            self.0.push(format!("{point}\n{told}"));
        }
        told.is_ok()
    }

    #[track_caller]
    pub fn ends(self) {
        let shown: String = self.0.iter().take(12).map(|one| format!("\n== {one}\n")).collect();
        assert!(self.0.is_empty(), "{} points:{shown}", self.0.len());
    }
}

/// Numbers that are the same each time, so that what was found can be found again (xorshift, Marsaglia 2003).
pub fn numbers(seed: u64) -> impl FnMut() -> u64 {
    let mut state = 0x9E37_79B9_7F4A_7C15 ^ seed;
    move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    }
}
