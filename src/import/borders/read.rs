//! A file of borders, read as it comes, piece by piece: what is too deep, too many or off the earth ends the reading where it
//! is met.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

use serde::de::{DeserializeSeed, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserializer, de};

use super::{AREAS, BordersError, POSITIONS, RINGS};
use crate::geometry::{Outline, Polygon, Position, Ring};
use crate::import::countries;
use crate::text::clean;

/// Longest P-code or version that is read.
const WORD: usize = 40;

/// What a file holds.
#[derive(Debug, Default)]
pub(super) struct Read {
    /// The outline of each P-code.
    pub(super) areas: BTreeMap<String, Outline>,
    /// Features that are none.
    pub(super) left_out: usize,
    /// The gazetteer and its version.
    pub(super) gazetteer: String,
}

/// Reads the whole file.
pub(super) fn read(bytes: &[u8], path: &Path) -> Result<Read, BordersError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let reading = Reading::default();
    let mut source = serde_json::Deserializer::from_slice(bytes);
    let read = CollectionSeed(&reading).deserialize(&mut source).and_then(|read| source.end().map(|()| read));
    let path = path.to_owned();
    read.map_err(|error| match reading.fault.take() {
        Some(Fault::TooMany(what, most)) => BordersError::TooMany { path, what, most },
        Some(Fault::OffTheEarth) => BordersError::OffTheEarth { path, feature: reading.feature.get() },
        Some(Fault::OpenRing) => BordersError::OpenRing { path, feature: reading.feature.get() },
        None => BordersError::NotGeoJson { path, line: error.line() },
    })
}

#[derive(Clone, Copy, Debug)]
enum Fault {
    TooMany(&'static str, usize),
    OffTheEarth,
    OpenRing,
}

/// How far the reading is, and what stopped it.
#[derive(Debug, Default)]
struct Reading {
    feature: Cell<usize>,
    positions: Cell<usize>,
    rings: Cell<usize>,
    fault: RefCell<Option<Fault>>,
}

impl Reading {
    fn stop<E: de::Error>(&self, fault: Fault) -> E {
        self.fault.replace(Some(fault));
        E::custom("stopped")
    }

    fn count<E: de::Error>(&self, what: &'static str, counter: &Cell<usize>, most: usize) -> Result<(), E> {
        counter.set(counter.get() + 1);
        if counter.get() > most { Err(self.stop(Fault::TooMany(what, most))) } else { Ok(()) }
    }
}

macro_rules! expects {
    ($what:literal) => {
        fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
            to.write_str($what)
        }
    };
}

struct CollectionSeed<'r>(&'r Reading);

impl<'de> DeserializeSeed<'de> for CollectionSeed<'_> {
    type Value = Read;
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Read, D::Error> {
        from.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for CollectionSeed<'_> {
    type Value = Read;
    expects!("a collection of features");
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Read, A::Error> {
        let mut read = None;
        while let Some(key) = map.next_key::<String>()? {
            if key == "features" && read.is_none() {
                read = Some(map.next_value_seed(FeaturesSeed(self.0))?);
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        read.ok_or_else(|| A::Error::missing_field("features"))
    }
}

struct FeaturesSeed<'r>(&'r Reading);

impl<'de> DeserializeSeed<'de> for FeaturesSeed<'_> {
    type Value = Read;
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Read, D::Error> {
        from.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for FeaturesSeed<'_> {
    type Value = Read;
    expects!("features");
    fn visit_seq<A: SeqAccess<'de>>(self, mut features: A) -> Result<Read, A::Error> {
        let mut read = Read { gazetteer: "COD-AB".to_owned(), ..Read::default() };
        loop {
            self.0.count("areas", &self.0.feature, AREAS)?;
            let Some((outline, named)) = features.next_element_seed(FeatureSeed(self.0))? else { break };
            if let Some(valid) = &named.valid {
                read.gazetteer = format!("COD-AB {valid}");
            }
            match (named.code(), outline) {
                (Some(code), Some(outline)) => {
                    let whole = match read.areas.remove(&code) {
                        Some(known) => known.with(outline),
                        None => outline,
                    };
                    read.areas.insert(code, whole);
                }
                _ => read.left_out += 1,
            }
        }
        Ok(read)
    }
}

/// The P-codes of a feature by level, and since when they are valid.
#[derive(Debug, Default)]
struct Named {
    codes: [Option<String>; 5],
    valid: Option<String>,
}

impl Named {
    /// The code of the finest level; none where that is finer than a district.
    fn code(self) -> Option<String> {
        let [country, province, district, finer, finest] = self.codes;
        if finer.is_some() || finest.is_some() {
            return None;
        }
        district.or(province).or_else(|| {
            let code = country?;
            Some(countries::find(&code).map_or(code, |(three, ..)| three.to_owned()))
        })
    }
}

struct FeatureSeed<'r>(&'r Reading);

impl<'de> DeserializeSeed<'de> for FeatureSeed<'_> {
    type Value = (Option<Outline>, Named);
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Self::Value, D::Error> {
        from.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for FeatureSeed<'_> {
    type Value = (Option<Outline>, Named);
    expects!("a feature");
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let (mut outline, mut named) = (None, Named::default());
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "geometry" if outline.is_none() => outline = map.next_value_seed(GeometrySeed(self.0))?,
                "properties" => named = map.next_value_seed(PropertiesSeed)?,
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok((outline, named))
    }
}

struct PropertiesSeed;

impl<'de> DeserializeSeed<'de> for PropertiesSeed {
    type Value = Named;
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Named, D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for PropertiesSeed {
    type Value = Named;
    expects!("properties");
    fn visit_unit<E: de::Error>(self) -> Result<Named, E> {
        Ok(Named::default())
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Named, A::Error> {
        let mut named = Named::default();
        while let Some(key) = map.next_key::<String>()? {
            let key = key.to_ascii_lowercase();
            let level = key.strip_prefix("adm").and_then(|rest| rest.strip_suffix("_pcode"));
            let level = level.and_then(|level| level.parse::<usize>().ok()).filter(|level| *level < 5);
            let is_version = matches!(key.as_str(), "valid_on" | "validon" | "date");
            if level.is_none() && !is_version {
                map.next_value::<IgnoredAny>()?;
                continue;
            }
            let Word(word) = map.next_value()?;
            match level {
                Some(level) => named.codes[level] = word,
                None => named.valid = named.valid.or(word.map(|word| word.chars().take(10).collect())),
            }
        }
        Ok(named)
    }
}

/// A short word of one line; anything else counts as nothing there.
struct Word(Option<String>);

impl<'de> de::Deserialize<'de> for Word {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let value = serde_json::Value::deserialize(from)?;
        let word = value.as_str().map(str::trim).filter(|word| {
            !word.is_empty() && word.chars().count() <= WORD && clean::one_line(word) == *word
        });
        Ok(Self(word.map(str::to_owned)))
    }
}

struct GeometrySeed<'r>(&'r Reading);

impl<'de> DeserializeSeed<'de> for GeometrySeed<'_> {
    type Value = Option<Outline>;
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Self::Value, D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for GeometrySeed<'_> {
    type Value = Option<Outline>;
    expects!("a geometry");
    fn visit_unit<E: de::Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let (mut kind, mut nest) = (None, None);
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "type" => kind = Some(map.next_value::<String>()?),
                "coordinates" => nest = Some(map.next_value_seed(NestSeed(self.0, DEPTH))?),
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        let wrong = || self.0.stop(Fault::OpenRing);
        let polygons = match (kind.as_deref(), nest) {
            (Some("Polygon"), Some(nest)) => vec![polygon(nest).ok_or_else(wrong)?],
            (Some("MultiPolygon"), Some(Nest::List(parts))) => {
                parts.into_iter().map(polygon).collect::<Option<Vec<_>>>().ok_or_else(wrong)?
            }
            (Some("MultiPolygon"), Some(_)) => return Err(wrong()),
            _ => return Ok(None),
        };
        Ok(Outline::new(polygons))
    }
}

/// The polygon of a list of rings. A hole that closes round nothing is none.
fn polygon(nest: Nest) -> Option<Polygon> {
    let Nest::List(rings) = nest else { return None };
    let mut rings = rings.into_iter().map(|ring| match ring {
        Nest::Positions(positions) if positions.len() >= 4 && positions.first() == positions.last() => {
            Some(positions)
        }
        _ => None,
    });
    let outer = Ring::new(rings.next()??)?;
    let holes = rings.map(|ring| Some(Ring::new(ring?))).collect::<Option<Vec<_>>>()?;
    Some(Polygon::new(outer, holes.into_iter().flatten().collect()))
}

/// Lists of lists of positions: polygons, rings, positions, numbers.
const DEPTH: u8 = 4;

/// Coordinates as they are nested.
#[derive(Debug)]
enum Nest {
    Number(f64),
    Position(Position),
    Positions(Vec<Position>),
    List(Vec<Nest>),
}

struct NestSeed<'r>(&'r Reading, u8);

impl<'de> DeserializeSeed<'de> for NestSeed<'_> {
    type Value = Nest;
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Nest, D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for NestSeed<'_> {
    type Value = Nest;
    expects!("coordinates");
    fn visit_f64<E: de::Error>(self, number: f64) -> Result<Nest, E> {
        Ok(Nest::Number(number))
    }
    fn visit_i64<E: de::Error>(self, number: i64) -> Result<Nest, E> {
        Ok(Nest::Number(number as f64))
    }
    fn visit_u64<E: de::Error>(self, number: u64) -> Result<Nest, E> {
        Ok(Nest::Number(number as f64))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut parts: A) -> Result<Nest, A::Error> {
        let Self(reading, depth) = self;
        let Some(deeper) = depth.checked_sub(1) else { return Err(A::Error::custom("too deep")) };
        let open = || reading.stop(Fault::OpenRing);
        // What stands first says what the list is of; nothing is kept of one that is of nothing.
        match parts.next_element_seed(NestSeed(reading, deeper))? {
            None => Err(open()),
            Some(Nest::Number(east)) => {
                let Some(Nest::Number(north)) = parts.next_element_seed(NestSeed(reading, deeper))? else {
                    return Err(open());
                };
                // A height, which some files have.
                while parts.next_element::<IgnoredAny>()?.is_some() {}
                reading.count("positions", &reading.positions, POSITIONS)?;
                let position = Position::of_degrees(east, north);
                position.map(Nest::Position).ok_or_else(|| reading.stop(Fault::OffTheEarth))
            }
            Some(Nest::Position(first)) => {
                reading.count("rings", &reading.rings, RINGS)?;
                let mut positions = vec![first];
                while let Some(next) = parts.next_element_seed(NestSeed(reading, deeper))? {
                    let Nest::Position(next) = next else { return Err(open()) };
                    positions.push(next);
                }
                Ok(Nest::Positions(positions))
            }
            Some(first) => {
                let mut list = vec![first];
                while let Some(next) = parts.next_element_seed(NestSeed(reading, deeper))? {
                    list.push(next);
                }
                Ok(Nest::List(list))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const GOOD: &str = include_str!("../../../tests/fixtures/borders/admin2.geojson");

    fn read_text(bytes: &[u8]) -> Result<Read, BordersError> {
        read(bytes, Path::new("borders.geojson"))
    }

    #[test]
    fn the_finest_code_names_an_area_and_the_rest_is_left_out() {
        let read = read_text(GOOD.as_bytes()).expect("a good file");
        let codes: Vec<&str> = read.areas.keys().map(String::as_str).collect();
        assert_eq!(codes, ["QQ0101", "QQ0102", "QQ0103", "QQ0199"]);
        assert_eq!((read.left_out, read.gazetteer.as_str()), (3, "COD-AB 2025-01-01"));
        assert_eq!(read.areas["QQ0101"].polygons().len(), 2);
    }

    proptest! {
        /// Whatever is broken in a file, it is refused or read, and what is read is closed.
        #[test]
        fn a_broken_file_is_refused_or_read(
            places in prop::collection::vec((0..GOOD.len(), any::<u8>()), 1..6),
            cut in 0..GOOD.len(),
        ) {
            let mut bytes = GOOD.as_bytes().to_vec();
            places.into_iter().for_each(|(at, byte)| bytes[at] = byte);
            for bytes in [&bytes[..], &bytes[..cut]] {
                if let Ok(read) = read_text(bytes) {
                    for ring in read.areas.values().flat_map(Outline::rings) {
                        prop_assert_eq!(ring.positions().first(), ring.positions().last());
                    }
                }
            }
        }
    }
}
