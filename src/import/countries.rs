//! Countries for which gazetteers are shared, by both of their codes (ISO 3166-1). A name is a proposal: `place edit`
//! changes it, and no import changes it back.

/// Three letters, two letters, English short name.
type Country = (&'static str, &'static str, &'static str);

/// The country of a code of two or three letters.
pub(super) fn find(code: &str) -> Option<Country> {
    COUNTRIES.iter().copied().find(|(three, two, _)| *three == code || *two == code)
}

/// Whether two codes are of one country.
pub(super) fn same(left: &str, right: &str) -> bool {
    left == right || find(left).is_some_and(|(three, two, _)| three == right || two == right)
}

const COUNTRIES: &[Country] = &[
    ("AFG", "AF", "Afghanistan"),
    ("AGO", "AO", "Angola"),
    ("ARM", "AM", "Armenia"),
    ("AZE", "AZ", "Azerbaijan"),
    ("BDI", "BI", "Burundi"),
    ("BEN", "BJ", "Benin"),
    ("BFA", "BF", "Burkina Faso"),
    ("BGD", "BD", "Bangladesh"),
    ("BOL", "BO", "Bolivia"),
    ("BRA", "BR", "Brazil"),
    ("CAF", "CF", "Central African Republic"),
    ("CIV", "CI", "Côte d’Ivoire"),
    ("CMR", "CM", "Cameroon"),
    ("COD", "CD", "Democratic Republic of the Congo"),
    ("COG", "CG", "Congo"),
    ("COL", "CO", "Colombia"),
    ("CRI", "CR", "Costa Rica"),
    ("CUB", "CU", "Cuba"),
    ("DJI", "DJ", "Djibouti"),
    ("DOM", "DO", "Dominican Republic"),
    ("ECU", "EC", "Ecuador"),
    ("EGY", "EG", "Egypt"),
    ("ERI", "ER", "Eritrea"),
    ("ETH", "ET", "Ethiopia"),
    ("FJI", "FJ", "Fiji"),
    ("GAB", "GA", "Gabon"),
    ("GEO", "GE", "Georgia"),
    ("GHA", "GH", "Ghana"),
    ("GIN", "GN", "Guinea"),
    ("GMB", "GM", "Gambia"),
    ("GNB", "GW", "Guinea-Bissau"),
    ("GTM", "GT", "Guatemala"),
    ("HND", "HN", "Honduras"),
    ("HTI", "HT", "Haiti"),
    ("IDN", "ID", "Indonesia"),
    ("IND", "IN", "India"),
    ("IRN", "IR", "Iran"),
    ("IRQ", "IQ", "Iraq"),
    ("ISR", "IL", "Israel"),
    ("JOR", "JO", "Jordan"),
    ("KEN", "KE", "Kenya"),
    ("KGZ", "KG", "Kyrgyzstan"),
    ("LAO", "LA", "Laos"),
    ("LBN", "LB", "Lebanon"),
    ("LBR", "LR", "Liberia"),
    ("LBY", "LY", "Libya"),
    ("LKA", "LK", "Sri Lanka"),
    ("MDA", "MD", "Moldova"),
    ("MDG", "MG", "Madagascar"),
    ("MEX", "MX", "Mexico"),
    ("MLI", "ML", "Mali"),
    ("MMR", "MM", "Myanmar"),
    ("MOZ", "MZ", "Mozambique"),
    ("MRT", "MR", "Mauritania"),
    ("MWI", "MW", "Malawi"),
    ("NAM", "NA", "Namibia"),
    ("NER", "NE", "Niger"),
    ("NGA", "NG", "Nigeria"),
    ("NIC", "NI", "Nicaragua"),
    ("NPL", "NP", "Nepal"),
    ("PAK", "PK", "Pakistan"),
    ("PAN", "PA", "Panama"),
    ("PER", "PE", "Peru"),
    ("PHL", "PH", "Philippines"),
    ("PNG", "PG", "Papua New Guinea"),
    ("PRK", "KP", "Democratic People’s Republic of Korea"),
    ("PSE", "PS", "State of Palestine"),
    ("RUS", "RU", "Russian Federation"),
    ("RWA", "RW", "Rwanda"),
    ("SDN", "SD", "Sudan"),
    ("SEN", "SN", "Senegal"),
    ("SLE", "SL", "Sierra Leone"),
    ("SLV", "SV", "El Salvador"),
    ("SOM", "SO", "Somalia"),
    ("SSD", "SS", "South Sudan"),
    ("SWZ", "SZ", "Eswatini"),
    ("SYR", "SY", "Syrian Arab Republic"),
    ("TCD", "TD", "Chad"),
    ("TGO", "TG", "Togo"),
    ("TJK", "TJ", "Tajikistan"),
    ("TLS", "TL", "Timor-Leste"),
    ("TUN", "TN", "Tunisia"),
    ("TUR", "TR", "Türkiye"),
    ("TZA", "TZ", "Tanzania"),
    ("UGA", "UG", "Uganda"),
    ("UKR", "UA", "Ukraine"),
    ("VEN", "VE", "Venezuela"),
    ("VUT", "VU", "Vanuatu"),
    ("YEM", "YE", "Yemen"),
    ("ZMB", "ZM", "Zambia"),
    ("ZWE", "ZW", "Zimbabwe"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_given_once_and_in_order() {
        assert!(COUNTRIES.is_sorted_by(|(left, ..), (right, ..)| left < right));
        let mut two: Vec<&str> = COUNTRIES.iter().map(|(_, two, _)| *two).collect();
        two.sort_unstable();
        assert!(two.is_sorted_by(|left, right| left < right));
        assert!(same("ML", "MLI") && same("MLI", "ML") && !same("ML", "MWI") && same("XX", "XX"));
    }
}
