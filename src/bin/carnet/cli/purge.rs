//! `carnet purge`: destroys what is not to be kept any more. First it says what that is; then it takes a code.

use super::globals::Format;
use super::usage::UsageError;
use super::{Failure, Session, values};
use carnet::guard::Reach;
use carnet::message::{Exit, Explain, Message};
use carnet::model::retention::{Act, Rule, Span};
use carnet::model::{Kind, Near, Reason, RecordId};
use carnet::store::{Purge, PurgeMatter, PurgePlan, Store, StoreError, Thing};
use carnet::vocabulary::{ActorType, Level, Term};
use clap::ArgGroup;
use serde_json::json;

/// `carnet purge`
#[derive(clap::Args)]
#[command(group = ArgGroup::new("what").required(true))]
pub(crate) struct Args {
    #[arg(long, group = "what")]
    due: bool,
    #[arg(long, group = "what", value_name = "DATE", allow_negative_numbers = true)]
    older_than: Option<String>,
    #[arg(long, group = "what", value_name = "ID", value_parser = values::read::<RecordId>)]
    negotiation: Option<RecordId>,
    #[arg(long, group = "what")]
    unmet: bool,
    #[arg(long, value_name = "CODE")]
    confirm: Option<String>,
}

/// The person did not give the code.
#[derive(Debug, thiserror::Error)]
#[error("not confirmed")]
pub(crate) struct NotConfirmed {
    pub(super) code: String,
}

impl Explain for NotConfirmed {
    fn message(&self) -> Message {
        Message::new("purge-not-confirmed")
    }
    fn hint(&self) -> Option<Message> {
        Some(Message::new("purge-not-confirmed.hint").with("code", &self.code))
    }
    fn code(&self) -> u16 {
        844
    }
    fn exit(&self) -> Exit {
        Exit::Input
    }
}

/// The store and nothing else.
pub(super) fn reach(session: &Session) -> Result<Reach, Failure> {
    Ok(session.reach_of_store()?)
}

/// Shows what would be destroyed and, for its code, destroys it.
pub(super) fn run(args: &Args, session: &Session) -> Result<(), Failure> {
    let purge = asked(args, session)?;
    let mut store = session.open_store()?;
    let plan = store.purge_plan(&session.stamp(), purge)?;
    if plan.is_empty() {
        show(&plan, false, session)?;
        return Ok(session.say(&Message::new("purge-nothing"))?);
    }
    if session.dry_run() {
        show(&plan, false, session)?;
        return Ok(session.say(&Message::new("purge-dry-run").with("code", &plan.code))?);
    }
    let code = match &args.confirm {
        Some(code) => code.clone(),
        None => {
            page_of(&plan, session)?;
            if !session.can_ask() {
                return Err(NotConfirmed { code: plan.code }.into());
            }
            session.say(&Message::new("purge-warning"))?;
            let question = Message::new("purge-ask").with("code", &plan.code);
            let typed = session.ask("--confirm", &question)?;
            if !typed.trim().eq_ignore_ascii_case(&plan.code) {
                return Err(NotConfirmed { code: plan.code }.into());
            }
            typed
        }
    };
    let done = destroy(&mut store, purge, &code, session)?;
    show(&done, true, session)?;
    Ok(session.say(&Message::new("purge-done"))?)
}

fn destroy(store: &mut Store, purge: Purge, code: &str, session: &Session) -> Result<PurgePlan, StoreError> {
    let name_of = |actor_type: ActorType, level: Level| {
        let label = |term: &str| session.catalogue().label(term);
        let name = Message::new("purge-author")
            .with("type", label(&actor_type.label_key()))
            .with("level", label(&level.label_key()));
        session.catalogue().say(&name)
    };
    store.purge(&session.stamp(), purge, code, &name_of)
}

fn asked(args: &Args, session: &Session) -> Result<Purge, Failure> {
    if let Some(id) = args.negotiation {
        if id.kind != Kind::Negotiation {
            let reason = Reason::NoSuchRecord(Kind::Negotiation, Near::Unknown);
            return Err(UsageError::refused("--negotiation", reason).into());
        }
        return Ok(Purge::Negotiation(id));
    }
    if let Some(day) = values::date("--older-than", args.older_than.as_deref(), session.today())? {
        return Ok(Purge::OlderThan(day.first()));
    }
    Ok(if args.unmet { Purge::Unmet } else { Purge::Due })
}

/// The plan on standard output: what a person looks at before, and what a script reads.
fn show(plan: &PurgePlan, done: bool, session: &Session) -> Result<(), Failure> {
    match session.format() {
        Format::Json => {
            let matters: Vec<_> = plan
                .matters
                .iter()
                .map(|matter| {
                    let ids: Option<Vec<String>> = ids(matter);
                    json!({
                        "act": matter.act.code(), "rule": matter.rule.code(), "what": thing_name(matter.thing),
                        "count": matter.numbers.len(), "ids": ids,
                    })
                })
                .collect();
            let object = json!({
                "done": done, "code": plan.code, "held": plan.held, "matters": matters,
            });
            session.write(|out| writeln!(out, "{object}"))
        }
        Format::Plain | Format::Csv => {
            let separator = if session.format() == Format::Csv { "," } else { "\t" };
            session.write(|out| {
                plan.matters.iter().try_for_each(|matter| {
                    let count = matter.numbers.len().to_string();
                    let cells =
                        [matter.act.code(), thing_name(matter.thing), count.as_str(), matter.rule.code()];
                    writeln!(out, "{}", cells.join(separator))
                })
            })
        }
        _ if done => Ok(()),
        _ => page_of(plan, session),
    }
}

/// So many ids stand on the page of a matter; the rest is counted.
const SHOWN: usize = 8;

fn page_of(plan: &PurgePlan, session: &Session) -> Result<(), Failure> {
    let catalogue = session.catalogue();
    let mut page = String::new();
    for matter in &plan.matters {
        let act = match (matter.act, matter.rule) {
            (Act::Reduce, _) if matter.thing == Thing::Record(Kind::Incident) => "purge-act-reduce-incident",
            (Act::Reduce, _) => "purge-act-reduce-trip",
            (Act::Forget, Rule::Motives) => "purge-act-forget-motives",
            (Act::Forget, _) => "purge-act-forget-staff",
            (Act::Destroy, _) => "purge-act-destroy",
        };
        let kind = match matter.thing {
            Thing::Record(kind) => Message::new(format!("{}.plural", kind.label_key())),
            Thing::Draft => Message::new("purge-drafts"),
            Thing::RefusedRow => Message::new("purge-refused-rows"),
            Thing::Undone => Message::new("purge-undone"),
        };
        let line = Message::new("purge-line").with("count", matter.numbers.len()).with("kind", kind);
        page.push_str(&format!("{}\n", catalogue.say(&line)));
        page.push_str(&format!("    {}\n", catalogue.label(act)));
        page.push_str(&format!("    {}\n", catalogue.say(&why(matter.rule))));
        if let Some(ids) = ids(matter) {
            let mut shown = ids.iter().take(SHOWN).cloned().collect::<Vec<_>>().join(" ");
            if ids.len() > SHOWN {
                shown.push_str(" …");
            }
            page.push_str(&format!("    {shown}\n"));
        }
    }
    session.print(&page)?;
    if plan.held > 0 {
        session.say(&Message::new("purge-held").with("count", plan.held))?;
    }
    Ok(())
}

fn why(rule: Rule) -> Message {
    let key = format!("purge-rule-{}", rule.code());
    match rule.span() {
        Some(Span::Days(number) | Span::Months(number)) => Message::new(key).with("number", number),
        None => Message::new(key),
    }
}

fn thing_name(thing: Thing) -> &'static str {
    match thing {
        Thing::Record(kind) => kind.name(),
        Thing::Draft => "draft",
        Thing::RefusedRow => "refused_row",
        Thing::Undone => "undone",
    }
}

/// The ids of the records of a matter; drafts, rows of files and what was undone have none.
fn ids(matter: &PurgeMatter) -> Option<Vec<String>> {
    let Thing::Record(kind) = matter.thing else { return None };
    Some(matter.numbers.iter().map(|number| RecordId { kind, number: *number }.to_string()).collect())
}
