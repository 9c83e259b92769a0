//! The same store with its database in clear, for the benchmark that says what encryption costs. Behind a feature that
//! nothing but the benchmark asks for: a program built with it would still encrypt, for only [`in_clear`] turns it off.

use std::cell::Cell;

thread_local! {
    static IN_CLEAR: Cell<bool> = const { Cell::new(false) };
}

/// Does some work during which stores made or opened on this thread have their database in clear, all else equal.
pub fn in_clear<T>(work: impl FnOnce() -> T) -> T {
    IN_CLEAR.set(true);
    let done = work();
    IN_CLEAR.set(false);
    done
}

pub(super) fn is_on() -> bool {
    IN_CLEAR.get()
}
