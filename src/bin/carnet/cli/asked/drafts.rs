//! What was begun and not stored: kept inside the encrypted store, and gone on with by the same command.

use super::Rim;
use super::ask::Stopped;
use crate::cli::Failure;
use crate::cli::session::SessionError;
use crate::cli::terminal::{Heard, is_yes};
use carnet::message::Message;
use carnet::model::Kind;
use carnet::store::Store;
use serde_json::Value;

/// A command that asks, and its draft from an earlier time, if that is gone on with.
pub(super) struct Begun<'c> {
    kind: Kind,
    verb: &'c str,
    number: Option<i64>,
    /// Whether nobody was asked: the shell had locked over it.
    resumed: bool,
}

impl<'c> Begun<'c> {
    /// Looks for a draft of the command. Whoever has one is asked whether to go on with it, unless the shell does so by
    /// itself; then what it says is given too.
    pub(super) fn look(
        (kind, verb): (Kind, &'c str),
        store: &Store,
        rim: &Rim<'_>,
    ) -> Result<(Self, Option<Value>), Failure> {
        let resumed = rim.kept.and_then(|kept| kept.draft.take());
        let drafts = store.drafts()?;
        let own = |number: Option<i64>| Self { kind, verb, number, resumed: resumed.is_some() };
        if let Some(draft) = drafts.iter().find(|draft| resumed == Some(draft.number)) {
            return Ok((own(resumed), Some(draft.body.clone())));
        }
        let Some(draft) = drafts.into_iter().find(|draft| draft.kind == kind && draft.verb == verb) else {
            return Ok((own(None), None));
        };
        let question = Message::new("asked-draft-go-on").with("day", &draft.begun_on);
        match rim.person.hear(&rim.catalogue.say(&question))? {
            Heard::Line(line) if line.is_empty() || is_yes(&line, rim.catalogue) => {
                Ok((own(Some(draft.number)), Some(draft.body)))
            }
            Heard::Line(_) => {
                rim.tell(&Message::new("asked-draft-stays").with("number", draft.number))?;
                Ok((own(None), None))
            }
            Heard::Stop | Heard::End => Err(SessionError::Interrupted.into()),
            Heard::Idle(_) => Err(SessionError::Idle.into()),
        }
    }

    /// It is stored: there is no draft of it any more.
    pub(super) fn done(&self, store: &mut Store, rim: &Rim<'_>) -> Result<(), Failure> {
        if let Some(number) = self.number.filter(|_| self.resumed || !rim.dry_run) {
            store.drop_draft(number)?;
        }
        Ok(())
    }

    /// Somebody stopped: offers to keep what was said, where something was, and gives how the command ends.
    pub(super) fn stopped(
        &self,
        stopped: Stopped,
        body: Option<Value>,
        store: &mut Store,
        rim: &Rim<'_>,
    ) -> Result<Failure, Failure> {
        let mut stopped = stopped;
        let Some(body) = body.filter(|_| stopped == Stopped::Idle || !rim.dry_run) else {
            return Ok(stopped.into());
        };
        if stopped == Stopped::ByHand {
            match rim.person.hear(&rim.catalogue.label("asked-draft-keep")) {
                Ok(Heard::Line(line)) if line.is_empty() || is_yes(&line, rim.catalogue) => {}
                // A second Ctrl-C is an answer too.
                Ok(Heard::Line(_) | Heard::Stop) => return Ok(stopped.into()),
                Ok(Heard::Idle(_)) => stopped = Stopped::Idle,
                // Nobody is there any more to say no.
                Ok(Heard::End) | Err(_) => {}
            }
        }
        let number = self.keep(&body, store, rim)?;
        match (stopped, rim.kept) {
            // It goes on by itself once the store is open again.
            (Stopped::Idle, Some(kept)) => kept.draft.set(Some(number)),
            // The terminal may be gone; the draft is kept all the same.
            _ => _ = rim.tell(&Message::new("asked-draft-kept")),
        }
        Ok(stopped.into())
    }

    /// Something failed: what was typed is not lost with it.
    pub(super) fn failed(&self, body: Option<Value>, store: &mut Store, rim: &Rim<'_>) {
        if let Some(body) = body.filter(|_| !rim.dry_run)
            && self.keep(&body, store, rim).is_ok()
        {
            let _ = rim.tell(&Message::new("asked-draft-kept"));
        }
    }

    /// Keeps it in place of the draft that it came from.
    fn keep(&self, body: &Value, store: &mut Store, rim: &Rim<'_>) -> Result<i64, Failure> {
        let number = store.keep_draft(self.kind, self.verb, rim.stamp.today, body)?;
        if let Some(before) = self.number {
            store.drop_draft(before)?;
        }
        Ok(number)
    }
}
