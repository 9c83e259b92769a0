//! What a report counts and what it means: `report --explain`, `report --list`, docs/indicators.md.

use std::collections::BTreeMap;

use crate::indicator::{Body, Fact, Measure, REPORTS, Report};
use crate::message::{Catalogue, Message};

/// The definition of a report in Markdown: what it is, what its rows are, its measures with their formula and
/// what they divide by, what it can be grouped by, and what it must not be taken for.
pub fn explained(report: &Report, catalogue: &Catalogue) -> String {
    let title = catalogue.label(&report.label_key());
    let mut page =
        format!("## `{}`: {title}\n\n{}\n", report.name, catalogue.definition(&report.label_key()));
    if report.device_only {
        page.push_str(&format!("\n{}\n", catalogue.label("report-device-only")));
    }
    let facts: BTreeMap<&str, &Fact> =
        report.measures().iter().map(|measure| (measure.fact().view, measure.fact())).collect();
    if !facts.is_empty() {
        let facts: Vec<String> = facts
            .values()
            .map(|fact| format!("{} (`{}`)", catalogue.label(&fact.label_key()), fact.view))
            .collect();
        let rows = Message::new("report-explain-facts").with("facts", facts.join(", "));
        page.push_str(&format!("\n{}\n", catalogue.say(&rows)));
    }
    let measures = report.measures();
    if !measures.is_empty() {
        page.push_str(&format!("\n{}\n\n", catalogue.label("report-explain-measures")));
    }
    for measure in measures {
        page.push_str(&format!("- {}\n", described(measure, catalogue)));
    }
    for section in report.sections() {
        let Some(formula) = section.formula() else { continue };
        let title = catalogue.label(&section.label_key());
        page.push_str(&format!("- **{title}**. {}\n", catalogue.say(&formula_of(formula))));
    }
    if let Body::Ladder = report.body {
        page.push_str(&format!("\n{}\n", ladder(catalogue)));
    }
    let dimensions: Vec<String> = report.dimensions().map(|one| format!("`{}`", one.name)).collect();
    if !dimensions.is_empty() {
        let by = Message::new("report-explain-by").with("dimensions", dimensions.join(" "));
        page.push_str(&format!("\n{}\n", catalogue.say(&by)));
    }
    page.push_str(&format!("\n{}\n\n", catalogue.label("report-explain-traps")));
    for trap in report.traps {
        page.push_str(&format!("- {}\n", catalogue.label(trap)));
    }
    page
}

/// What stands in a ladder: rules, where other reports have measures.
fn ladder(catalogue: &Catalogue) -> String {
    let rules = [
        ("chain", "top(actor_line where certain_from <= day <= certain_to, same actor_type)"),
        ("answer", "last(fact_decision by level where day_last <= day)"),
        ("assent", "fact_decision.firm and valid_from <= day <= valid_to"),
    ];
    let mut page = catalogue.label("report-explain-ladder-facts");
    page.push_str(&format!("\n\n{}\n\n", catalogue.label("report-explain-measures")));
    for (column, formula) in rules {
        let name = catalogue.label(&format!("report-ladder-column-{column}"));
        let rule = catalogue.label(&format!("report-explain-ladder-{column}"));
        let formula = catalogue.say(&formula_of(formula.to_owned()));
        page.push_str(&format!("- **{name}** (`{column}`): {rule} {formula}\n"));
    }
    page.push_str(&format!("\n{}", catalogue.label("report-explain-ladder-by")));
    page
}

fn described(measure: &Measure, catalogue: &Catalogue) -> String {
    let mut text = format!(
        "**{}** (`{}`, {}): {}",
        catalogue.label(&measure.label_key()),
        measure.column_name(),
        catalogue.label(measure.unit),
        catalogue.definition(&measure.label_key()),
    );
    if let Some(denominator) = measure.denominator() {
        let against =
            Message::new("report-explain-against").with("measure", Message::new(denominator.label_key()));
        text.push_str(&format!(" {}", catalogue.say(&against)));
    }
    text.push_str(&format!(" {}", catalogue.say(&formula_of(measure.formula()))));
    if measure.source != "Carnet" {
        let source = Message::new("report-explain-source").with("source", measure.source);
        text.push_str(&format!(" {}", catalogue.say(&source)));
    }
    text
}

fn formula_of(formula: String) -> Message {
    Message::new("report-explain-formula").with("formula", formula)
}

/// Every report with its one line.
pub fn listed(catalogue: &Catalogue) -> String {
    let width = REPORTS.iter().map(|report| report.name.len()).max().unwrap_or(0);
    REPORTS
        .iter()
        .map(|report| format!("{:width$}  {}\n", report.name, catalogue.label(&report.label_key())))
        .collect()
}
