//! The table of a bundle as a file that any spreadsheet opens, and the scheme that fixes its rows.

use serde_json::json;

use super::BundleError;
use super::manifest::{Hash, SchemeId};
use crate::disclosure::{Layout, Protected, Shown, Threshold};
use crate::model::canonical::canonical_json;
use crate::vocabulary::{Decision, Term};

/// What stands in a withheld cell, whatever the reason.
pub const WITHHELD: &str = "withheld";

/// The name of the one scheme so far: decisions by code, for a calendar month.
const INTERIM: &str = "interim-0";

/// The rows of the decisions' table: every code of the vocabulary, in its order.
pub fn decisions_layout() -> Layout {
    Layout::new("decision", Decision::ALL.iter().map(|decision| decision.code()))
        .expect("a vocabulary has terms, and each its own code")
}

/// The scheme of every bundle so far, with the hash of what it fixes.
pub fn interim_scheme() -> SchemeId {
    let layout = decisions_layout();
    let scheme = json!({
        "id": INTERIM,
        "periods": "month",
        "tables": { "decisions": { "cells": layout.cells(), "dimension": layout.dimension() } },
    });
    SchemeId { hash: Hash::of(&canonical_json(&scheme)), id: INTERIM.to_owned() }
}

/// The table as CSV (RFC 4180, CRLF): dimension and `count`, a row for each cell.
pub fn to_csv(table: &Protected) -> Vec<u8> {
    let mut text = format!("{},count\r\n", table.layout().dimension());
    for (cell, shown) in table.rows() {
        let shown = match shown {
            Shown::Published(count) => count.to_string(),
            Shown::Withheld => WITHHELD.to_owned(),
        };
        text.push_str(&format!("{cell},{shown}\r\n"));
    }
    text.into_bytes()
}

/// Reads a table back. Its rows must be the layout's, in order and in the one form that we write.
pub(super) fn from_csv(bytes: &[u8], layout: Layout, threshold: Threshold) -> Result<Protected, BundleError> {
    let text = std::str::from_utf8(bytes).map_err(|_| BundleError::TableForm)?;
    let mut cells = Vec::with_capacity(layout.cells().len());
    for row in text.lines().skip(1) {
        let (_, shown) = row.split_once(',').ok_or(BundleError::TableForm)?;
        cells.push(match shown {
            WITHHELD => Shown::Withheld,
            count => Shown::Published(count.parse().map_err(|_| BundleError::TableForm)?),
        });
        if cells.len() > layout.cells().len() {
            return Err(BundleError::TableForm);
        }
    }
    let table = Protected::new(layout, threshold, cells).map_err(BundleError::Disclosure)?;
    // `lines` and `parse` are lenient; the bytes are not.
    if to_csv(&table) == bytes { Ok(table) } else { Err(BundleError::TableForm) }
}
