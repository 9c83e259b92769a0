//! The text that stands beside the tables: what is counted, what the marker means, what each code stands for. The same for
//! every store of a language and a form, whatever is counted.

use std::collections::BTreeMap;

use super::form::{EARLIER, Form, PERIOD};
use super::label::words_of;
use crate::message::{Catalogue, Message};

/// What the definitions say beside the codes.
pub(super) struct About<'a> {
    /// The threshold.
    pub(super) k: u64,
    /// The protocol under which every count is shown.
    pub(super) protocol: Option<&'a str>,
    /// How many organisations are counted together; none where it is one store's own.
    pub(super) contributors: Option<usize>,
    /// The names of districts by their P-codes.
    pub(super) districts: &'a BTreeMap<String, String>,
}

/// The definitions of a form's tables.
pub(super) fn definitions(form: &Form, about: &About<'_>, catalogue: &Catalogue) -> String {
    let About { k, protocol, contributors, districts } = *about;
    let title = match protocol {
        Some(_) => "summary-definitions-title-trusted",
        None => "summary-definitions-title",
    };
    let mut text = format!("# {}\n\n", catalogue.label(title));
    let mut paragraph = |message: Message| {
        text.push_str(&catalogue.say(&message));
        text.push_str("\n\n");
    };
    match protocol {
        Some(protocol) => paragraph(Message::new("summary-definitions-trusted").with("protocol", protocol)),
        None => paragraph(Message::new("summary-definitions-withheld").with("k", k)),
    }
    if let Some(contributors) = contributors {
        paragraph(Message::new("summary-definitions-pooled").with("count", contributors));
    }
    paragraph(Message::new("summary-definitions-left-out"));
    paragraph(Message::new("summary-definitions-signed"));
    text.push_str(&format!("## {}\n\n", catalogue.label("summary-definitions-tables")));
    for table in &form.tables {
        let what = catalogue.label(&format!("summary-counts-{}", table.counts));
        text.push_str(&format!("- `{}`: {what}\n", table.name));
    }
    for (name, codes) in std::iter::once((PERIOD, vec![EARLIER])).chain(
        form.dimensions
            .iter()
            .map(|(name, nodes)| (name.as_str(), nodes.iter().map(|node| node.code.as_str()).collect())),
    ) {
        text.push_str(&format!("\n## `{name}`: {}\n\n", catalogue.label(&format!("summary-by-{name}"))));
        for code in codes {
            let said = match words_of(name, code, catalogue) {
                Some((label, definition)) if definition.is_empty() => format!("- `{code}`: {label}\n"),
                Some((label, definition)) => format!("- `{code}`: {label}. {definition}\n"),
                None => match districts.get(code) {
                    Some(district) => format!("- `{code}`: {district}\n"),
                    None => format!("- `{code}`\n"),
                },
            };
            text.push_str(&said);
        }
    }
    text
}
