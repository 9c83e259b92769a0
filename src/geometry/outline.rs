//! Positions, closed rings, polygons: what is wrong with them is found when they are made.

use serde_json::{Value, json};

/// So many parts of a degree are told apart.
const PARTS: f64 = 100_000.0;

/// A place on the earth, in hundred-thousandths of a degree of WGS 84.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Position {
    /// Degrees east times 100,000.
    pub east: i32,
    /// Degrees north times 100,000.
    pub north: i32,
}

impl Position {
    /// The position of a longitude and a latitude in degrees; none outside -180..180 and -90..90, or of no number.
    pub fn of_degrees(longitude: f64, latitude: f64) -> Option<Self> {
        let inside = (-180.0..=180.0).contains(&longitude) && (-90.0..=90.0).contains(&latitude);
        // In range, so that the cast loses nothing but what was rounded away.
        let part = |degrees: f64| (degrees * PARTS).round() as i32;
        inside.then(|| Self { east: part(longitude), north: part(latitude) })
    }

    /// Longitude and latitude in degrees.
    pub fn degrees(self) -> [f64; 2] {
        [f64::from(self.east) / PARTS, f64::from(self.north) / PARTS]
    }

    /// Rounded to so many parts of a degree: 10 for a tenth, about eleven kilometres.
    pub fn rounded(self, parts: i32) -> Self {
        let step = PARTS as i32 / parts.max(1);
        let round = |value: i32| (value + step / 2).div_euclid(step) * step;
        Self { east: round(self.east), north: round(self.north) }
    }
}

/// A closed line round an area: its first position is its last, it has three different ones at least, and an area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ring(Vec<Position>);

impl Ring {
    /// A ring; none where the positions do not close, or close round nothing. A position twice in a row counts once.
    pub fn new(mut positions: Vec<Position>) -> Option<Self> {
        positions.dedup();
        let closed = positions.len() >= 4 && positions.first() == positions.last();
        let ring = Self(positions);
        (closed && ring.twice_area() != 0).then_some(ring)
    }

    /// The positions, the first again at the end.
    pub fn positions(&self) -> &[Position] {
        &self.0
    }

    /// Twice the area in square parts of a degree; positive where the ring turns against the clock.
    pub fn twice_area(&self) -> i128 {
        let cross = |pair: &[Position]| {
            i128::from(pair[0].east) * i128::from(pair[1].north)
                - i128::from(pair[1].east) * i128::from(pair[0].north)
        };
        self.0.windows(2).map(cross).sum()
    }

    /// Whether a position lies inside; on the border, either.
    pub fn contains(&self, at: Position) -> bool {
        let crosses = |pair: &[Position]| {
            let (one, other) = (pair[0], pair[1]);
            let spans = (one.north > at.north) != (other.north > at.north);
            spans && {
                let part = f64::from(at.north - one.north) / f64::from(other.north - one.north);
                f64::from(at.east)
                    < f64::from(one.east) + part * (f64::from(other.east) - f64::from(one.east))
            }
        };
        self.0.windows(2).filter(|pair| crosses(pair)).count() % 2 == 1
    }

    fn turned(mut self, against_the_clock: bool) -> Self {
        if (self.twice_area() > 0) != against_the_clock {
            self.0.reverse();
        }
        self
    }
}

/// An area with holes. The outer ring turns against the clock and the holes with it (RFC 7946, 3.1.6).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Polygon {
    outer: Ring,
    holes: Vec<Ring>,
}

impl Polygon {
    /// The area inside one ring and outside the others; each is turned as it must be.
    pub fn new(outer: Ring, holes: Vec<Ring>) -> Self {
        let holes = holes.into_iter().map(|hole| hole.turned(false)).collect();
        Self { outer: outer.turned(true), holes }
    }

    /// The ring round the whole.
    pub fn outer(&self) -> &Ring {
        &self.outer
    }

    /// The outer ring, then the holes.
    pub fn rings(&self) -> impl Iterator<Item = &Ring> {
        std::iter::once(&self.outer).chain(&self.holes)
    }
}

/// The area of a place: one polygon or several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outline(Vec<Polygon>);

impl Outline {
    /// An outline; none of nothing.
    pub fn new(polygons: Vec<Polygon>) -> Option<Self> {
        (!polygons.is_empty()).then_some(Self(polygons))
    }

    /// The polygons.
    pub fn polygons(&self) -> &[Polygon] {
        &self.0
    }

    /// Every ring of every polygon.
    pub fn rings(&self) -> impl Iterator<Item = &Ring> {
        self.0.iter().flat_map(Polygon::rings)
    }

    /// How many positions it has.
    pub fn len(&self) -> usize {
        self.rings().map(|ring| ring.0.len()).sum()
    }

    /// Never: an outline is of something.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The polygons of both.
    pub fn with(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    /// The box round it.
    pub fn bounds(&self) -> Bounds {
        let all = self.0.iter().flat_map(|polygon| polygon.outer.0.iter().copied());
        all.map(Bounds::of).reduce(Bounds::with).expect("an outline has a ring, and a ring has positions")
    }

    /// A position well inside the largest polygon, for a label, and how many parts of a degree there are around it from west to
    /// east: the middle of the widest stretch on the middle latitude, or on another where that is much wider.
    pub fn label(&self) -> (Position, i32) {
        let largest = self.0.iter().max_by_key(|polygon| polygon.outer.twice_area());
        let largest = largest.expect("an outline has a polygon");
        let bounds = Outline(vec![largest.clone()]).bounds();
        let high = i64::from(bounds.north) - i64::from(bounds.south);
        // Of three latitudes, the one with the widest stretch; the middle first.
        let stretches = [2, 1, 3].map(|quarter| {
            let north = (i64::from(bounds.south) + high * quarter / 4) as i32;
            widest(largest, north)
        });
        let best = stretches.into_iter().flatten().reduce(|best, one| {
            // A stretch elsewhere must be clearly wider.
            if i64::from(one.1) * 2 > i64::from(best.1) * 3 { one } else { best }
        });
        best.unwrap_or((largest.outer.0[0], 0))
    }

    /// The coordinates of a GeoJSON MultiPolygon, in degrees.
    pub fn coordinates(&self) -> Value {
        let ring = |ring: &Ring| ring.0.iter().map(|position| json!(position.degrees())).collect::<Value>();
        self.0.iter().map(|polygon| polygon.rings().map(ring).collect::<Value>()).collect()
    }

    /// The outline of such coordinates; none where they are not.
    pub fn from_coordinates(text: &str) -> Option<Self> {
        let polygons: Vec<Vec<Vec<[f64; 2]>>> = serde_json::from_str(text).ok()?;
        let ring = |ring: Vec<[f64; 2]>| {
            Ring::new(
                ring.into_iter()
                    .map(|[east, north]| Position::of_degrees(east, north))
                    .collect::<Option<_>>()?,
            )
        };
        let polygon = |rings: Vec<Vec<[f64; 2]>>| {
            let mut rings = rings.into_iter().map(ring);
            let outer = rings.next()??;
            Some(Polygon::new(outer, rings.collect::<Option<_>>()?))
        };
        Self::new(polygons.into_iter().map(polygon).collect::<Option<_>>()?)
    }
}

/// The widest stretch of a polygon on a latitude: its middle, and how wide it is.
fn widest(polygon: &Polygon, north: i32) -> Option<(Position, i32)> {
    let mut crossings: Vec<i32> = Vec::new();
    for ring in polygon.rings() {
        for pair in ring.0.windows(2) {
            let (one, other) = (pair[0], pair[1]);
            if (one.north > north) != (other.north > north) {
                let part = f64::from(north - one.north) / f64::from(other.north - one.north);
                let east = f64::from(one.east) + part * (f64::from(other.east) - f64::from(one.east));
                crossings.push(east.round() as i32);
            }
        }
    }
    crossings.sort_unstable();
    let stretches = crossings.chunks_exact(2).map(|pair| (pair[0], pair[1] - pair[0]));
    stretches
        .max_by_key(|(_, wide)| *wide)
        .map(|(west, wide)| (Position { east: west + wide / 2, north }, wide))
}

/// A box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// Parts of a degree east of its western edge.
    pub west: i32,
    /// Its southern edge.
    pub south: i32,
    /// Its eastern edge.
    pub east: i32,
    /// Its northern edge.
    pub north: i32,
}

impl Bounds {
    /// The box of one position.
    pub fn of(at: Position) -> Self {
        Self { west: at.east, south: at.north, east: at.east, north: at.north }
    }

    /// The box round both.
    pub fn with(self, other: Self) -> Self {
        Self {
            west: self.west.min(other.west),
            south: self.south.min(other.south),
            east: self.east.max(other.east),
            north: self.north.max(other.north),
        }
    }

    /// West, south, east, north in degrees, as GeoJSON writes a `bbox`.
    pub fn degrees(self) -> [f64; 4] {
        let [west, south] = Position { east: self.west, north: self.south }.degrees();
        let [east, north] = Position { east: self.east, north: self.north }.degrees();
        [west, south, east, north]
    }

    /// Whether the two have anything in common.
    pub fn touches(self, other: Self) -> bool {
        self.west <= other.east
            && other.west <= self.east
            && self.south <= other.north
            && other.south <= self.north
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outline_turns_as_rfc_7946_wants_it() {
        // Both rings the wrong way round.
        let text = "[[[[0,0],[0,4],[4,4],[4,0],[0,0]],[[1,1],[2,1],[2,2],[1,2],[1,1]]]]";
        let outline = Outline::from_coordinates(text).unwrap();
        let turns: Vec<bool> = outline.rings().map(|ring| ring.twice_area() > 0).collect();
        assert_eq!(turns, [true, false]);
        assert_eq!(Outline::from_coordinates(&outline.coordinates().to_string()), Some(outline.clone()));
        assert!(outline.polygons()[0].outer().contains(outline.label().0));
        assert!(!outline.polygons()[0].rings().nth(1).unwrap().contains(outline.label().0));
    }

    #[test]
    fn what_is_no_area_is_no_outline() {
        for text in [
            "[]",
            "[[]]",
            "[[[[0,0],[1,0],[1,1],[0,1]]]]",
            "[[[[0,0],[1,0],[0,0]]]]",
            "[[[[0,0],[1,1],[2,2],[0,0]]]]",
            "[[[[0,0],[181,0],[1,1],[0,0]]]]",
            "[[[[0,0],[1,91],[1,1],[0,0]]]]",
        ] {
            assert_eq!(Outline::from_coordinates(text), None, "{text}");
        }
        assert_eq!(Position::of_degrees(f64::NAN, 0.0), None);
    }

    #[test]
    fn a_position_is_rounded_to_the_nearest_part() {
        let at = Position::of_degrees(29.2371, -1.6789).unwrap();
        assert_eq!(at.rounded(10).degrees(), [29.2, -1.7]);
        assert_eq!(at.rounded(1).degrees(), [29.0, -2.0]);
    }
}
