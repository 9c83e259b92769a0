//! A form for KoboToolbox and ODK that imports without a map: names of questions are our fields, choices our codes.
//!
//! It asks for no free text, no coordinates, no names, and no place below the second administrative level: what is typed
//! into a phone leaves the encrypted register. A test holds that.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use crate::message::{Catalogue, Language};
use crate::model::{Field, Kind, Shape, declaration, field_key};
use crate::vocabulary::{Term, Vocabulary, YesNoUnknown};

/// The form's version; it stands in every answer.
const VERSION: &str = "carnet-2";
/// The list of places that an office puts beside the form: P-codes of the second level, with their names.
const PLACES: &str = "places.csv";

/// What the form asks, by kind of record.
pub const QUESTIONS: &[(Kind, &[&str])] = &[
    (
        Kind::Trip,
        &[
            "origin",
            "destination",
            "outcome",
            "completion",
            "association",
            "hours_late",
            "checkpoints",
            "checkpoints_long",
            "checkpoints_demanding",
            "vehicles",
            "persons",
            "women",
            "people_planned",
            "people_reached",
            "led_by_other",
        ],
    ),
    (
        Kind::Incident,
        &[
            "place",
            "setting",
            "barrier",
            "kinds",
            "on_whom",
            "sector",
            "consequences",
            "response",
            "gender_related",
            "paper_given",
            "mission_link_suspected",
            "people_delayed",
            "people_not_reached",
        ],
    ),
];

/// What is asked of a trip as often as it happened: the name of the repeat, and what its answers become.
const REPEATS: &[(&str, Asked)] = &[
    ("demands", Asked::Rows(&["amount", "currency"])),
    (
        "stops",
        Asked::Records(
            Kind::Incident,
            &["place", "setting", "barrier", "kinds", "on_whom", "response", "paper_given"],
        ),
    ),
];

/// What the answers of a repeat become.
#[derive(Clone, Copy, Debug)]
enum Asked {
    /// Rows of the field of the trip that is called as the repeat is.
    Rows(&'static [&'static str]),
    /// Records of their own, which name the trip.
    Records(Kind, &'static [&'static str]),
}

impl Asked {
    /// Its questions, whose record they are of, and the owner of their labels.
    fn fields(self, repeat: &str) -> (Kind, &'static str, Vec<&'static Field>) {
        match self {
            Self::Records(kind, names) => {
                let fields = names.iter().filter_map(|name| declaration(kind).field(name));
                (kind, kind.name(), fields.collect())
            }
            Self::Rows(names) => {
                let Some(Shape::Rows(part)) = declaration(Kind::Trip).field(repeat).map(|field| field.shape)
                else {
                    return (Kind::Trip, "", Vec::new());
                };
                let fields = names.iter().filter_map(|name| part.fields.iter().find(|f| f.name == *name));
                (Kind::Trip, part.table, fields.collect())
            }
        }
    }
}

/// The currencies that an amount can be asked in at a barrier, by their codes: those of the countries that most offices of
/// this kind work in, and the two that are taken in many others.
const CURRENCIES: &[&str] = &[
    "USD", "EUR", "AFN", "BDT", "BIF", "CDF", "COP", "ETB", "HTG", "IQD", "KES", "LBP", "LYD", "MGA", "MMK",
    "MZN", "NGN", "PKR", "RWF", "SDG", "SOS", "SSP", "SYP", "UAH", "UGX", "VES", "XAF", "XOF", "YER",
];

/// Terms that no phone is asked for: an account that belongs to those who protect, and an answer that confesses.
const NOT_OFFERED: &[&str] = &["sexual-violence-or-harassment", "followed-instructions"];

type Row = Vec<String>;

/// The bytes of the form, the same each time.
///
/// # Errors
/// [`XlsxError`] when the workbook cannot be put together.
pub fn xlsform() -> Result<Vec<u8>, XlsxError> {
    let catalogues: Vec<Catalogue> =
        [Language::English, Language::French].into_iter().map(Catalogue::new).collect();
    let form = Form { catalogues: &catalogues };
    let mut book = Workbook::new();
    book.set_properties(
        &DocProperties::new().set_author("").set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?),
    );
    for (name, rows) in
        [("survey", form.survey()), ("choices", form.choices()), ("settings", form.settings())]
    {
        let sheet = book.add_worksheet();
        sheet.set_name(name)?;
        for (at, row) in (0..).zip(rows) {
            for (column, cell) in (0..).zip(row) {
                if !cell.is_empty() {
                    sheet.write_string(at, column, cell)?;
                }
            }
        }
    }
    book.save_to_buffer()
}

struct Form<'f> {
    catalogues: &'f [Catalogue],
}

impl Form<'_> {
    fn labels(&self, key: &str) -> Row {
        self.catalogues.iter().map(|catalogue| catalogue.label(key)).collect()
    }

    fn label_columns(&self) -> Row {
        let names = [("English", "en"), ("Français", "fr")];
        names.iter().map(|(name, code)| format!("label::{name} ({code})")).collect()
    }

    fn survey(&self) -> Vec<Row> {
        let head = ["type", "name"].map(str::to_owned).into_iter().chain(self.label_columns());
        let tail = ["required", "relevant", "constraint", "calculation"].map(str::to_owned);
        let mut rows: Vec<Row> = vec![head.chain(tail).collect()];
        let mut ask = |kind: &str, name: &str, labels: Row, rest: [&str; 4]| {
            let row = [kind, name].map(str::to_owned).into_iter().chain(labels);
            rows.push(row.chain(rest.map(str::to_owned)).collect());
        };
        let none = vec![String::new(); self.catalogues.len()];
        ask("calculate", "form_version", none, ["", "", "", &format!("'{VERSION}'")]);
        ask("note", "no_names", self.labels("import-form-note"), ["", "", "", ""]);
        ask("select_one record", "record", self.labels("import-form-record"), ["yes", "", "", ""]);
        ask("date", "date", self.labels("field-date"), ["yes", "", ". <= today()", ""]);
        for (kind, fields) in QUESTIONS {
            let relevant = format!("${{record}} = '{}'", kind.name());
            for field in fields.iter().filter_map(|name| declaration(*kind).field(name)) {
                let key = field_key(&self.catalogues[0], kind.name(), field.name);
                let required = if is_required(*kind, field) { "yes" } else { "" };
                let Some((asked, constraint)) = question(field) else { continue };
                ask(&asked, field.name, self.labels(&key), [required, &relevant, constraint, ""]);
            }
            if *kind != Kind::Trip {
                continue;
            }
            for (repeat, asked) in REPEATS {
                let (of, owner, fields) = asked.fields(repeat);
                let label = self.labels(&format!("import-form-{repeat}"));
                ask("begin_repeat", repeat, label, ["", &relevant, "", ""]);
                for field in fields {
                    let key = field_key(&self.catalogues[0], owner, field.name);
                    let required = if is_required(of, field) { "yes" } else { "" };
                    let Some((asked, constraint)) = question(field) else { continue };
                    ask(&asked, field.name, self.labels(&key), [required, "", constraint, ""]);
                }
                ask("end_repeat", "", vec![String::new(); self.catalogues.len()], ["", "", "", ""]);
            }
        }
        rows
    }

    fn choices(&self) -> Vec<Row> {
        let head = ["list_name", "name"].map(str::to_owned).into_iter().chain(self.label_columns());
        let mut rows: Vec<Row> = vec![head.collect()];
        let mut offer = |list: &str, name: &str, labels: Row| {
            rows.push([list, name].map(str::to_owned).into_iter().chain(labels).collect());
        };
        for (kind, _) in QUESTIONS {
            offer("record", kind.name(), self.labels(&kind.label_key()));
        }
        for term in [YesNoUnknown::Yes, YesNoUnknown::No] {
            offer("yes_no", term.code(), self.labels(&term.label_key()));
        }
        for code in CURRENCIES {
            offer("currency", code, vec![(*code).to_owned(); self.catalogues.len()]);
        }
        let mut offered: Vec<&str> = Vec::new();
        let single = QUESTIONS.iter().map(|(kind, fields)| {
            fields.iter().filter_map(|name| declaration(*kind).field(name)).collect::<Vec<_>>()
        });
        for fields in single.chain(REPEATS.iter().map(|(repeat, asked)| asked.fields(repeat).2)) {
            for field in fields {
                let Some(vocabulary) = vocabulary(field) else { continue };
                if offered.contains(&vocabulary.name) {
                    continue;
                }
                offered.push(vocabulary.name);
                for code in vocabulary.codes().filter(|code| !NOT_OFFERED.contains(code)) {
                    offer(vocabulary.name, code, self.labels(&vocabulary.label_key(code)));
                }
            }
        }
        rows
    }

    fn settings(&self) -> Vec<Row> {
        let head = ["form_title", "form_id", "version", "default_language"].map(str::to_owned);
        let title = self.catalogues[0].label("import-form-title");
        let row = [title, "carnet".to_owned(), VERSION.to_owned(), "English (en)".to_owned()];
        vec![head.into(), row.into()]
    }
}

/// An incident of which nobody says where is of no use; the rest of it may wait.
fn is_required(kind: Kind, field: &Field) -> bool {
    field.required
        || kind == Kind::Incident && field.name == "place"
        || kind == Kind::Trip && field.name == "outcome"
}

fn vocabulary(field: &Field) -> Option<&'static Vocabulary> {
    match field.shape {
        Shape::Term(vocabulary) | Shape::List(Shape::Term(vocabulary)) => Some(vocabulary),
        _ => None,
    }
}

/// The type of a field's question and what an answer is held to; none for what the form never asks.
fn question(field: &Field) -> Option<(String, &'static str)> {
    Some(match field.shape {
        Shape::Term(vocabulary) => (format!("select_one {}", vocabulary.name), ""),
        Shape::List(Shape::Term(vocabulary)) => (format!("select_multiple {}", vocabulary.name), ""),
        Shape::Flag => ("select_one yes_no".to_owned(), ""),
        Shape::Count => ("integer".to_owned(), ". >= 0"),
        Shape::Currency => ("select_one currency".to_owned(), ""),
        Shape::Amount => ("decimal".to_owned(), ". >= 0"),
        Shape::Reference(Kind::Place) => (format!("select_one_from_file {PLACES}"), ""),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_question_is_a_field_that_is_counted_or_chosen() {
        for (kind, fields) in QUESTIONS {
            for name in *fields {
                let field = declaration(*kind).field(name).unwrap_or_else(|| panic!("{kind} {name}"));
                assert!(question(field).is_some(), "{kind} {name} would be free text, a spot or a name");
            }
        }
    }

    #[test]
    fn what_is_asked_several_times_is_counted_or_chosen_as_well() {
        for (repeat, asked) in REPEATS {
            let (_, _, fields) = asked.fields(repeat);
            let (Asked::Rows(names) | Asked::Records(_, names)) = asked;
            assert_eq!(fields.iter().map(|field| field.name).collect::<Vec<_>>(), *names, "{repeat}");
            assert!(fields.iter().all(|field| question(field).is_some()), "{repeat}");
        }
    }

    #[test]
    fn the_form_is_the_same_bytes_each_time() {
        assert_eq!(xlsform().expect("a form"), xlsform().expect("a form"));
    }
}
