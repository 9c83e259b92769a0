//! Gazetteers as they are shared: the global list of P-codes of HDX, and the COD-AB tables of a country, today's and
//! the older ones. Each is brought to one layout, which `places.toml` maps.

use std::collections::{BTreeMap, BTreeSet};

use super::countries;
use super::rows::{Laid, Rows};
use super::table::{Header, Row, TableFault};

/// The map of the layout below.
pub(super) const MAP: &str = include_str!("places.toml");

const COLUMNS: [&str; 6] = ["level", "pcode", "name", "names", "parent", "gazetteer"];

/// Where a gazetteer keeps what.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// A place a row, its level beside it.
    Listed {
        country: String,
        level: String,
        code: String,
        name: String,
        parent: String,
        valid: Option<String>,
    },
    /// A row has the columns of all its levels, country first.
    Wide { levels: Vec<Level>, valid: Option<String> },
}

/// The columns of one level of a wide gazetteer.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Level {
    number: u8,
    code: String,
    /// The first is the name, the rest are other names.
    names: Vec<String>,
}

impl Layout {
    /// The layout of a header; none where it is of no gazetteer that is known.
    pub(super) fn of(header: &Header) -> Option<Self> {
        let find = |wanted: &str| header.names.iter().find(|name| name.eq_ignore_ascii_case(wanted)).cloned();
        if let (Some(country), Some(level), Some(code), Some(name), Some(parent)) =
            (find("Location"), find("Admin Level"), find("P-Code"), find("Name"), find("Parent P-Code"))
        {
            return Some(Self::Listed { country, level, code, name, parent, valid: find("Valid from date") });
        }
        let levels: Vec<Level> = (0..=3)
            .filter_map(|number| {
                let code = find(&format!("adm{number}_pcode"))?;
                let names = names_of_level(header, number);
                (!names.is_empty()).then_some(Level { number, code, names })
            })
            .collect();
        let finest = levels.last()?.number;
        // The country, and every level down to the finest.
        let whole = levels.iter().map(|level| level.number).eq(0..=finest) && finest > 0;
        whole.then(|| Self::Wide {
            levels,
            valid: find("valid_on").or_else(|| find("validOn")).or_else(|| find("date")),
        })
    }

    /// What the columns of the new layout are called in the file.
    pub(super) fn called(&self) -> BTreeMap<String, String> {
        let pairs: Vec<(&str, &String)> = match self {
            Self::Listed { level, code, name, parent, .. } => {
                vec![("level", level), ("pcode", code), ("name", name), ("parent", parent)]
            }
            Self::Wide { levels, .. } => {
                let Some(finest) = levels.last() else { return BTreeMap::new() };
                vec![("pcode", &finest.code), ("name", &finest.names[0])]
            }
        };
        pairs.into_iter().map(|(ours, theirs)| (ours.to_owned(), theirs.clone())).collect()
    }

    /// The rows of the table, laid out anew. Countries, and the levels above the finest, are rows of their own, once.
    pub(super) fn lay(&self, mut table: Rows<'_>) -> Result<Laid, TableFault> {
        let file_header = table.header().clone();
        let mut rows = Vec::new();
        let mut seen = BTreeSet::new();
        while let Some(row) = table.next_row() {
            match row {
                Ok(row) => self.lay_row(&file_header, &row, &mut seen, &mut rows),
                Err(fault) => rows.push(Err(fault)),
            }
        }
        let header = Header::new(COLUMNS.map(str::to_owned).into())?;
        Ok(Laid {
            header,
            rows: rows.into_iter(),
            tagged: table.tagged(),
            tags: Vec::new(),
            mended: table.mended(),
            filled: table.filled(),
        })
    }

    fn lay_row(
        &self,
        header: &Header,
        row: &Row,
        seen: &mut BTreeSet<String>,
        rows: &mut Vec<Result<Row, (Row, super::table::RowFault)>>,
    ) {
        let cell = |column: &str| header.cell(row, column).to_owned();
        let mut push = |record: Option<usize>,
                        level: String,
                        code: String,
                        names: Vec<String>,
                        parent: String,
                        version| {
            let mut names = names.into_iter().filter(|name| !name.is_empty());
            let name = names.next().unwrap_or_default();
            let others = names.filter(|other| *other != name).collect::<Vec<_>>().join("|");
            let cells = vec![level, code, name, others, parent, version];
            rows.push(Ok(Row { line: row.line, record, cells }));
        };
        match self {
            Self::Listed { country, level, code, name, parent, valid } => {
                let version = version(valid.as_ref().map(|valid| cell(valid)));
                let (country, named) = country_of(&cell(country), Vec::new());
                if !country.is_empty() && seen.insert(country.clone()) {
                    push(None, "0".into(), country.clone(), named, String::new(), version.clone());
                }
                let above = cell(parent);
                // Level 1 names the country as its parent, by either of its codes.
                let above = if countries::same(&above, &country) { country } else { above };
                push(row.record, cell(level), cell(code), vec![cell(name)], above, version);
            }
            Self::Wide { levels, valid } => {
                let version = version(valid.as_ref().map(|valid| cell(valid)));
                let mut above = String::new();
                for (at, level) in levels.iter().enumerate() {
                    let mut names: Vec<String> = level.names.iter().map(|column| cell(column)).collect();
                    let mut code = cell(&level.code);
                    if level.number == 0 {
                        (code, names) = country_of(&code, names);
                    }
                    let finest = at + 1 == levels.len();
                    if finest || !code.is_empty() && seen.insert(code.clone()) {
                        let record = row.record.filter(|_| finest);
                        push(record, level.number.to_string(), code.clone(), names, above, version.clone());
                    }
                    above = code;
                }
            }
        }
    }
}

/// The columns with the names of a level, the name itself first: `adm1_name` and `adm1_name1`, or `ADM1_EN` and
/// `ADM1_FR`. Reference names, which have no accents, and codes are left aside.
fn names_of_level(header: &Header, number: u8) -> Vec<String> {
    let prefix = format!("adm{number}_");
    let rank = |suffix: &str| match suffix {
        "name" => Some(0),
        "en" => Some(1),
        "fr" => Some(2),
        "es" => Some(3),
        "pt" => Some(4),
        other if other.strip_prefix("name").is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_digit())) => {
            Some(5)
        }
        other if other.len() == 2 && other.bytes().all(|b| b.is_ascii_lowercase()) => Some(6),
        _ => None,
    };
    let mut names: Vec<(i32, &String)> = header
        .names
        .iter()
        .filter_map(|name| Some((rank(name.to_lowercase().strip_prefix(&prefix)?)?, name)))
        .collect();
    names.sort_by_key(|(rank, _)| *rank);
    names.into_iter().map(|(_, name)| name.clone()).collect()
}

/// The code of a country as we keep it, three letters where it is known, and its names: those of the file, else the
/// one that we know, else the code.
fn country_of(code: &str, names: Vec<String>) -> (String, Vec<String>) {
    let Some((three, _, name)) = countries::find(code) else {
        let named = if names.iter().all(String::is_empty) { vec![code.to_owned()] } else { names };
        return (code.to_owned(), named);
    };
    let named = if names.iter().all(String::is_empty) { vec![name.to_owned()] } else { names };
    (three.to_owned(), named)
}

fn version(valid: Option<String>) -> String {
    match valid.filter(|valid| !valid.is_empty()) {
        Some(valid) => format!("COD-AB {valid}"),
        None => "COD-AB".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn laid(text: &str) -> Vec<(Option<usize>, Vec<String>)> {
        let table = crate::import::table::Table::read(text).expect("a table");
        let layout = Layout::of(&table.header).expect("a gazetteer");
        let laid = layout.lay(Rows::Table(Box::new(table))).expect("rows");
        laid.rows.map(|row| row.map(|row| (row.record, row.cells)).expect("good rows")).collect()
    }

    fn place(record: Option<usize>, cells: [&str; 6]) -> (Option<usize>, Vec<String>) {
        (record, cells.map(str::to_owned).into())
    }

    #[test]
    fn the_global_list_gets_its_countries() {
        let text = "Location,Admin Level,P-Code,Name,Parent P-Code,Valid from date\n\
                    MLI,1,ML05,Mopti,MLI,2021-11-17\nMLI,2,ML0506,Mopti,ML05,2021-11-17\nZZZ,1,X1,Un,ZZZ,\n";
        assert_eq!(
            laid(text),
            [
                place(None, ["0", "MLI", "Mali", "", "", "COD-AB 2021-11-17"]),
                place(Some(1), ["1", "ML05", "Mopti", "", "MLI", "COD-AB 2021-11-17"]),
                place(Some(2), ["2", "ML0506", "Mopti", "", "ML05", "COD-AB 2021-11-17"]),
                place(None, ["0", "ZZZ", "ZZZ", "", "", "COD-AB"]),
                place(Some(3), ["1", "X1", "Un", "", "ZZZ", "COD-AB"]),
            ]
        );
    }

    #[test]
    fn the_tables_of_a_country_are_rows_of_each_level() {
        let today = "adm0_pcode,adm0_name,adm0_name1,adm1_pcode,adm1_name,adm1_name1,adm2_pcode,adm2_name,adm2_name1,valid_on\n\
                     AF,Afghanistan,افغانستان,AF11,Ghazni,غزنی,AF1101,Ghazni,غزنی,2025-01-01\n\
                     AF,Afghanistan,افغانستان,AF11,Ghazni,غزنی,AF1102,Waghaz,واغظ,2025-01-01\n";
        let version = "COD-AB 2025-01-01";
        assert_eq!(
            laid(today),
            [
                place(None, ["0", "AFG", "Afghanistan", "افغانستان", "", version]),
                place(None, ["1", "AF11", "Ghazni", "غزنی", "AFG", version]),
                place(Some(1), ["2", "AF1101", "Ghazni", "غزنی", "AF11", version]),
                place(Some(2), ["2", "AF1102", "Waghaz", "واغظ", "AF11", version]),
            ]
        );
        let older = "ADM1_FR,ADM1_PCODE,ADM1_REF,ADM0_FR,ADM0_PCODE,date\nNord-Kivu,CD61,Nord-Kivu,Congo,CD,2019-01-01\n";
        assert_eq!(
            laid(older),
            [
                place(None, ["0", "COD", "Congo", "", "", "COD-AB 2019-01-01"]),
                place(Some(1), ["1", "CD61", "Nord-Kivu", "", "COD", "COD-AB 2019-01-01"]),
            ]
        );
    }

    #[test]
    fn other_tables_are_no_gazetteers() {
        for header in [
            "a,b",
            "Location,Name",
            "adm1_pcode,adm1_name",
            "adm0_pcode,adm0_name",
            "adm0_pcode,adm0_name,adm2_pcode,adm2_name",
        ] {
            let header = Header::new(header.split(',').map(str::to_owned).collect()).expect("a header");
            assert_eq!(Layout::of(&header), None);
        }
    }
}
