//! The base map: countries of Natural Earth at 1:110 million, from the package `world-atlas` 2.0.2, as it was published.
//!
//! Coarse (a district may lie on the wrong side of a line), and borders are political: Natural Earth draws who holds what,
//! not who is right. Whoever shows it says so beside it.

use std::sync::OnceLock;

use super::outline::Outline;
use super::topology::Topology;

const COUNTRIES_110M: &str = include_str!("countries-110m.json");

/// Every country with its number (ISO 3166-1, three digits; empty where it has none) and its outline.
pub fn countries() -> &'static [(String, Outline)] {
    static COUNTRIES: OnceLock<Vec<(String, Outline)>> = OnceLock::new();
    COUNTRIES.get_or_init(|| {
        let areas = Topology::read(COUNTRIES_110M).and_then(|topology| topology.areas("countries"));
        areas.expect("the base map is part of the program, and a test reads it")
    })
}

/// The outline of a country by its code of three or of two letters.
pub fn country(code: &str) -> Option<&'static Outline> {
    let (number, ..) = CODES.iter().find(|(_, three, two)| *three == code || *two == code)?;
    countries().iter().find(|(of, _)| of == number).map(|(_, outline)| outline)
}

/// Number, three letters and two letters (ISO 3166-1) of the countries on the map.
const CODES: &[(&str, &str, &str)] = &[
    ("004", "AFG", "AF"),
    ("008", "ALB", "AL"),
    ("010", "ATA", "AQ"),
    ("012", "DZA", "DZ"),
    ("024", "AGO", "AO"),
    ("031", "AZE", "AZ"),
    ("032", "ARG", "AR"),
    ("036", "AUS", "AU"),
    ("040", "AUT", "AT"),
    ("044", "BHS", "BS"),
    ("050", "BGD", "BD"),
    ("051", "ARM", "AM"),
    ("056", "BEL", "BE"),
    ("064", "BTN", "BT"),
    ("068", "BOL", "BO"),
    ("070", "BIH", "BA"),
    ("072", "BWA", "BW"),
    ("076", "BRA", "BR"),
    ("084", "BLZ", "BZ"),
    ("090", "SLB", "SB"),
    ("096", "BRN", "BN"),
    ("100", "BGR", "BG"),
    ("104", "MMR", "MM"),
    ("108", "BDI", "BI"),
    ("112", "BLR", "BY"),
    ("116", "KHM", "KH"),
    ("120", "CMR", "CM"),
    ("124", "CAN", "CA"),
    ("140", "CAF", "CF"),
    ("144", "LKA", "LK"),
    ("148", "TCD", "TD"),
    ("152", "CHL", "CL"),
    ("156", "CHN", "CN"),
    ("158", "TWN", "TW"),
    ("170", "COL", "CO"),
    ("178", "COG", "CG"),
    ("180", "COD", "CD"),
    ("188", "CRI", "CR"),
    ("191", "HRV", "HR"),
    ("192", "CUB", "CU"),
    ("196", "CYP", "CY"),
    ("203", "CZE", "CZ"),
    ("204", "BEN", "BJ"),
    ("208", "DNK", "DK"),
    ("214", "DOM", "DO"),
    ("218", "ECU", "EC"),
    ("222", "SLV", "SV"),
    ("226", "GNQ", "GQ"),
    ("231", "ETH", "ET"),
    ("232", "ERI", "ER"),
    ("233", "EST", "EE"),
    ("238", "FLK", "FK"),
    ("242", "FJI", "FJ"),
    ("246", "FIN", "FI"),
    ("250", "FRA", "FR"),
    ("260", "ATF", "TF"),
    ("262", "DJI", "DJ"),
    ("266", "GAB", "GA"),
    ("268", "GEO", "GE"),
    ("270", "GMB", "GM"),
    ("275", "PSE", "PS"),
    ("276", "DEU", "DE"),
    ("288", "GHA", "GH"),
    ("300", "GRC", "GR"),
    ("304", "GRL", "GL"),
    ("320", "GTM", "GT"),
    ("324", "GIN", "GN"),
    ("328", "GUY", "GY"),
    ("332", "HTI", "HT"),
    ("340", "HND", "HN"),
    ("348", "HUN", "HU"),
    ("352", "ISL", "IS"),
    ("356", "IND", "IN"),
    ("360", "IDN", "ID"),
    ("364", "IRN", "IR"),
    ("368", "IRQ", "IQ"),
    ("372", "IRL", "IE"),
    ("376", "ISR", "IL"),
    ("380", "ITA", "IT"),
    ("384", "CIV", "CI"),
    ("388", "JAM", "JM"),
    ("392", "JPN", "JP"),
    ("398", "KAZ", "KZ"),
    ("400", "JOR", "JO"),
    ("404", "KEN", "KE"),
    ("408", "PRK", "KP"),
    ("410", "KOR", "KR"),
    ("414", "KWT", "KW"),
    ("417", "KGZ", "KG"),
    ("418", "LAO", "LA"),
    ("422", "LBN", "LB"),
    ("426", "LSO", "LS"),
    ("428", "LVA", "LV"),
    ("430", "LBR", "LR"),
    ("434", "LBY", "LY"),
    ("440", "LTU", "LT"),
    ("442", "LUX", "LU"),
    ("450", "MDG", "MG"),
    ("454", "MWI", "MW"),
    ("458", "MYS", "MY"),
    ("466", "MLI", "ML"),
    ("478", "MRT", "MR"),
    ("484", "MEX", "MX"),
    ("496", "MNG", "MN"),
    ("498", "MDA", "MD"),
    ("499", "MNE", "ME"),
    ("504", "MAR", "MA"),
    ("508", "MOZ", "MZ"),
    ("512", "OMN", "OM"),
    ("516", "NAM", "NA"),
    ("524", "NPL", "NP"),
    ("528", "NLD", "NL"),
    ("540", "NCL", "NC"),
    ("548", "VUT", "VU"),
    ("554", "NZL", "NZ"),
    ("558", "NIC", "NI"),
    ("562", "NER", "NE"),
    ("566", "NGA", "NG"),
    ("578", "NOR", "NO"),
    ("586", "PAK", "PK"),
    ("591", "PAN", "PA"),
    ("598", "PNG", "PG"),
    ("600", "PRY", "PY"),
    ("604", "PER", "PE"),
    ("608", "PHL", "PH"),
    ("616", "POL", "PL"),
    ("620", "PRT", "PT"),
    ("624", "GNB", "GW"),
    ("626", "TLS", "TL"),
    ("630", "PRI", "PR"),
    ("634", "QAT", "QA"),
    ("642", "ROU", "RO"),
    ("643", "RUS", "RU"),
    ("646", "RWA", "RW"),
    ("682", "SAU", "SA"),
    ("686", "SEN", "SN"),
    ("688", "SRB", "RS"),
    ("694", "SLE", "SL"),
    ("703", "SVK", "SK"),
    ("704", "VNM", "VN"),
    ("705", "SVN", "SI"),
    ("706", "SOM", "SO"),
    ("710", "ZAF", "ZA"),
    ("716", "ZWE", "ZW"),
    ("724", "ESP", "ES"),
    ("728", "SSD", "SS"),
    ("729", "SDN", "SD"),
    ("732", "ESH", "EH"),
    ("740", "SUR", "SR"),
    ("748", "SWZ", "SZ"),
    ("752", "SWE", "SE"),
    ("756", "CHE", "CH"),
    ("760", "SYR", "SY"),
    ("762", "TJK", "TJ"),
    ("764", "THA", "TH"),
    ("768", "TGO", "TG"),
    ("780", "TTO", "TT"),
    ("784", "ARE", "AE"),
    ("788", "TUN", "TN"),
    ("792", "TUR", "TR"),
    ("795", "TKM", "TM"),
    ("800", "UGA", "UG"),
    ("804", "UKR", "UA"),
    ("807", "MKD", "MK"),
    ("818", "EGY", "EG"),
    ("826", "GBR", "GB"),
    ("834", "TZA", "TZ"),
    ("840", "USA", "US"),
    ("854", "BFA", "BF"),
    ("858", "URY", "UY"),
    ("860", "UZB", "UZ"),
    ("862", "VEN", "VE"),
    ("887", "YEM", "YE"),
    ("894", "ZMB", "ZM"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_country_is_on_the_map() {
        assert_eq!(countries().len(), 177);
        for (number, three, two) in CODES {
            assert_eq!(country(three), country(two));
            assert!(country(three).is_some(), "{number}");
        }
        let mali = country("MLI").expect("on the map").bounds().degrees();
        let near = |at: f64, other: f64| (at - other).abs() < 0.3;
        assert!(
            near(mali[0], -12.2) && near(mali[1], 10.1) && near(mali[2], 4.3) && near(mali[3], 25.0),
            "{mali:?}"
        );
        assert_eq!(country("QQ"), None);
    }
}
