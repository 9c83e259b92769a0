//! Several districts as one area: the borders between them go.

use std::collections::BTreeMap;

use super::outline::{Outline, Polygon, Position, Ring};

/// The area of all outlines together. Where two share a border point by point it goes, as it does with borders of one
/// gazetteer simplified together; elsewhere each keeps its own. None of none.
pub fn dissolve(outlines: &[&Outline]) -> Option<Outline> {
    // Inside is always on the left: a stretch that is run both ways has inside on both sides.
    let mut stretches: BTreeMap<Position, Vec<Position>> = BTreeMap::new();
    let mut gone = 0;
    for pair in outlines.iter().flat_map(|outline| outline.rings()).flat_map(|ring| ring.positions().windows(2)) {
        let back = stretches.get_mut(&pair[1]).and_then(|ends| {
            let at = ends.iter().position(|end| *end == pair[0])?;
            Some(ends.swap_remove(at))
        });
        match back {
            Some(_) => gone += 1,
            None => stretches.entry(pair[0]).or_default().push(pair[1]),
        }
    }
    if gone == 0 {
        return Outline::new(outlines.iter().flat_map(|outline| outline.polygons().iter().cloned()).collect());
    }
    let mut rings = Vec::new();
    while let Some(start) = stretches.iter().find(|(_, ends)| !ends.is_empty()).map(|(start, _)| *start) {
        let mut line = vec![start];
        let mut at = start;
        while let Some(next) = stretches.get_mut(&at).and_then(Vec::pop) {
            line.push(next);
            at = next;
            if at == start {
                break;
            }
        }
        stretches.retain(|_, ends| !ends.is_empty());
        rings.extend(Ring::new(line));
    }
    let (mut outer, holes): (Vec<Ring>, Vec<Ring>) = rings.into_iter().partition(|ring| ring.twice_area() > 0);
    // The smallest ring round a hole is its own.
    outer.sort_by_key(Ring::twice_area);
    let mut polygons: Vec<(Ring, Vec<Ring>)> = outer.into_iter().map(|ring| (ring, Vec::new())).collect();
    for hole in holes {
        let around = |(outer, _): &&mut (Ring, Vec<Ring>)| {
            outer.twice_area() > -hole.twice_area()
                && hole.positions().iter().filter(|at| outer.contains(**at)).count() * 2 > hole.positions().len()
        };
        if let Some((_, holes)) = polygons.iter_mut().find(around) {
            holes.push(hole);
        }
    }
    Outline::new(polygons.into_iter().map(|(outer, holes)| Polygon::new(outer, holes)).collect())
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
