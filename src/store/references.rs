//! Which columns name a record of which kind, from the declarations of the records.

use crate::model::{Kind, Shape, declaration};

/// A column that names a record.
pub(super) struct Reference {
    /// Its table.
    pub(super) table: String,
    /// The column.
    pub(super) column: &'static str,
    /// The column beside it with the number of the record that says so.
    pub(super) owner: &'static str,
    /// What kind of record it names.
    pub(super) named: Kind,
}

/// Where records of a kind name others: in the record itself, in a list, in a row.
pub(super) fn of(kind: Kind) -> Vec<Reference> {
    let mut found = Vec::new();
    for field in declaration(kind).fields {
        match field.shape {
            Shape::Reference(named) => found.push(Reference {
                table: kind.name().into(),
                column: field.name,
                owner: "id",
                named: *named,
            }),
            Shape::List(Shape::Reference(named)) => found.push(Reference {
                table: format!("{}_{}", kind.name(), field.name),
                column: "value",
                owner: kind.name(),
                named: *named,
            }),
            Shape::Rows(part) => found.extend(part.fields.iter().filter_map(|inner| match inner.shape {
                Shape::Reference(named) => Some(Reference {
                    table: part.table.into(),
                    column: inner.name,
                    owner: part.owner,
                    named: *named,
                }),
                _ => None,
            })),
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::open::SCHEMA;
    use rusqlite::Connection;
    use std::collections::BTreeSet;

    /// What the schema holds together and what purges and merges look through must be the same.
    #[test]
    fn every_reference_of_the_schema_between_records_is_found() {
        let connection = Connection::open_in_memory().unwrap();
        connection.execute_batch(SCHEMA).unwrap();
        let mut statement = connection
            .prepare(
                "SELECT m.name, f.\"from\", f.\"table\" FROM sqlite_schema m, pragma_foreign_key_list(m.name) f
                 WHERE m.type = 'table' AND f.on_delete <> 'CASCADE'",
            )
            .unwrap();
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).unwrap();
        let kinds: BTreeSet<&str> = Kind::ALL.iter().map(|kind| kind.name()).collect();
        // What the store derives is made anew; an answer to a row of a request is told apart by the row.
        let in_schema: BTreeSet<(String, String, String)> = rows
            .map(Result::unwrap)
            .filter(|(table, _, to): &(String, String, String)| {
                kinds.contains(to.as_str()) && table != "place_area" && table != "actor_line"
            })
            .collect();
        let found: BTreeSet<(String, String, String)> = Kind::ALL
            .iter()
            .flat_map(|kind| of(*kind))
            .map(|r| (r.table, r.column.to_owned(), r.named.name().to_owned()))
            .collect();
        assert_eq!(found, in_schema);
    }
}
