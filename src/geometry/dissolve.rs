//! Several districts as one area: the borders between them go.

use std::collections::BTreeMap;

use super::outline::{Bounds, Outline, Polygon, Position, Ring};

/// The area of all outlines together. Where two share a border point by point it goes, as it does with borders of one
/// gazetteer simplified together; elsewhere each keeps its own. None of none.
pub fn dissolve(outlines: &[&Outline]) -> Option<Outline> {
    // Inside is always on the left: a stretch that is run both ways has inside on both sides.
    let mut stretches = Stretches::default();
    let mut gone = 0;
    for pair in
        outlines.iter().flat_map(|outline| outline.rings()).flat_map(|ring| ring.positions().windows(2))
    {
        if stretches.take_back(pair[1], pair[0]) {
            gone += 1;
        } else {
            stretches.0.entry(pair[0]).or_default().push(pair[1]);
        }
    }
    if gone == 0 {
        return Outline::new(
            outlines.iter().flat_map(|outline| outline.polygons().iter().cloned()).collect(),
        );
    }
    let mut rings = Vec::new();
    while let Some(start) = stretches.0.keys().next().copied() {
        let mut line = vec![start];
        let mut at = start;
        while let Some(next) = stretches.take(at) {
            line.push(next);
            at = next;
            if at == start {
                break;
            }
        }
        rings.extend(Ring::new(line));
    }
    let (mut outer, holes): (Vec<Ring>, Vec<Ring>) =
        rings.into_iter().partition(|ring| ring.twice_area() > 0);
    // The smallest ring round a hole is its own.
    outer.sort_by_key(Ring::twice_area);
    let mut polygons: Vec<(Bounds, Ring, Vec<Ring>)> =
        outer.into_iter().map(|ring| (round(&ring), ring, Vec::new())).collect();
    for hole in holes {
        let bounds = round(&hole);
        let around = |(outside, outer, _): &&mut (Bounds, Ring, Vec<Ring>)| {
            outside.with(bounds) == *outside
                && outer.twice_area() > -hole.twice_area()
                && hole.positions().iter().filter(|at| outer.contains(**at)).count() * 2
                    > hole.positions().len()
        };
        if let Some((.., holes)) = polygons.iter_mut().find(around) {
            holes.push(hole);
        }
    }
    Outline::new(polygons.into_iter().map(|(_, outer, holes)| Polygon::new(outer, holes)).collect())
}

/// The box round a ring.
fn round(ring: &Ring) -> Bounds {
    let all = ring.positions().iter().copied().map(Bounds::of);
    all.reduce(Bounds::with).expect("a ring has positions")
}

/// Stretches from a position to the next ones.
#[derive(Default)]
struct Stretches(BTreeMap<Position, Vec<Position>>);

impl Stretches {
    /// Takes a stretch that begins at a position.
    fn take(&mut self, from: Position) -> Option<Position> {
        let ends = self.0.get_mut(&from)?;
        let end = ends.pop();
        if ends.is_empty() {
            self.0.remove(&from);
        }
        end
    }

    /// Takes this one stretch; whether it was there.
    fn take_back(&mut self, from: Position, to: Position) -> bool {
        let Some(ends) = self.0.get_mut(&from) else { return false };
        let Some(at) = ends.iter().position(|end| *end == to) else { return false };
        ends.swap_remove(at);
        if ends.is_empty() {
            self.0.remove(&from);
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn square(east: i32, north: i32) -> Outline {
        let corner = |right: i32, up: i32| Position { east: (east + right) * 100, north: (north + up) * 100 };
        let ring = Ring::new(vec![corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1), corner(0, 0)]);
        Outline::new(vec![Polygon::new(ring.unwrap(), Vec::new())]).unwrap()
    }

    fn area(outline: &Outline) -> i128 {
        outline.rings().map(Ring::twice_area).sum()
    }

    proptest! {
        #[test]
        fn no_area_is_lost_or_won(fields in prop::collection::btree_set((0i32..5, 0i32..5), 1..20)) {
            let squares: Vec<Outline> = fields.iter().map(|(east, north)| square(*east, *north)).collect();
            let whole = dissolve(&squares.iter().collect::<Vec<_>>()).unwrap();
            prop_assert_eq!(area(&whole), squares.iter().map(area).sum::<i128>());
        }
    }

    #[test]
    fn a_ring_of_districts_has_a_hole() {
        let squares: Vec<Outline> = (0..9).filter(|at| *at != 4).map(|at| square(at % 3, at / 3)).collect();
        let whole = dissolve(&squares.iter().collect::<Vec<_>>()).unwrap();
        assert_eq!(whole.polygons().len(), 1);
        assert_eq!(whole.rings().count(), 2);
        let apart = [square(0, 0), square(3, 3)];
        assert_eq!(dissolve(&apart.iter().collect::<Vec<_>>()).unwrap().polygons().len(), 2);
        assert_eq!(dissolve(&[]), None);
    }
}
