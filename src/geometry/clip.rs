//! What of a ring lies inside a box (Sutherland and Hodgman, 1974).

use super::outline::{Bounds, Position};

/// The ring inside the box, closed along its edges; empty where nothing of it is. Coordinates as given.
pub fn clip(ring: &[Position], to: Bounds) -> Vec<Position> {
    let mut line: Vec<Position> = ring[..ring.len().saturating_sub(1)].to_vec();
    for edge in 0..4 {
        let inside = |at: Position| match edge {
            0 => at.east >= to.west,
            1 => at.north >= to.south,
            2 => at.east <= to.east,
            _ => at.north <= to.north,
        };
        let crossing = |one: Position, other: Position| {
            let part = |from: i32, till: i32, at: i32| {
                (f64::from(at) - f64::from(from)) / (f64::from(till) - f64::from(from))
            };
            let on = |from: i32, till: i32, part: f64| {
                (f64::from(from) + part * (f64::from(till) - f64::from(from))).round() as i32
            };
            match edge {
                0 | 2 => {
                    let east = if edge == 0 { to.west } else { to.east };
                    Position { east, north: on(one.north, other.north, part(one.east, other.east, east)) }
                }
                _ => {
                    let north = if edge == 1 { to.south } else { to.north };
                    Position { east: on(one.east, other.east, part(one.north, other.north, north)), north }
                }
            }
        };
        let mut kept = Vec::with_capacity(line.len());
        for (at, position) in line.iter().enumerate() {
            let before = line[(at + line.len() - 1) % line.len()];
            if inside(before) != inside(*position) {
                kept.push(crossing(before, *position));
            }
            if inside(*position) {
                kept.push(*position);
            }
        }
        line = kept;
    }
    line.extend(line.first().copied());
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn nothing_is_left_outside(corners in prop::collection::vec((-9_000i32..9_000, -9_000i32..9_000), 3..40)) {
            let mut ring: Vec<Position> = corners.iter().map(|(east, north)| Position { east: *east, north: *north }).collect();
            ring.push(ring[0]);
            let to = Bounds { west: -2_000, south: -1_000, east: 3_000, north: 2_500 };
            let left = clip(&ring, to);
            prop_assert_eq!(left.first(), left.last());
            let inside = |at: &Position| (to.west..=to.east).contains(&at.east) && (to.south..=to.north).contains(&at.north);
            prop_assert!(left.iter().all(inside));
            let within = ring.iter().filter(|at| inside(at)).count();
            prop_assert!(ring.iter().filter(|at| inside(at)).all(|at| left.contains(at)), "{within}");
        }
    }
}
