//! One row a line, tab-separated, for `cut`, `grep` and `sort`: codes, no header.

use super::record;
use crate::indicator::Reported;
use crate::text::clean;

/// The report: section, then the row's values. Tabs and line ends inside a cell become spaces.
pub fn plain(made: &Reported) -> String {
    let mut text = String::new();
    for table in &made.tables {
        for row in &table.rows {
            text.push_str(table.name);
            for (column, cell) in table.columns.iter().zip(&row.cells) {
                for value in record::values(cell, column.shape) {
                    text.push('\t');
                    text.push_str(&clean::one_line(&value));
                }
            }
            text.push('\n');
        }
    }
    text
}
