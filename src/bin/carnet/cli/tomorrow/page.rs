//! The whole page of one trip.

use super::words::{self, label};
use crate::cli::record::{Reader, wrapped};
use crate::cli::{Failure, Session};
use carnet::analysis::{Hollow, Outlook, Sign, Standing, Step};
use carnet::message::{Arg, Message};
use carnet::model::{Hour, PartialDate, RecordId};
use carnet::store::{Rule, Said, StoreError};
use carnet::text::clean::{for_terminal, one_line};
use carnet::text::width::{pad_end, width};
use carnet::vocabulary::{KeepApart, Needed, Term};

/// Labels take at most so much of a line.
const LABEL_COLUMNS: usize = 16;

/// The page.
pub(super) fn page(
    outlook: &Outlook,
    apart: &[KeepApart],
    reader: &Reader<'_>,
    session: &Session,
) -> Result<String, Failure> {
    let mut page = Page { outlook, reader, session, text: String::new() };
    page.head()?;
    page.yeses()?;
    page.papers();
    page.movement();
    page.way_back();
    page.morning();
    page.road();
    page.notes(apart);
    Ok(for_terminal(&page.text).into_owned())
}

/// `X-2: curfew 18:00–05:00, until 30 Nov`
fn rule(rule: &Rule) -> Message {
    let until = match rule.until {
        Some(day) => Message::new("tomorrow-page-rule-until").with("day", words::day(day)),
        None => Message::new("tomorrow-page-rule-no-end"),
    };
    let hour = |hour: Option<Hour>| hour.map_or_else(|| "?".to_owned(), |hour| hour.to_string());
    let message = if rule.is_curfew() {
        Message::new("tomorrow-page-curfew").with("from", hour(rule.curfew.0)).with("to", hour(rule.curfew.1))
    } else if rule.is_ban() {
        Message::new("tomorrow-page-ban")
    } else {
        let category = rule.category.map_or_else(|| Arg::from(""), label);
        Message::new("tomorrow-page-rule").with("category", category)
    };
    message.with("id", rule.record.to_string()).with("until", until)
}

struct Page<'a> {
    outlook: &'a Outlook,
    reader: &'a Reader<'a>,
    session: &'a Session,
    text: String,
}

impl Page<'_> {
    fn head(&mut self) -> Result<(), StoreError> {
        let planned = &self.outlook.planned;
        let way = Message::new("tomorrow-way")
            .with("origin", self.name(planned.origin)?)
            .with("destination", self.name(planned.destination)?);
        let mut head = vec![planned.trip.to_string(), planned.date.to_string(), self.say(&way)];
        if let Some(road) = planned.road {
            head.push(self.name(road)?);
        }
        self.text.push_str(&format!("{}\n\n", one_line(&head.join(" · "))));
        Ok(())
    }

    fn yeses(&mut self) -> Result<(), StoreError> {
        let Outlook { count, planned, steps, .. } = self.outlook;
        let mut lines = Vec::new();
        if planned.own.led_by_other {
            lines.push(Message::new("tomorrow-page-lead"));
        }
        if count.needed == 0 {
            lines.push(Message::new("tomorrow-page-nobody"));
        } else {
            lines.push(
                Message::new("tomorrow-page-firm").with("firm", count.firm).with("needed", count.needed),
            );
        }
        for applied in planned.requests.iter().filter(|applied| applied.withdrawn_on.is_some()) {
            lines.push(Message::new("tomorrow-page-withdrawn").with("request", applied.request.to_string()));
        }
        self.part("tomorrow-page-yeses", &lines);
        for step in steps {
            let head = format!("  {}  ", self.node(step)?);
            let mut said = vec![self.say(&self.standing(step)?)];
            if let Some(part) = step.said().and_then(|said| said.part.as_deref()) {
                said.push(self.say(&Message::new("tomorrow-step-part").with("part", part)));
            }
            if let Some(conditions) = step.said().and_then(|said| said.conditions.as_deref()) {
                said.push(self.say(&Message::new("tomorrow-step-conditions").with("conditions", conditions)));
            }
            if let Some(word) = step.word.as_ref().filter(|word| word.needed == Needed::OneOf) {
                let group = word.group.as_deref().unwrap_or_default();
                said.push(self.say(&Message::new("tomorrow-step-one-of").with("group", group)));
            }
            self.text.push_str(&wrapped(&head, &said.join(" · "), 6));
        }
        Ok(())
    }

    fn papers(&mut self) {
        let (planned, own) = (&self.outlook.planned, &self.outlook.planned.own);
        let permit = match own.permit_aboard {
            Some(true) => "yes",
            Some(false) => "no",
            None => "unknown",
        };
        let mut papers = vec![Message::new("tomorrow-page-permit").with("permit", permit)];
        for (id, counts) in [("tomorrow-page-vehicles", own.vehicles), ("tomorrow-page-persons", own.persons)]
        {
            if counts != (None, None) {
                let said = |count: Option<u64>| match count {
                    Some(count) => Arg::from(count),
                    None => Message::new("tomorrow-page-nothing-said").into(),
                };
                papers
                    .push(Message::new(id).with("planned", said(counts.0)).with("on-paper", said(counts.1)));
            }
        }
        self.part("tomorrow-page-papers", &papers);
        if let Some(women) = own.women.filter(|women| *women > 0) {
            let ids: Vec<String> = self.outlook.on_women.iter().map(ToString::to_string).collect();
            let known = match ids.is_empty() {
                true => Message::new("tomorrow-page-women-none-known"),
                false => Message::new("tomorrow-page-women-restrictions").with("ids", ids.join(", ")),
            };
            let planned = Message::new("tomorrow-page-women-planned").with("count", women);
            self.part("tomorrow-page-women", &[planned, known]);
        }
        let notices: Vec<Message> = planned
            .requests
            .iter()
            .map(|applied| {
                match (applied.notified_on, applied.acknowledged_on) {
                    (None, _) => Message::new("tomorrow-page-notice-none"),
                    (Some(sent), None) => {
                        Message::new("tomorrow-page-notice-sent").with("day", words::day(sent))
                    }
                    (Some(sent), Some(acknowledged)) => Message::new("tomorrow-page-notice-acknowledged")
                        .with("day", words::day(sent))
                        .with("acknowledged", words::day(acknowledged)),
                }
                .with("request", applied.request.to_string())
            })
            .collect();
        if !notices.is_empty() {
            self.part("tomorrow-page-notice", &notices);
        }
    }

    fn movement(&mut self) {
        let planned = &self.outlook.planned;
        let mut said: Vec<Message> = planned.rules.iter().map(rule).collect();
        if said.is_empty() {
            said.push(Message::new("tomorrow-page-no-rule"));
        }
        said.push(match planned.own.turn_back_by {
            Some(hour) => Message::new("tomorrow-page-turn-back").with("hour", hour.to_string()),
            None => Message::new("tomorrow-page-turn-back-unknown"),
        });
        self.part("tomorrow-page-movement", &said);
    }

    fn way_back(&mut self) {
        let Outlook { planned, until, .. } = self.outlook;
        let mut said = Vec::new();
        if let Some(day) = planned.own.return_on {
            said.push(Message::new("tomorrow-page-return-day").with("day", words::day(day)));
        }
        if let Some((trip, date)) = &planned.back {
            let day = match date {
                PartialDate::Day(day) => words::day(*day).into(),
                in_part => Arg::from(in_part.to_string()),
            };
            said.push(
                Message::new("tomorrow-page-return-trip").with("trip", trip.to_string()).with("day", day),
            );
        }
        if said.is_empty() {
            said.push(Message::new("tomorrow-page-return-none"));
        }
        let ends = |sign: &Sign| matches!(sign, Sign::EndsBeforeReturn(_));
        if let Some(until) = until.filter(|_| self.outlook.signs.iter().any(ends)) {
            said.push(Message::new("tomorrow-page-return-ends").with("until", words::day(until)));
        }
        self.part("tomorrow-page-return", &said);
    }

    fn morning(&mut self) {
        let own = &self.outlook.planned.own;
        let light = match own.go_ahead {
            (_, Some(received)) => {
                Message::new("tomorrow-page-green-received").with("received", received.to_string())
            }
            (Some(asked), None) => Message::new("tomorrow-page-green-asked").with("asked", asked.to_string()),
            (None, None) => Message::new("tomorrow-page-green-none"),
        };
        self.part("tomorrow-page-green-light", &[light]);
        let decided = match (&own.decided_by, own.go) {
            (None, None) => Message::new("tomorrow-page-nobody-decides"),
            (by, go) => {
                let by = by
                    .as_deref()
                    .map_or_else(|| Message::new("tomorrow-page-nobody-decides").into(), Arg::from);
                match go {
                    Some(go) => Message::new("tomorrow-page-decided").with("go", label(go)),
                    None => Message::new("tomorrow-page-not-decided"),
                }
                .with("by", by)
            }
        };
        self.part("tomorrow-page-decides", &[decided]);
    }

    fn road(&mut self) {
        let Outlook { planned, passage_is_old, .. } = self.outlook;
        let mut said = vec![match &planned.passage {
            None => Message::new("tomorrow-page-passage-none"),
            Some(passage) => {
                let id = if *passage_is_old { "tomorrow-page-passage-old" } else { "tomorrow-page-passage" };
                let days = (self.session.today() - passage.day).num_days();
                Message::new(id)
                    .with("day", words::day(passage.day))
                    .with("days", days)
                    .with("trip", passage.trip.to_string())
            }
        }];
        said.push(Message::new("tomorrow-page-incidents").with("count", planned.incidents.len()));
        said.extend(planned.incidents.iter().map(|met| {
            Message::new("tomorrow-page-incident")
                .with("id", met.incident.to_string())
                .with("day", words::day(met.day))
                .with("kind", met.kind.map_or_else(|| Arg::from(""), label))
        }));
        said.push(Message::new("tomorrow-not-safe"));
        self.part("tomorrow-page-road", &said);
    }

    /// The same lines on every page, whether there is something to keep apart from or not.
    fn notes(&mut self, apart: &[KeepApart]) {
        let named: Vec<String> =
            apart.iter().map(|one| self.session.catalogue().label(&one.label_key())).collect();
        let what = match named.is_empty() {
            true => Message::new("tomorrow-page-apart-nothing").into(),
            false => Arg::from(named.join(", ")),
        };
        self.part("tomorrow-page-notes", &[Message::new("tomorrow-page-apart").with("what", what)]);
        if let Some(notes) = &self.outlook.planned.own.notes {
            let indent = LABEL_COLUMNS + 2;
            self.text.push_str(&wrapped(&" ".repeat(indent), notes, indent));
        }
    }

    /// A label with what stands beside it.
    fn part(&mut self, id: &'static str, lines: &[Message]) {
        let label = self.session.catalogue().label(id);
        let head = format!("{}  ", pad_end(&label, LABEL_COLUMNS));
        let said: Vec<String> = lines.iter().map(|line| self.say(line)).collect();
        self.text.push_str(&wrapped(&head, &said.join(" · "), width(&head)));
    }

    fn node(&self, step: &Step) -> Result<String, StoreError> {
        let said = step.said();
        let node = step.word.as_ref().map(|word| word.node).or(said.map(|said| said.node));
        let Some(node) = node else { return Ok(String::new()) };
        Ok(format!("{node} {}", self.name(node)?))
    }

    fn name(&self, id: RecordId) -> Result<String, StoreError> {
        Ok(self.reader.name(id)?.unwrap_or_default())
    }

    fn say(&self, message: &Message) -> String {
        self.session.catalogue().say(message)
    }

    fn standing(&self, step: &Step) -> Result<Message, StoreError> {
        let of = |said: &Said, id: &'static str| {
            Message::new(id).with("code", label(said.code)).with("day", words::day(said.day))
        };
        Ok(match (&step.standing, step.said()) {
            (Standing::Firm, Some(said)) => {
                let form = label(said.form);
                match said.valid_to {
                    None => of(said, "tomorrow-step-firm").with("form", form),
                    Some(until) => of(said, "tomorrow-step-firm-until")
                        .with("form", form)
                        .with("until", words::day(until)),
                }
            }
            (Standing::Hollow(why), Some(said)) => match why {
                Hollow::Relayed => of(said, "tomorrow-step-relayed"),
                Hollow::Unconfirmed(level) => {
                    of(said, "tomorrow-step-unconfirmed").with("level", label(*level))
                }
                Hollow::ConditionsOpen => of(said, "tomorrow-step-conditions-open"),
                Hollow::ConditionsRefused => of(said, "tomorrow-step-conditions-refused"),
                Hollow::NotYet(from) => of(said, "tomorrow-step-not-yet").with("from", words::day(*from)),
                Hollow::Expired(to) => of(said, "tomorrow-step-expired").with("to", words::day(*to)),
            },
            (Standing::Pending { days, owed_since }, said) => {
                let state = match said {
                    Some(said) => Message::new("tomorrow-step-said").with("code", label(said.code)),
                    None => Message::new("tomorrow-step-silent"),
                }
                .with("days", *days);
                match owed_since {
                    Some(since) => Message::new("tomorrow-step-owed")
                        .with("state", state)
                        .with("since", words::day(*since)),
                    None => state,
                }
            }
            (Standing::No, Some(said)) => of(said, "tomorrow-step-no"),
            _ => match step.word.as_ref().and_then(|word| word.waits_on) {
                Some(node) => Message::new("tomorrow-step-ours-waits").with("node", self.name(node)?),
                None => Message::new("tomorrow-step-ours"),
            },
        })
    }
}
