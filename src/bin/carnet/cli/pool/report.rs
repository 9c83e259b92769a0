//! `carnet pool report`: what many organisations have together, for the coordinator's eyes.

use crate::cli::globals::{Document, Format};
use crate::cli::output::OutputError;
use crate::cli::summary::Shows;
use crate::cli::{Failure, Session, values};
use carnet::disclosure::Shown;
use carnet::exchange::pool::{self, Pooled};
use carnet::message::Message;
use carnet::model::Period;
use carnet::render::workbook;
use carnet::text::clean::for_terminal;
use serde_json::{Map, Value, json};

/// `carnet pool report`
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The period.
    #[arg(long, value_name = "PERIOD", value_parser = values::period)]
    period: Period,
    /// The country, where the pool has several.
    #[arg(long, value_name = "NAME")]
    country: Option<String>,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<(), Failure> {
    let store = session.open_store()?;
    let country = pool::country_of(&store, args.country.as_deref())?;
    let pooled = pool::pooled(&store, &country, args.period)?;
    let shows = Shows { form: &pooled.form, tables: &pooled.sums, period: args.period };
    match session.document() {
        Some(Document::Xlsx) if session.shows_on_terminal() => {
            return Err(OutputError::NotText { format: Document::Xlsx.code() }.into());
        }
        Some(Document::Xlsx) => {
            let title = format!("{} {}", country.name, args.period);
            let book = workbook(&shows.sheets(session), &title, session.catalogue().language())
                .map_err(OutputError::from)?;
            return session.write(|out| out.write_all(&book));
        }
        Some(document) => return Err(OutputError::NotHere { format: document.code() }.into()),
        None => {}
    }
    match session.format() {
        Format::Json => session.write(|out| writeln!(out, "{}", as_json(&pooled, args.period))),
        Format::Csv => session.write(|out| out.write_all(&shows.csv())),
        Format::Plain => session.write(|out| out.write_all(shows.plain().as_bytes())),
        Format::Md => session.print(&shows.markdown(session)),
        Format::Table => {
            let head = Message::new("pool-report-head")
                .with("period", args.period.to_string())
                .with("country", country.name.as_str());
            // Where nobody sent exact counts there are no sums: tables of nothing would look like some.
            let sums = if has_sums(&pooled) { shows.page_of_counts(session) } else { String::new() };
            let page = format!(
                "{}\n\n{sums}{}{}\n",
                session.catalogue().say(&head),
                beside(&pooled, session),
                coverage(&pooled, session).join("\n"),
            );
            session.print(&for_terminal(&page))
        }
    }
}

fn has_sums(pooled: &Pooled) -> bool {
    pooled.sent.iter().any(|sent| sent.exact)
}

/// Who sent, and who did not.
fn coverage(pooled: &Pooled, session: &Session) -> Vec<String> {
    let all = pooled.sent.len();
    let number = |is: fn(&pool::Sent) -> bool| pooled.sent.iter().filter(|sent| is(sent)).count();
    let mut lines = vec![
        Message::new("pool-coverage")
            .with("sent", number(|sent| sent.exact || sent.protected))
            .with("all", all)
            .with("exact", number(|sent| sent.exact))
            .with("protected", number(|sent| sent.protected && !sent.exact)),
    ];
    let missing: Vec<&str> = pooled
        .sent
        .iter()
        .filter(|sent| !sent.exact && !sent.protected)
        .map(|sent| sent.label.as_str())
        .collect();
    if !missing.is_empty() {
        lines.push(Message::new("pool-missing").with("labels", missing.join(", ")));
    }
    if has_sums(pooled) {
        lines.push(Message::new("pool-report-device"));
    }
    lines.iter().map(|line| session.catalogue().say(line)).collect()
}

/// What those with protected counts published, beside the sums.
fn beside(pooled: &Pooled, session: &Session) -> String {
    let of = pooled.sent.iter().filter(|sent| sent.protected && !sent.exact).count();
    let mut text = String::new();
    for (at, table) in pooled.form.tables.iter().enumerate() {
        for (cell, line) in pooled.at_least.lines(&pooled.form, at).iter().enumerate() {
            let published = pooled.published_by[at][cell];
            let (Shown::Published(count), 1..) = (line.shown, published) else { continue };
            let codes: Vec<String> = table
                .by
                .iter()
                .zip(&line.codes)
                .map(|(by, code)| {
                    let words = carnet::exchange::words_of(by, code, session.catalogue());
                    words.map_or_else(|| (*code).to_owned(), |(label, _)| label)
                })
                .collect();
            let said = Message::new("pool-at-least")
                .with("table", table.name.as_str())
                .with("codes", codes.join(", "))
                .with("count", count)
                .with("published", published)
                .with("of", of.max(usize::try_from(published).unwrap_or(0)));
            text.push_str(&session.catalogue().say(&said));
            text.push('\n');
        }
    }
    if text.is_empty() {
        return text;
    }
    format!("{}\n{text}\n", session.catalogue().label("pool-beside"))
}

fn as_json(pooled: &Pooled, period: Period) -> Value {
    let table = |(at, table): (usize, &carnet::exchange::form::FormTable)| {
        let sums = pooled.sums.lines(&pooled.form, at);
        let at_least = pooled.at_least.lines(&pooled.form, at);
        let row =
            |(cell, (sum, least)): (usize, (&carnet::exchange::Line<'_>, &carnet::exchange::Line<'_>))| {
                let mut object = Map::new();
                let when = if sum.earlier { "earlier".to_owned() } else { period.to_string() };
                object.insert("period".into(), when.into());
                object.extend(table.by.iter().cloned().zip(sum.codes.iter().map(|code| Value::from(*code))));
                object.insert("count".into(), sum.shown.count().into());
                object.insert("protected_at_least".into(), least.shown.count().into());
                object.insert("protected_by".into(), pooled.published_by[at][cell].into());
                Value::Object(object)
            };
        let rows: Vec<Value> = sums.iter().zip(&at_least).enumerate().map(row).collect();
        json!({ "table": table.name, "counts": table.counts, "by": table.by, "rows": rows })
    };
    let sent = pooled
        .sent
        .iter()
        .map(|sent| json!({ "contributor": sent.label, "exact": sent.exact, "protected": sent.protected }));
    json!({
        "period": period.to_string(),
        "tables": pooled.form.tables.iter().enumerate().map(table).collect::<Value>(),
        "contributors": sent.collect::<Value>(),
    })
}
