//! What is to become of rows that wait, from a file: JSON, an object a line or an array of them, or CSV.

use serde::Deserialize;
use serde_json::Value;

use super::error::ImportError;
use super::kept::Mending;
use super::table::Table;

/// Most bytes of such a file.
pub const MENDING_BYTES: u64 = 16 * 1024 * 1024;

/// One object. What else `--mend --json` prints beside may stand there, and says nothing.
#[derive(Deserialize)]
struct Said {
    id: i64,
    #[serde(default)]
    cells: std::collections::BTreeMap<String, Value>,
    #[serde(default)]
    drop: bool,
}

/// Reads mendings. In JSON, `id` names the row, `cells` holds columns and what they say now, `drop` lets the row go. In
/// CSV, the column `id` names the row, and each other cell that is not empty says something new.
///
/// # Errors
/// [`ImportError::NotMendings`] with the first line that is not understood.
pub fn mendings(bytes: &[u8]) -> Result<Vec<Mending>, ImportError> {
    let text = std::str::from_utf8(bytes).map_err(|error| ImportError::NotMendings {
        line: 1 + bytes[..error.valid_up_to()].iter().filter(|byte| **byte == b'\n').count() as u64,
    })?;
    let text = text.trim_start_matches('\u{feff}');
    if text.trim_start().starts_with(['{', '[']) { from_json(text) } else { from_table(text) }
}

fn from_json(text: &str) -> Result<Vec<Mending>, ImportError> {
    let mut mendings = Vec::new();
    let mut stream = serde_json::Deserializer::from_str(text).into_iter::<Value>();
    while let Some(next) = stream.next() {
        let at = |offset: usize| {
            1 + text.as_bytes()[..offset].iter().filter(|byte| **byte == b'\n').count() as u64
        };
        let value = next.map_err(|error| ImportError::NotMendings { line: error.line() as u64 })?;
        let wrong = ImportError::NotMendings { line: at(stream.byte_offset()) };
        let values = match value {
            Value::Array(values) => values,
            value => vec![value],
        };
        for value in values {
            let Ok(said) = serde_json::from_value::<Said>(value) else { return Err(wrong) };
            mendings.push(match said {
                Said { id, drop: true, .. } => Mending::Drop { id },
                Said { id, cells, .. } => {
                    let cell = |(column, value): (String, Value)| match value {
                        Value::String(text) => Some((column, text)),
                        Value::Null => Some((column, String::new())),
                        Value::Number(number) => Some((column, number.to_string())),
                        _ => None,
                    };
                    let count = cells.len();
                    let cells: Vec<_> = cells.into_iter().filter_map(cell).collect();
                    if cells.len() < count {
                        return Err(wrong);
                    }
                    Mending::Set { id, cells }
                }
            });
        }
    }
    Ok(mendings)
}

fn from_table(text: &str) -> Result<Vec<Mending>, ImportError> {
    let mut table = Table::read(text).map_err(|_| ImportError::NotMendings { line: 1 })?;
    let header = table.header.clone();
    if !header.has("id") {
        return Err(ImportError::NotMendings { line: 1 });
    }
    let mut mendings = Vec::new();
    while let Some(row) = table.next_row() {
        let row = row.map_err(|(row, _)| ImportError::NotMendings { line: row.line })?;
        let wrong = ImportError::NotMendings { line: row.line };
        let Ok(id) = header.cell(&row, "id").parse() else { return Err(wrong) };
        let cells = header.names.iter().filter(|name| *name != "id" && !name.is_empty());
        let cells = cells.map(|name| (name.clone(), header.cell(&row, name).to_owned()));
        mendings.push(Mending::Set { id, cells: cells.filter(|(_, cell)| !cell.is_empty()).collect() });
    }
    Ok(mendings)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_and_tables_say_the_same() {
        let set =
            |id, column: &str, cell: &str| Mending::Set { id, cells: vec![(column.into(), cell.into())] };
        let wanted = [set(3, "Date", "2024-01-02"), set(4, "No", "7")];
        for text in [
            "{\"id\":3,\"cells\":{\"Date\":\"2024-01-02\"}}\n{\"id\":4,\"cells\":{\"No\":7}}",
            "[{\"id\":3,\"cells\":{\"Date\":\"2024-01-02\"}},{\"id\":4,\"source\":\"x\",\"cells\":{\"No\":\"7\"}}]",
            "id,Date,No\n3,2024-01-02,\n4,,7\n",
        ] {
            assert_eq!(mendings(text.as_bytes()).expect("mendings"), wanted);
        }
        let dropped = mendings(b"{\"id\":3,\"drop\":true}").expect("one");
        assert_eq!(dropped, [Mending::Drop { id: 3 }]);
        for (text, line) in
            [("{\"id\":3}\n{\"id\":\"x\"}", 2), ("a,b\n1,2\n", 1), ("id,b\n1,2\nx,2\n", 3), ("[1]", 1)]
        {
            let found = mendings(text.as_bytes());
            assert!(
                matches!(found, Err(ImportError::NotMendings { line: at }) if at == line),
                "{text} {found:?}"
            );
        }
    }
}
