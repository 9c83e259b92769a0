//! The whole page of one trip.

use super::words::{self, label};
use crate::cli::record::{Reader, wrapped};
use crate::cli::{Failure, Session};
use carnet::analysis::{Hollow, Outlook, Standing, Step};
use carnet::message::Message;
use carnet::model::RecordId;
use carnet::store::{Said, StoreError};
use carnet::text::clean::{for_terminal, one_line};
use carnet::text::width::{pad_end, width};
use carnet::vocabulary::Needed;

/// Labels take at most so much of a line.
const LABEL_COLUMNS: usize = 16;

/// The page.
pub(super) fn page(outlook: &Outlook, reader: &Reader<'_>, session: &Session) -> Result<String, Failure> {
    let mut page = Page { outlook, reader, session, text: String::new() };
    page.head()?;
    page.yeses()?;
    Ok(for_terminal(&page.text).into_owned())
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
