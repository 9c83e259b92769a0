//! Work on as many threads as the machine has, without its result hanging on them.

use std::sync::atomic::{AtomicUsize, Ordering};

/// What a function makes of each item, in the items' order.
pub(super) fn side_by_side<T: Sync, R: Send>(items: &[T], made: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(items.len());
    if threads < 2 {
        return items.iter().map(made).collect();
    }
    let next = AtomicUsize::new(0);
    let work = || {
        let mut found = Vec::new();
        while let Some((at, item)) = {
            let at = next.fetch_add(1, Ordering::Relaxed);
            items.get(at).map(|item| (at, item))
        } {
            found.push((at, made(item)));
        }
        found
    };
    let mut found: Vec<(usize, R)> = std::thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
        let mut found = work();
        for other in others {
            found.extend(other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
        found
    });
    found.sort_unstable_by_key(|(at, _)| *at);
    found.into_iter().map(|(_, made)| made).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_made_stands_in_the_order_of_the_items() {
        let items: Vec<u64> = (0..1000).collect();
        // The first take longest.
        let made =
            side_by_side(&items, |item| (0..(1000 - item) * 50).fold(*item, |sum, one| sum ^ one ^ one));
        assert_eq!(made, items);
        assert!(side_by_side(&[] as &[u64], |item| *item).is_empty());
    }
}
