//! Tags of the Humanitarian Exchange Language (HXL 1.1) for the columns of a report: the row below the header by which
//! programs of humanitarian data exchange know a column in any language.

/// The tag of a column of a report, by its stable name. What HXL has no tag for is an indicator or a note of its own
/// name.
pub(super) fn tag(name: &str) -> String {
    let known = match name {
        "section" => "#meta+section",
        "month" => "#date+month",
        "quarter" => "#date+quarter",
        "year" => "#date+year",
        "date" => "#date+occurred",
        "adm1_pcode" => "#adm1+code",
        "adm1_name" => "#adm1+name",
        "adm2_pcode" => "#adm2+code",
        "adm2_name" => "#adm2+name",
        "road_id" => "#loc+road+code",
        "road_name" => "#loc+road+name",
        "actor_type" => "#org+type+actor",
        "sector" => "#sector+code",
        "access_category" => "#access+category",
        "currency" => "#value+currency",
        _ => "",
    };
    if !known.is_empty() {
        return known.to_owned();
    }
    let word = |text: &str| text.replace('_', "");
    for (ending, attribute) in [
        ("_numerator", "+num"),
        ("_denominator", "+denominator"),
        ("_percent", "+pct"),
        ("_low", "+pct+low"),
        ("_high", "+pct+high"),
    ] {
        if let Some(name) = name.strip_suffix(ending) {
            return format!("#indicator+{}{attribute}", word(name));
        }
    }
    for (ending, attribute) in [("_id", "+code"), ("_name", "+name")] {
        if let Some(name) = name.strip_suffix(ending) {
            return format!("#meta+{}{attribute}", word(name));
        }
    }
    format!("#indicator+{}", word(name))
}

#[cfg(test)]
mod tests {
    use super::tag;

    #[test]
    fn tags_have_the_form_of_the_standard() {
        for name in ["section", "adm1_pcode", "trips_made", "share_percent", "chain_id", "per_100_trips"] {
            let tag = tag(name);
            let mut parts = tag.strip_prefix('#').expect("a tag").split('+');
            for part in parts.by_ref() {
                assert!(part.starts_with(|first: char| first.is_ascii_lowercase()), "{tag}");
                assert!(part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()), "{tag}");
            }
        }
        assert_eq!(tag("share_low"), "#indicator+share+pct+low");
        assert_eq!(tag("chain_name"), "#meta+chain+name");
    }
}
