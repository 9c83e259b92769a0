//! TopoJSON, as far as a map of countries needs it: quantised arcs, each the difference to the position before, and areas
//! that name their arcs, `!n` for the arc `n` backwards (Bostock and Metcalf, The TopoJSON Format Specification 1.0).

use serde::Deserialize;

use super::outline::{Outline, Polygon, Position, Ring};

/// What is wrong with a topology.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TopologyFault {
    /// Not the JSON of a quantised topology.
    #[error("no quantised topology")]
    NotATopology,
    /// No such object.
    #[error("no such object in the topology")]
    NoSuchObject,
    /// An area names an arc that is not there.
    #[error("no arc {0}")]
    NoSuchArc(i64),
    /// A position lies outside the earth's degrees.
    #[error("a position outside the earth")]
    OutsideTheEarth,
}

/// A topology.
#[derive(Debug, Deserialize)]
pub struct Topology {
    transform: Transform,
    arcs: Vec<Vec<[i64; 2]>>,
    objects: std::collections::BTreeMap<String, Object>,
}

#[derive(Debug, Deserialize)]
struct Transform {
    scale: [f64; 2],
    translate: [f64; 2],
}

#[derive(Debug, Deserialize)]
struct Object {
    #[serde(default)]
    geometries: Vec<Area>,
}

#[derive(Debug, Deserialize)]
#[serde(tag = "type")]
enum Area {
    Polygon {
        #[serde(default)]
        id: String,
        arcs: Vec<Vec<i64>>,
    },
    MultiPolygon {
        #[serde(default)]
        id: String,
        arcs: Vec<Vec<Vec<i64>>>,
    },
    #[serde(other)]
    Other,
}

impl Topology {
    /// The topology of a text.
    ///
    /// # Errors
    /// [`TopologyFault::NotATopology`].
    pub fn read(text: &str) -> Result<Self, TopologyFault> {
        serde_json::from_str(text).map_err(|_| TopologyFault::NotATopology)
    }

    /// The areas of an object with their ids; rings that close round nothing are left aside.
    ///
    /// # Errors
    /// [`TopologyFault`].
    pub fn areas(&self, object: &str) -> Result<Vec<(String, Outline)>, TopologyFault> {
        let object = self.objects.get(object).ok_or(TopologyFault::NoSuchObject)?;
        let arcs = self.arcs.iter().map(|arc| self.decode(arc)).collect::<Result<Vec<_>, _>>()?;
        let mut areas = Vec::new();
        for area in &object.geometries {
            let one;
            let (id, polygons) = match area {
                Area::Polygon { id, arcs } => {
                    one = vec![arcs.clone()];
                    (id, &one)
                }
                Area::MultiPolygon { id, arcs } => (id, arcs),
                Area::Other => continue,
            };
            let mut found = Vec::new();
            for polygon in polygons {
                let rings = polygon.iter().map(|ring| joined(ring, &arcs));
                let mut rings = rings.collect::<Result<Vec<_>, _>>()?.into_iter();
                if let Some(outer) = rings.next().flatten() {
                    found.push(Polygon::new(outer, rings.flatten().collect()));
                }
            }
            areas.extend(Outline::new(found).map(|outline| (id.clone(), outline)));
        }
        Ok(areas)
    }

    fn decode(&self, arc: &[[i64; 2]]) -> Result<Vec<Position>, TopologyFault> {
        let (mut east, mut north) = (0_i64, 0_i64);
        let Transform { scale, translate } = &self.transform;
        arc.iter()
            .map(|[right, up]| {
                east = east.saturating_add(*right);
                north = north.saturating_add(*up);
                let degrees = |at: i64, axis: usize| at as f64 * scale[axis] + translate[axis];
                Position::of_degrees(degrees(east, 0), degrees(north, 1))
                    .ok_or(TopologyFault::OutsideTheEarth)
            })
            .collect()
    }
}

/// The arcs of a ring one after the other; the end of each is the beginning of the next.
fn joined(ring: &[i64], arcs: &[Vec<Position>]) -> Result<Option<Ring>, TopologyFault> {
    let mut line: Vec<Position> = Vec::new();
    for number in ring {
        let backwards = *number < 0;
        let at = usize::try_from(if backwards { !*number } else { *number }).ok();
        let arc = at.and_then(|at| arcs.get(at)).ok_or(TopologyFault::NoSuchArc(*number))?;
        line.pop();
        if backwards { line.extend(arc.iter().rev()) } else { line.extend(arc) }
    }
    Ok(Ring::new(line))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Two squares side by side that share the arc 1.
    const TWO: &str = r#"{"type":"Topology","transform":{"scale":[0.5,0.25],"translate":[10,-2]},
        "arcs":[[[2,4],[-2,0],[0,-4],[2,0]],[[2,0],[0,4]],[[2,0],[2,0],[0,4],[-2,0]]],
        "objects":{"countries":{"type":"GeometryCollection","geometries":[
            {"type":"Polygon","id":"1","arcs":[[0,1]]},{"type":"MultiPolygon","id":"2","arcs":[[[2,-2]]]},
            {"type":"Point","coordinates":[0,0]}]}}}"#;

    #[test]
    fn arcs_are_differences_and_run_both_ways() {
        let areas = Topology::read(TWO).unwrap().areas("countries").unwrap();
        let bounds: Vec<_> = areas.iter().map(|(id, one)| (id.as_str(), one.bounds().degrees())).collect();
        assert_eq!(bounds, [("1", [10.0, -2.0, 11.0, -1.0]), ("2", [11.0, -2.0, 12.0, -1.0])]);
        assert_eq!(Topology::read(TWO).unwrap().areas("land"), Err(TopologyFault::NoSuchObject));
        let broken = Topology::read(&TWO.replace("[[0,1]]", "[[0,9]]")).unwrap();
        assert_eq!(broken.areas("countries"), Err(TopologyFault::NoSuchArc(9)));
        let far = Topology::read(&TWO.replace("\"translate\":[10", "\"translate\":[179.5")).unwrap();
        assert_eq!(far.areas("countries"), Err(TopologyFault::OutsideTheEarth));
        assert!(matches!(
            Topology::read("{\"type\":\"FeatureCollection\"}"),
            Err(TopologyFault::NotATopology)
        ));
    }

    proptest! {
        #[test]
        fn whatever_the_numbers_a_ring_is_closed_or_refused(
            arcs in prop::collection::vec(prop::collection::vec(prop::array::uniform2(-400_000i64..400_000), 0..12), 0..6),
            rings in prop::collection::vec(prop::collection::vec(-9i64..9, 0..6), 1..4),
            scale in prop::array::uniform2(-0.01f64..0.01),
        ) {
            let text = serde_json::json!({
                "transform": { "scale": scale, "translate": [0, 0] }, "arcs": arcs,
                "objects": { "x": { "geometries": [{ "type": "Polygon", "arcs": rings }] } },
            });
            if let Ok(areas) = Topology::read(&text.to_string()).unwrap().areas("x") {
                for ring in areas.iter().flat_map(|(_, outline)| outline.rings()) {
                    prop_assert_eq!(ring.positions().first(), ring.positions().last());
                    prop_assert!(ring.positions().iter().all(|at| at.degrees().iter().all(|one| one.is_finite())));
                }
            }
        }
    }
}
