//! What must not be written down is not kept of a row that waits either: of an incident of sexual violence neither the
//! account, nor harm, nor authors; of a release of children no count, and nobody below the region (domain.md, fact 7).
//!
//! A row is refused before anybody knows all of what it says, so that the doubt counts against keeping: its own words
//! in the column that says what it is about are enough, whether the map knows them or not.

use std::collections::BTreeSet;

use super::cell;
use super::draft::{Draft, Drafting};
use super::map::{Rules, When};
use super::table::Row;
use crate::model::{Kind, Withheld};
use crate::text::fold;

/// Words of sheets for sexual violence, folded, where no map knows them: English, French, Spanish, Arabic.
const WORDS: &[&str] = &[
    "rape",
    "raped",
    "rapes",
    "gbv",
    "sgbv",
    "crsv",
    "sexual",
    "sexually",
    "viol",
    "viols",
    "violee",
    "violees",
    "vbg",
    "vsbg",
    "sexuel",
    "sexuels",
    "sexuelle",
    "sexuelles",
    "attouchement",
    "attouchements",
    "violada",
    "violadas",
    "اغتصاب",
    "جنسي",
    "جنسيه",
    "تحرش",
];
/// A word that means a breach as well, unless it stands alone.
const ALONE: &[&str] = &["violacion", "violaciones"];

/// Whether a cell names sexual violence in words of its own.
fn names_it(cell: &str) -> bool {
    let folded = fold::fold(cell);
    ALONE.contains(&folded.as_str())
        || folded
            .split(' ')
            .any(|word| WORDS.iter().any(|known| *known == word || word.strip_prefix("ال") == Some(known)))
}

impl Drafting<'_> {
    /// Takes out of a draft what its record never keeps; gives whether anything was there.
    pub(super) fn keep_apart(&self, row: &Row, draft: &mut Draft, rules: &Rules<'_>) -> bool {
        let mut left_out = false;
        if let Some(withheld) = Withheld::of(draft.kind) {
            // What every other word is, the map says of words that it does not know: it cannot mean these.
            if withheld.kind == Kind::Incident
                && !withheld.is_said(&draft.values)
                && self.lead_cells(row, &withheld, rules).any(|(word, term)| term.is_none() && names_it(word))
            {
                let kinds = draft.values.entry(withheld.lead).or_insert_with(|| Vec::<String>::new().into());
                if let serde_json::Value::Array(kinds) = kinds {
                    kinds.insert(0, withheld.term.into());
                }
            }
            if withheld.is_said(&draft.values) {
                for name in withheld.never {
                    left_out |= draft.values.remove(*name).is_some();
                    let before = draft.nodes.len();
                    draft.nodes.retain(|node| node.field != *name);
                    left_out |= draft.nodes.len() < before;
                }
            }
        }
        if draft.kind == Kind::Incident && !draft.values.contains_key("latitude") {
            draft.values.remove("precision");
        }
        left_out
    }

    /// The cells of a row without those that its record would not keep; none where all may stay. `whole` says whether
    /// each stands in its column.
    pub(super) fn kept_apart(&self, row: &Row, whole: bool) -> Option<Vec<String>> {
        let mut kept: Option<Vec<String>> = None;
        for (withheld, rules) in self.withheld() {
            if !whole {
                // Nobody knows what stands where: were the account among it, it would be kept under any name.
                if row.cells.iter().any(|cell| is_about(cell, &withheld, rules)) {
                    kept = Some(vec![String::new(); row.cells.len()]);
                }
                continue;
            }
            if !self.may_be(row, withheld.kind)
                || !self.lead_cells(row, &withheld, rules).any(|(word, term)| {
                    term == Some(withheld.term) || withheld.kind == Kind::Incident && names_it(word)
                })
            {
                continue;
            }
            let mut gone = BTreeSet::new();
            let mut stay: BTreeSet<&str> = self.map.id.iter().map(|id| id.get_ref().as_str()).collect();
            for (name, column) in columns_by_field(rules) {
                let is_gone = withheld.never.contains(&name) || withheld.high_nodes_only.contains(&name);
                if is_gone {
                    gone.insert(column)
                } else {
                    stay.insert(column)
                };
            }
            let cells = kept.get_or_insert_with(|| row.cells.clone());
            for (name, cell) in self.header.names.iter().zip(cells) {
                if gone.contains(name.as_str()) && !stay.contains(name.as_str()) {
                    cell.clear();
                }
            }
        }
        kept
    }

    /// The cells of a whole row, without those that its record would not keep.
    pub(super) fn cells_kept(&self, row: &Row) -> Vec<String> {
        self.kept_apart(row, true).unwrap_or_else(|| row.cells.clone())
    }

    /// What rows of this map can be about so that something is withheld, with the rules for it.
    fn withheld(&self) -> impl Iterator<Item = (Withheld, &Rules<'_>)> {
        self.rules.values().filter_map(|(declaration, rules)| Some((Withheld::of(declaration.kind)?, rules)))
    }

    /// Whether a row is of a kind, or may be: the column that says it may be what is wrong.
    fn may_be(&self, row: &Row, kind: Kind) -> bool {
        self.kind(row).map_or(true, |said| said == kind)
    }

    /// The words that say what a row is about, each with the term that the map gives it.
    fn lead_cells<'r>(
        &'r self,
        row: &'r Row,
        withheld: &Withheld,
        rules: &'r Rules<'_>,
    ) -> impl Iterator<Item = (&'r str, Option<&'r str>)> {
        let rule = rules.fields.get(withheld.lead).map(|rule| rule.get_ref());
        let columns =
            rule.into_iter().flat_map(|rule| rule.column.iter().flat_map(|columns| columns.names()));
        let cells = columns.map(|column| self.header.cell(row, column)).filter(|cell| !cell.is_empty());
        let parts = cells.flat_map(move |cell| {
            let (split, whole) = rule.map_or((&[][..], &[][..]), |rule| (&rule.split, &rule.whole));
            cell::parts(cell, split, whole)
        });
        let terms = rule.and_then(|rule| rule.terms.as_ref());
        let said = parts.map(move |part| (part, terms.map_or(Some(part), |terms| cell::mapped(part, terms))));
        // A column of its own that says yes, or a number, or anything but no.
        let added =
            rules.add.get(withheld.lead).copied().unwrap_or_default().iter().map(|rule| rule.get_ref());
        let added = added.filter_map(move |rule| {
            let cell = self.header.cell(row, rule.column.as_deref()?);
            let says_no =
                cell.is_empty() || matches!(cell.to_lowercase().as_str(), "0" | "no" | "n" | "non" | "false");
            let is_it = match rule.when {
                When::Is => rule.is.iter().any(|word| cell::same(word, cell)),
                _ => !says_no,
            };
            (is_it).then_some((cell, rule.value.as_deref()))
        });
        said.chain(added)
    }
}

/// Whether a cell, wherever it stands, says what is withheld.
fn is_about(cell: &str, withheld: &Withheld, rules: &Rules<'_>) -> bool {
    let terms = rules.fields.get(withheld.lead).and_then(|rule| rule.get_ref().terms.as_ref());
    terms.and_then(|terms| cell::mapped(cell.trim(), terms)) == Some(withheld.term)
        || cell.contains(withheld.term)
        || withheld.kind == Kind::Incident && names_it(cell)
}

/// Every column that fills a field, with the field.
fn columns_by_field<'r>(rules: &'r Rules<'_>) -> Vec<(&'r str, &'r str)> {
    let mut found: Vec<(&str, &str)> = Vec::new();
    for (name, rule) in &rules.fields {
        let rule = rule.get_ref();
        let columns = rule.column.iter().flat_map(|columns| columns.names());
        found.extend(columns.map(|column| (*name, column.as_str())));
        if let Some(place) = &rule.place {
            let around = place.within.iter().flat_map(|columns| columns.names()).chain(&place.text_with);
            found.extend(around.map(|column| (*name, column.as_str())));
        }
        found.extend(rule.actor.iter().filter_map(|actor| Some((*name, actor.column.as_deref()?))));
    }
    for (name, rules) in &rules.add {
        let columns = rules.iter().filter_map(|rule| rule.get_ref().column.as_deref());
        found.extend(columns.map(|column| (*name, column)));
    }
    for (name, rule) in &rules.nodes {
        let rule = rule.get_ref();
        found.push((*name, rule.column.as_str()));
        found.extend(rule.actor_type.column.as_deref().map(|column| (*name, column)));
        let with = rule.with.values().flat_map(|with| with.column.iter().flat_map(|columns| columns.names()));
        found.extend(with.map(|column| (*name, column.as_str())));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::names_it;

    #[test]
    fn words_in_four_languages_name_it_and_others_do_not() {
        for cell in [
            "Viol",
            "viol collectif",
            "GBV / rape",
            "Violencia sexual",
            "violación",
            "VBG",
            "عنف جنسي",
            "الاغتصاب",
        ] {
            assert!(names_it(cell), "{cell}");
        }
        for cell in
            ["Violence", "violation du cessez-le-feu", "violación del alto el fuego", "vol", "تفتيش", ""]
        {
            assert!(!names_it(cell), "{cell}");
        }
    }
}
