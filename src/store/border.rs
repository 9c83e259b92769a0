//! Borders, and everything else that is known of where places are: by their P-codes, outside history and dump
//! (docs/decisions/maps.md).

use std::collections::BTreeSet;

use rusqlite::{Connection, params};

use super::{Change, Store, StoreError};
use crate::geometry::{Ground, Known, Land, Outline, Position, Tier, base, dissolve};
use crate::vocabulary::{CoordinatePrecision, Term};

/// So many parts of a degree of a place's own coordinates are shown: a tenth, about eleven kilometres.
const SHOWN: i32 = 10;

impl Store {
    /// What is known of where countries, divisions and roads are. The base map fills in countries without a border of their
    /// own where it may.
    ///
    /// Holds every outline: at most some megabytes.
    ///
    /// # Errors
    /// When the database fails, or holds an outline that is none.
    pub fn ground(&self, base_map: bool) -> Result<Ground, StoreError> {
        let mut ground = Ground { base_map, ..Ground::default() };
        let mut statement = self.connection().prepare(PLACES)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let tier = match row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)? {
                "country" => Tier::Country,
                "adm1" => Tier::Province,
                _ => Tier::District,
            };
            let (code, name): (String, String) = (row.get(1)?, row.get(2)?);
            let outline = match row.get::<_, Option<String>>(3)? {
                Some(text) => Some(Outline::from_coordinates(&text).ok_or_else(|| self.damaged())?),
                None => None,
            };
            let precision: Option<String> = row.get(6)?;
            let point = point(tier, row.get(4)?, row.get(5)?, precision.as_deref());
            let (outline, known) = match outline {
                Some(outline) => (Some(outline), Known::Border),
                None if base_map && tier == Tier::Country => (base::country(&code).cloned(), Known::BaseMap),
                None => (None, Known::Point),
            };
            let known = if outline.is_none() { Known::Point } else { known };
            if outline.is_some() || point.is_some() {
                let point = point.filter(|_| outline.is_none());
                ground.lands.entry(tier).or_default().push(Land { code, name, outline, point, known });
            }
        }
        let provinces = self.provinces(&ground)?;
        ground.lands.entry(Tier::Province).or_default().extend(provinces);
        let roads = self.roads(&ground)?;
        ground.lands.insert(Tier::Road, roads);
        Ok(ground)
    }

    /// Provinces without a border as their districts together: those of which every district has one, or the outline would
    /// lie.
    fn provinces(&self, ground: &Ground) -> Result<Vec<Land>, StoreError> {
        let mut found: Vec<(String, String, Option<Vec<&Outline>>)> = Vec::new();
        let mut statement = self.connection().prepare(DISTRICTS)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (code, name, district): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let land = ground.find(Tier::District, &district);
            let outline = land.and_then(|land| land.outline.as_ref());
            match found.last_mut() {
                Some((last, _, outlines)) if *last == code => match (outlines, outline) {
                    (Some(outlines), Some(outline)) => outlines.push(outline),
                    (outlines, _) => *outlines = None,
                },
                _ => found.push((code, name, outline.map(|outline| vec![outline]))),
            }
        }
        let province = |(code, name, outlines): (String, String, Option<Vec<&Outline>>)| {
            let outline = Some(dissolve(&outlines?)?);
            Some(Land { code, name, outline, point: None, known: Known::OwnDistricts })
        };
        Ok(found.into_iter().filter_map(province).collect())
    }

    /// Each road as the districts that it crosses, of which there is a border.
    fn roads(&self, ground: &Ground) -> Result<Vec<Land>, StoreError> {
        let mut found: Vec<(String, String, Vec<&Outline>)> = Vec::new();
        let mut statement = self.connection().prepare(CROSSED)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (code, name, district): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let land = ground.find(Tier::District, &district);
            let Some(outline) = land.and_then(|land| land.outline.as_ref()) else { continue };
            match found.last_mut() {
                Some((last, _, outlines)) if *last == code => outlines.push(outline),
                _ => found.push((code, name, vec![outline])),
            }
        }
        let road = |(code, name, outlines): (String, String, Vec<&Outline>)| Land {
            code,
            name,
            outline: dissolve(&outlines),
            point: None,
            known: Known::CrossedDistricts,
        };
        Ok(found.into_iter().map(road).collect())
    }

    fn damaged(&self) -> StoreError {
        StoreError::Damaged { path: self.folder.database() }
    }
}

impl Change<'_> {
    /// The P-codes of the countries, provinces and districts that are there.
    ///
    /// # Errors
    /// When the database fails.
    pub fn division_codes(&self) -> Result<BTreeSet<String>, StoreError> {
        codes(self.connection)
    }

    /// Keeps the border of a place by its P-code; one that was there goes.
    ///
    /// # Errors
    /// When the database fails.
    pub fn put_border(&mut self, pcode: &str, gazetteer: &str, outline: &Outline) -> Result<(), StoreError> {
        let coordinates = outline.coordinates().to_string();
        self.connection.prepare_cached(PUT)?.execute(params![
            pcode,
            gazetteer,
            self.stamp.today.to_string(),
            coordinates
        ])?;
        Ok(())
    }
}

fn codes(connection: &Connection) -> Result<BTreeSet<String>, StoreError> {
    let mut statement = connection.prepare(
        "SELECT pcode FROM place WHERE kind IN ('country', 'adm1', 'adm2') AND pcode IS NOT NULL AND voided_on IS NULL",
    )?;
    let codes = statement.query_map([], |row| row.get(0))?;
    Ok(codes.collect::<Result<_, _>>()?)
}

/// The position that stands for a place: none where its coordinates are no nearer than the division above it.
fn point(
    tier: Tier,
    latitude: Option<f64>,
    longitude: Option<f64>,
    precision: Option<&str>,
) -> Option<Position> {
    use CoordinatePrecision::{AlongRoad, Country, District, Near, Province, Spot, Unknown};
    let near = match precision.and_then(CoordinatePrecision::from_code) {
        Some(Spot | Near | District) => true,
        Some(Province) => tier <= Tier::Province,
        Some(Country) => tier == Tier::Country,
        Some(AlongRoad | Unknown) => false,
        // A gazetteer gives the middle of a place and does not say how exact it is.
        None => true,
    };
    let position = Position::of_degrees(longitude?, latitude?)?;
    near.then(|| position.rounded(SHOWN))
}

const PLACES: &str = "
SELECT p.kind, coalesce(p.pcode, 'L-' || p.id) AS code, p.name, b.outline, p.latitude, p.longitude, p.precision
FROM place p LEFT JOIN border b ON b.pcode = p.pcode
WHERE p.kind IN ('country', 'adm1', 'adm2') AND p.voided_on IS NULL
ORDER BY code, p.id";

/// The districts of provinces that have neither a border nor a position.
const DISTRICTS: &str = "
SELECT coalesce(p.pcode, 'L-' || p.id) AS code, p.name, coalesce(d.pcode, 'L-' || d.id) AS district
FROM place p
JOIN place_area a ON a.adm1 = p.id
JOIN place d ON d.id = a.place
WHERE p.kind = 'adm1' AND p.voided_on IS NULL AND d.kind = 'adm2' AND d.voided_on IS NULL
    AND p.latitude IS NULL AND NOT EXISTS (SELECT 1 FROM border b WHERE b.pcode = p.pcode)
ORDER BY code, p.id, district";

const CROSSED: &str = "
SELECT DISTINCT coalesce(r.pcode, 'L-' || r.id) AS code, r.name, coalesce(d.pcode, 'L-' || d.id) AS district
FROM place r
JOIN place_crosses c ON c.place = r.id
JOIN place_area a ON a.place = c.value
JOIN place d ON d.id = a.adm2
WHERE r.kind = 'road' AND r.voided_on IS NULL AND d.voided_on IS NULL
ORDER BY code, r.id, district";

const PUT: &str = "
INSERT INTO border (pcode, gazetteer, imported_on, outline) VALUES (?1, ?2, ?3, ?4)
ON CONFLICT (pcode) DO UPDATE SET
    gazetteer = excluded.gazetteer, imported_on = excluded.imported_on, outline = excluded.outline";
