//! What changed between two versions of a record, field by field.

use serde_json::Value;

use super::{Field, Kind, Part, Shape, Values, declaration};

/// One field that changed.
#[derive(Clone, Debug)]
pub struct Difference {
    /// The record, or the table of the row, that has the field: what its label is looked up by.
    pub owner: &'static str,
    /// Where it stands: `outcome`, `addressees.2.needed_by`.
    pub path: String,
    /// The field's name.
    pub field: &'static str,
    /// What it holds.
    pub shape: &'static Shape,
    /// What it was; `None` where it was empty.
    pub before: Option<Value>,
    /// What it is; `None` where it is empty.
    pub after: Option<Value>,
}

impl Difference {
    /// Whether words of a person changed, which a discreet view does not show.
    pub fn is_words(&self) -> bool {
        match self.shape {
            Shape::List(element) => matches!(element, Shape::Text | Shape::Line),
            shape => matches!(shape, Shape::Text | Shape::Line),
        }
    }
}

/// What changed, in the order of the page; rows are compared with those of the same number.
///
/// ```
/// use carnet::model::{Kind, Values, difference::differences};
/// let trip = |outcome: &str| -> Values { [("outcome".to_owned(), outcome.into())].into_iter().collect() };
/// let changed = differences(Kind::Trip, &trip("facilitated"), &trip("delayed"));
/// assert_eq!(changed.len(), 1);
/// assert_eq!(changed[0].path, "outcome");
/// ```
pub fn differences(kind: Kind, before: &Values, after: &Values) -> Vec<Difference> {
    let mut found = Vec::new();
    for field in declaration(kind).all_fields() {
        compare(kind.name(), "", field, before, after, &mut found);
    }
    found
}

fn compare(
    owner: &'static str,
    path: &str,
    field: &'static Field,
    before: &Values,
    after: &Values,
    found: &mut Vec<Difference>,
) {
    let (before, after) = (before.get(field.name), after.get(field.name));
    if before == after {
        return;
    }
    let path = format!("{path}{}", field.name);
    match field.shape {
        Shape::Rows(part) => compare_rows(part, &path, before, after, found),
        shape => found.push(Difference {
            owner,
            path,
            field: field.name,
            shape,
            before: before.cloned(),
            after: after.cloned(),
        }),
    }
}

fn compare_rows(
    part: &'static Part,
    path: &str,
    before: Option<&Value>,
    after: Option<&Value>,
    found: &mut Vec<Difference>,
) {
    let rows = |value: Option<&Value>| -> Vec<(i64, Values)> {
        let rows = value.and_then(Value::as_array).into_iter().flatten();
        rows.filter_map(|row| Some((row.get("n")?.as_i64()?, row.as_object()?.clone()))).collect()
    };
    let (before, after) = (rows(before), rows(after));
    let mut numbers: Vec<i64> = before.iter().chain(&after).map(|(n, _)| *n).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let none = Values::new();
    for n in numbers {
        let of = |rows: &[(i64, Values)]| rows.iter().position(|(other, _)| *other == n);
        let before = of(&before).map_or(&none, |at| &before[at].1);
        let after = of(&after).map_or(&none, |at| &after[at].1);
        for field in part.fields {
            compare(part.table, &format!("{path}.{n}."), field, before, after, found);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn values(value: Value) -> Values {
        value.as_object().expect("an object").clone()
    }

    #[test]
    fn rows_are_compared_by_their_number() {
        let before = values(json!({
            "what": "convoy",
            "addressees": [{ "n": 1, "node": "A-1" }, { "n": 2, "node": "A-2", "reminders": ["2026-10-01"] }],
        }));
        let after = values(json!({
            "what": "convoy", "goods": "rice",
            "addressees": [
                { "n": 2, "node": "A-2", "reminders": ["2026-10-01", "2026-10-04"] }, { "n": 3, "node": "A-3" },
            ],
        }));
        let found = differences(Kind::Request, &before, &after);
        let said: Vec<(&str, bool, bool, bool)> = found
            .iter()
            .map(|d| (d.path.as_str(), d.before.is_some(), d.after.is_some(), d.is_words()))
            .collect();
        assert_eq!(
            said,
            [
                ("goods", false, true, true),
                ("addressees.1.node", true, false, false),
                ("addressees.2.reminders", true, true, false),
                ("addressees.3.node", false, true, false),
            ]
        );
        assert!(differences(Kind::Request, &after, &after).is_empty());
    }
}
