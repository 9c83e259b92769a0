//! Fewer positions for the same outline (Douglas and Peucker, 1973).
//!
//! A border that two districts share is one line for both: rings are cut where three lines meet, and each piece is
//! simplified once and the same for whoever has it, in whichever direction it runs. Simplifying ring by ring would leave
//! gaps between neighbours.

use std::collections::HashMap;

use super::outline::{Outline, Polygon, Position, Ring};

/// How far a simplified line may be from the old one, in parts of a degree: about a hundred metres.
pub const TOLERANCE: i32 = 100;
/// Positions of all outlines together beyond which they are simplified further.
const TOTAL: usize = 250_000;
/// Positions of a line that are simplified at once; of more, the ends of each stretch stay.
const STRETCH: usize = 256;

/// The same outlines with fewer positions, no position further away than the tolerance in parts of a degree. Rings stay
/// closed; an island smaller than that goes, unless it is the whole of its outline.
///
/// Linear in the positions. In rare cases a line that runs back along itself comes to cross itself.
pub fn simplified(outlines: &[Outline], tolerance: i32) -> Vec<Outline> {
    let meets = junctions(outlines);
    outlines.iter().map(|outline| one(outline, tolerance, &meets)).collect()
}

/// The same outlines as small as they must be to be kept, and the tolerance that this took.
pub fn simplify(outlines: &[Outline]) -> (Vec<Outline>, i32) {
    let mut tolerance = TOLERANCE;
    loop {
        let simple = simplified(outlines, tolerance);
        // At ninety degrees every ring has its corners only.
        if simple.iter().map(Outline::len).sum::<usize>() <= TOTAL || tolerance > 9_000_000 {
            return (simple, tolerance);
        }
        tolerance *= 2;
    }
}

/// Whether a position is one where lines meet: rings go through it with different neighbours.
type Meets = HashMap<Position, Option<(Position, Position)>>;

fn junctions(outlines: &[Outline]) -> Meets {
    let mut meets = Meets::new();
    for ring in outlines.iter().flat_map(Outline::rings) {
        let open = open(ring);
        for at in 0..open.len() {
            let (before, after) = (open[(at + open.len() - 1) % open.len()], open[(at + 1) % open.len()]);
            let pair = (before.min(after), before.max(after));
            let known = meets.entry(open[at]).or_insert(Some(pair));
            if *known != Some(pair) {
                *known = None;
            }
        }
    }
    meets
}

/// The positions of a ring, each once.
fn open(ring: &Ring) -> &[Position] {
    let positions = ring.positions();
    &positions[..positions.len() - 1]
}

fn one(outline: &Outline, tolerance: i32, meets: &Meets) -> Outline {
    let polygon = |polygon: &Polygon| {
        let mut rings = polygon.rings().map(|ring| simple_ring(ring, tolerance, meets));
        let outer = rings.next().flatten()?;
        Some(Polygon::new(outer, rings.flatten().collect()))
    };
    let kept: Vec<Polygon> = outline.polygons().iter().filter_map(polygon).collect();
    Outline::new(kept).unwrap_or_else(|| corners(outline))
}

/// The largest polygon of an outline by its outermost positions alone: a place too small for the tolerance is still there.
fn corners(outline: &Outline) -> Outline {
    let largest = outline.polygons().iter().max_by_key(|polygon| polygon.outer().twice_area());
    let largest = largest.expect("an outline has a polygon");
    let positions = open(largest.outer());
    let extreme = |by: fn(&Position) -> i32| (0..positions.len()).max_by_key(|at| by(&positions[*at]));
    let mut found: Vec<usize> =
        [extreme(|at| at.east), extreme(|at| at.north), extreme(|at| -at.east), extreme(|at| -at.north)]
            .into_iter()
            .flatten()
            .collect();
    found.sort_unstable();
    found.dedup();
    let mut ring: Vec<Position> = found.iter().map(|at| positions[*at]).collect();
    ring.extend(ring.first().copied());
    let outer = Ring::new(ring).unwrap_or_else(|| largest.outer().clone());
    Outline::new(vec![Polygon::new(outer, Vec::new())]).expect("one polygon was given")
}

fn simple_ring(ring: &Ring, tolerance: i32, meets: &Meets) -> Option<Ring> {
    let positions = open(ring);
    let mut cuts: Vec<usize> =
        (0..positions.len()).filter(|at| meets.get(&positions[*at]).is_some_and(Option::is_none)).collect();
    // A ring that nobody meets is cut at two positions of its own, the same for the hole in which it lies.
    if cuts.is_empty() {
        cuts.extend((0..positions.len()).min_by_key(|at| positions[*at]));
    }
    if let [only] = cuts[..] {
        let from = positions[only];
        cuts.extend((0..positions.len()).max_by_key(|at| (apart(from, positions[*at]), positions[*at])));
        cuts.sort_unstable();
    }
    let mut kept: Vec<Position> = Vec::new();
    for (number, start) in cuts.iter().enumerate() {
        let end = match cuts.get(number + 1) {
            Some(end) => *end,
            None => cuts[0] + positions.len(),
        };
        let mut piece: Vec<Position> = (*start..=end).map(|at| positions[at % positions.len()]).collect();
        // One direction for both neighbours.
        let turned = canonical(&piece);
        if turned {
            piece.reverse();
        }
        let mut simple = simple_piece(&piece, tolerance);
        if turned {
            simple.reverse();
        }
        simple.pop();
        kept.extend(simple);
    }
    kept.extend(kept.first().copied());
    Ring::new(kept)
}

/// Whether the piece has to be turned to begin with the smaller of its ends.
fn canonical(piece: &[Position]) -> bool {
    let reversed = piece.iter().rev();
    piece.iter().zip(reversed).find(|(one, other)| one != other).is_some_and(|(one, other)| one > other)
}

/// A line in stretches of so many positions: what was made to take for ever takes no longer than the rest.
fn simple_piece(piece: &[Position], tolerance: i32) -> Vec<Position> {
    let mut kept = Vec::new();
    let mut start = 0;
    while start + 1 < piece.len() {
        let end = (start + STRETCH).min(piece.len() - 1);
        kept.pop();
        kept.extend(simple_line(&piece[start..=end], tolerance));
        start = end;
    }
    kept
}

/// The line with its ends and every position that stands out by more than the tolerance.
fn simple_line(line: &[Position], tolerance: i32) -> Vec<Position> {
    let mut keep = vec![false; line.len()];
    let mut open = vec![(0, line.len() - 1)];
    keep[0] = true;
    keep[line.len() - 1] = true;
    let most = f64::from(tolerance) * f64::from(tolerance);
    while let Some((first, last)) = open.pop() {
        let away = |at: usize| (at, off_line(line[at], line[first], line[last]));
        let furthest =
            (first + 1..last).map(away).reduce(|best, one| if one.1 > best.1 { one } else { best });
        if let Some((at, distance)) = furthest
            && distance > most
        {
            keep[at] = true;
            open.extend([(first, at), (at, last)]);
        }
    }
    line.iter().zip(keep).filter(|(_, keep)| *keep).map(|(position, _)| *position).collect()
}

/// The square of the distance between two positions.
fn apart(one: Position, other: Position) -> i64 {
    let (east, north) =
        (i64::from(one.east) - i64::from(other.east), i64::from(one.north) - i64::from(other.north));
    east * east + north * north
}

/// The square of the distance of a position from a stretch.
fn off_line(at: Position, from: Position, to: Position) -> f64 {
    let part = |one: i32, other: i32| f64::from(one) - f64::from(other);
    let (wide, high) = (part(to.east, from.east), part(to.north, from.north));
    let (east, north) = (part(at.east, from.east), part(at.north, from.north));
    let length = wide * wide + high * high;
    let along = if length > 0.0 { ((east * wide + north * high) / length).clamp(0.0, 1.0) } else { 0.0 };
    let (east, north) = (east - along * wide, north - along * high);
    east * east + north * north
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Some star round a centre: a ring that never crosses itself.
    fn star(centre: Position, distances: &[i32]) -> Outline {
        let corner = |(number, distance): (usize, &i32)| {
            let angle = number as f64 / distances.len() as f64 * std::f64::consts::TAU;
            let (north, east) = angle.sin_cos();
            let reach = |part: f64| (part * f64::from(*distance)).round() as i32;
            Position { east: centre.east + reach(east), north: centre.north + reach(north) }
        };
        let mut ring: Vec<Position> = distances.iter().enumerate().map(corner).collect();
        ring.push(ring[0]);
        Outline::new(vec![Polygon::new(Ring::new(ring).unwrap(), Vec::new())]).unwrap()
    }

    /// Two districts side by side with one crooked border between them.
    fn neighbours(border: &[i32]) -> [Outline; 2] {
        let line: Vec<Position> =
            (0..).zip(border).map(|(at, east)| Position { east: *east, north: at * 50 }).collect();
        let top = line.len() as i32 * 50 - 50;
        let side = |edge: i32| {
            let mut ring = line.clone();
            ring.extend([Position { east: edge, north: top }, Position { east: edge, north: 0 }, line[0]]);
            Outline::new(vec![Polygon::new(Ring::new(ring).unwrap(), Vec::new())]).unwrap()
        };
        [side(-5_000), side(5_000)]
    }

    proptest! {
        #[test]
        fn rings_stay_closed_and_near(distances in prop::collection::vec(2_000i32..900_000, 5..200), tolerance in 1i32..50_000) {
            let old = star(Position { east: 2_900_000, north: -100_000 }, &distances);
            let new = &simplified(std::slice::from_ref(&old), tolerance)[0];
            prop_assert!(new.len() <= old.len());
            for ring in new.rings() {
                prop_assert_eq!(ring.positions().first(), ring.positions().last());
                prop_assert!(ring.positions().len() >= 4);
            }
            let known = old.polygons()[0].outer().positions();
            let kept = new.polygons()[0].outer().positions();
            prop_assert!(kept.iter().all(|at| known.contains(at)), "no new position");
            if new.len() > 5 {
                let near = |at: &Position| kept.windows(2)
                    .any(|pair| off_line(*at, pair[0], pair[1]) <= f64::from(tolerance).powi(2) + 1.0);
                prop_assert!(known.iter().all(near), "further away than the tolerance");
            }
            prop_assert_eq!(&simplified(std::slice::from_ref(&old), tolerance)[0], new);
        }

        #[test]
        fn neighbours_keep_one_border(border in prop::collection::vec(-900i32..900, 3..80), tolerance in 1i32..2_000) {
            let new = simplified(&neighbours(&border), tolerance);
            let inner = |outline: &Outline| {
                let mut line: Vec<Position> = outline.polygons()[0].outer().positions().to_vec();
                line.retain(|at| at.east.abs() < 1_000);
                line.sort_unstable();
                line.dedup();
                line
            };
            prop_assert_eq!(inner(&new[0]), inner(&new[1]));
        }
    }

    #[test]
    fn an_island_alone_stays_however_small() {
        let small = star(Position { east: 0, north: 0 }, &[3, 4, 3, 4, 3, 4]);
        let [left] = &simplified(std::slice::from_ref(&small), 10_000)[..] else { panic!("one outline") };
        assert!(left.len() >= 4);
    }

    #[test]
    fn the_bound_is_kept() {
        let distances: Vec<i32> = (0..100_000).map(|at| 300_000 + at % 2 * 3_000).collect();
        let many: Vec<Outline> =
            (0..6).map(|at| star(Position { east: at * 900_000, north: 0 }, &distances)).collect();
        let (simple, tolerance) = simplify(&many);
        assert!(tolerance > TOLERANCE);
        assert!(simple.iter().map(Outline::len).sum::<usize>() <= TOTAL);
    }
}
