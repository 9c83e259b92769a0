//! Borders of the country that does not exist. It lies in the South Atlantic, where no land is, so that nobody takes a
//! picture of it for one of a real place.

use super::random::Random;
use crate::geometry::{Outline, Polygon, Position, Ring, dissolve};

/// Its districts from north to south and from west to east.
const DISTRICTS: [[&str; 5]; 4] = [
    ["QQ0401", "QQ0402", "QQ0403", "QQ0404", "QQ0501"],
    ["QQ0301", "QQ0302", "QQ0103", "QQ0104", "QQ0502"],
    ["QQ0303", "QQ0101", "QQ0102", "QQ0202", "QQ0503"],
    ["QQ0601", "QQ0602", "QQ0603", "QQ0201", "QQ0203"],
];
/// Its north-western corner, in degrees.
const CORNER: (f64, f64) = (-23.2, -22.6);
/// How often a border is bent at its middle, then at the middles of its halves.
const BENDS: u32 = 4;

/// Every district, province and the country, by P-code.
pub(super) fn outlines() -> Vec<(String, Outline)> {
    let mut all: Vec<(String, Outline)> = Vec::new();
    for (row, codes) in DISTRICTS.iter().enumerate() {
        for (column, code) in codes.iter().enumerate() {
            all.push(((*code).to_owned(), district(row, column)));
        }
    }
    let whole = |prefix: &str| {
        let parts: Vec<&Outline> =
            all.iter().filter(|(code, _)| code.starts_with(prefix)).map(|(_, outline)| outline).collect();
        dissolve(&parts).map(|outline| (prefix.to_owned(), outline))
    };
    let above: Vec<(String, Outline)> =
        ["QQ", "QQ01", "QQ02", "QQ03", "QQ04", "QQ05", "QQ06"].into_iter().filter_map(whole).collect();
    all.extend(above);
    all
}

fn district(row: usize, column: usize) -> Outline {
    let corners =
        [(row + 1, column), (row + 1, column + 1), (row, column + 1), (row, column), (row + 1, column)];
    let mut line = Vec::new();
    for pair in corners.windows(2) {
        let mut side = border(pair[0], pair[1]);
        side.pop();
        line.extend(side);
    }
    line.extend(line.first().copied());
    let ring = Ring::new(line).expect("four bent sides close round something");
    Outline::new(vec![Polygon::new(ring, Vec::new())]).expect("one polygon is given")
}

/// Where lines meet: a net, pulled about.
fn corner((row, column): (usize, usize)) -> (f64, f64) {
    let (down, right) = (row as f64, column as f64);
    let pull = |salt: u64| noise((row * 7 + column) as u64, salt) * 0.22;
    let coast = (down * 1.7).sin() * 0.18;
    (CORNER.0 + right * 0.96 + coast + pull(1), CORNER.1 - down * 0.92 + (right * 1.3).cos() * 0.2 + pull(2))
}

/// The line between two corners, bent the same for both sides.
fn border(from: (usize, usize), to: (usize, usize)) -> Vec<Position> {
    let turned = from > to;
    let (first, last) = if turned { (to, from) } else { (from, to) };
    let key = (first.0 * 1000 + first.1 * 100 + last.0 * 10 + last.1) as u64;
    let mut points = vec![corner(first), corner(last)];
    for bend in 0..BENDS {
        let mut bent = Vec::with_capacity(points.len() * 2);
        for (at, pair) in points.windows(2).enumerate() {
            let ((x, y), (east, north)) = (pair[0], pair[1]);
            let aside = noise(key * 64 + at as u64, u64::from(bend) + 3) * 0.22;
            bent.push(pair[0]);
            bent.push(((x + east) / 2.0 - (north - y) * aside, (y + north) / 2.0 + (east - x) * aside));
        }
        bent.extend(points.last().copied());
        points = bent;
    }
    if turned {
        points.reverse();
    }
    let position = |(east, north)| Position::of_degrees(east, north).expect("well inside the degrees");
    points.into_iter().map(position).collect()
}

/// From -1 to 1, always the same for the same numbers.
fn noise(key: u64, salt: u64) -> f64 {
    Random::new(key * 97 + salt).below(2_001) as f64 / 1_000.0 - 1.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::base;

    #[test]
    fn the_country_is_one_area_far_from_any_other() {
        let all = outlines();
        assert_eq!(all.len(), 27);
        let country = &all.iter().find(|(code, _)| code == "QQ").expect("the country").1;
        assert_eq!((country.polygons().len(), country.rings().count()), (1, 1));
        for (_, land) in base::countries() {
            for polygon in land.polygons() {
                let one = Outline::new(vec![polygon.clone()]).expect("one polygon");
                assert!(!one.bounds().touches(country.bounds()), "on land");
            }
        }
    }
}
