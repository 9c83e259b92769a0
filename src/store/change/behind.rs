//! What a record that is written leaves beside it: a version in the history, and its words in the index.
//!
//! Neither needs the database to be made. Of rows that come in by the thousand both are made on a thread of their own while
//! the next rows are written; only the finished lines go into the database, on the one thread that has it. What is left in
//! a savepoint waits until it is certain, so that an undone row never comes so far.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{Builder, JoinHandle};

use serde_json::Value;
use zeroize::Zeroizing;

use super::Change;
use crate::guard;
use crate::model::{RecordId, Uid};
use crate::seal::{self, Drawn};
use crate::store::StoreError;
use crate::store::full_text;
use crate::store::history::{self, Action, Entry, Last, Line};

/// So much is handed over at once: less, and the threads wake each other more than they work.
const AT_ONCE: usize = 200;

/// So many portions are on their way at most, so that memory stays bounded.
const ON_THEIR_WAY: usize = 3;

/// What a record left, in the order in which it did.
#[derive(Debug)]
pub(super) enum Left {
    /// A version of it, or another entry of the history.
    Version(Version),
    /// Its words.
    Words(full_text::Row),
}

/// An entry of the history that is not chained yet.
#[derive(Debug)]
pub(super) struct Version {
    pub(super) action: Action,
    pub(super) kind: &'static str,
    pub(super) uid: Uid,
    pub(super) revision: i64,
    pub(super) body: Value,
    /// The new record of which it is the first version: its words follow from the body.
    pub(super) of_new: Option<RecordId>,
}

/// What was made of it: the next lines of the history, and rows of the index.
#[derive(Debug, Default)]
struct Made {
    lines: Vec<Line>,
    words: Vec<full_text::Row>,
    /// Bodies that are lines now.
    spent: Vec<Value>,
}

/// The chain of the history, at its end.
#[derive(Debug)]
struct Chain {
    key: Zeroizing<[u8; 32]>,
    command: i64,
    at: String,
    last: Last,
    salts: Drawn,
}

impl Chain {
    /// Goes on with what was left.
    fn made(&mut self, left: Vec<Left>) -> Result<Made, StoreError> {
        let mut made = Made::default();
        let is_much = left.len() > 1;
        for left in left {
            let Version { action, kind, uid, revision, body, of_new } = match left {
                Left::Words(row) => {
                    made.words.push(row);
                    continue;
                }
                Left::Version(version) => version,
            };
            let entry =
                Entry { command: self.command, at: &self.at, action, kind, uid, revision, body: &body };
            let salt = if is_much { self.salts.next()? } else { seal::random()? };
            let line = history::chained(&self.key, self.last, salt, &entry);
            self.last = line.last();
            made.lines.push(line);
            if let (Some(id), Value::Object(values)) = (of_new, &body) {
                made.words.extend(full_text::Row::of(id, true, values, false));
            }
            made.spent.push(body);
        }
        Ok(made)
    }
}

/// The thread beside.
#[derive(Debug)]
pub(super) struct Beside {
    to: Option<Sender<Vec<Left>>>,
    from: Receiver<Result<Made, StoreError>>,
    /// Lines that are written go back to be freed by the thread that made them: two threads that free and take of the same
    /// memory wait for each other more than they work.
    back: Sender<Vec<Line>>,
    thread: Option<JoinHandle<()>>,
    on_their_way: usize,
}

impl Beside {
    /// Starts it.
    ///
    /// # Errors
    /// When the system gives no thread.
    fn start(mut chain: Chain) -> std::io::Result<Self> {
        let (to, left) = channel::<Vec<Left>>();
        let (give, from) = channel();
        let (back, written) = channel();
        let work = move || {
            for left in left {
                let made = chain.made(left);
                written.try_iter().for_each(drop);
                let failed = made.is_err();
                // Nobody waits for it where the command has failed.
                if give.send(made).is_err() || failed {
                    break;
                }
            }
            drop(chain);
            guard::clear_stack();
        };
        let thread = Builder::new().spawn(work)?;
        Ok(Self { to: Some(to), from, back, thread: Some(thread), on_their_way: 0 })
    }

    /// Hands over what was left.
    fn give(&mut self, left: Vec<Left>) {
        // A thread that ended has said why, or panicked: both are found when its work is taken.
        if let Some(to) = &self.to {
            let _ = to.send(left);
        }
        self.on_their_way += 1;
    }

    /// What is finished, without waiting unless too much is on its way.
    fn finished(&mut self) -> Option<Result<Made, StoreError>> {
        if self.on_their_way > ON_THEIR_WAY {
            return self.next();
        }
        let made = self.from.try_recv().ok()?;
        self.on_their_way -= 1;
        Some(made)
    }

    /// What is finished next; `None` when nothing is on its way.
    fn next(&mut self) -> Option<Result<Made, StoreError>> {
        if self.on_their_way == 0 {
            return None;
        }
        self.on_their_way -= 1;
        let made = self.from.recv().ok();
        if made.is_none()
            && let Some(Err(panic)) = self.thread.take().map(JoinHandle::join)
        {
            std::panic::resume_unwind(panic);
        }
        made
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        self.to = None;
        // Its key is cleared when it ends. A panic was told where its work was taken.
        let _ = self.thread.take().map(JoinHandle::join);
    }
}

impl Change<'_> {
    /// Leaves words.
    pub(super) fn leave_words(&mut self, row: full_text::Row) -> Result<(), StoreError> {
        self.left.push(Left::Words(row));
        if self.in_savepoint { Ok(()) } else { self.settle() }
    }

    /// Leaves a version.
    pub(super) fn leave_version(&mut self, version: Version) -> Result<(), StoreError> {
        self.left.push(Left::Version(version));
        if self.in_savepoint { Ok(()) } else { self.settle() }
    }

    /// Has the thread beside work on what savepoints left, where that is much, and writes what it has finished.
    pub(super) fn hand_over(&mut self) -> Result<(), StoreError> {
        if self.left.len() >= AT_ONCE {
            if self.beside.is_none() {
                // Without a thread it is done here, at the end.
                self.beside = Beside::start(self.chain()).ok();
            }
            match &mut self.beside {
                Some(beside) => beside.give(std::mem::take(&mut self.left)),
                None => self.settle()?,
            }
        }
        while let Some(made) = self.beside.as_mut().and_then(Beside::finished) {
            self.write_made(made?)?;
        }
        Ok(())
    }

    /// Does work with versions of records kept once the history has them: [`Change::spent`] gives them, to be freed by
    /// whoever made them.
    pub fn keeping_spent<T>(&mut self, work: impl FnOnce(&mut Self) -> T) -> T {
        self.spent = Some(Vec::new());
        let done = work(self);
        self.spent = None;
        done
    }

    /// The versions that the history has, where they are kept.
    pub fn spent(&mut self) -> Vec<Value> {
        self.spent.as_mut().map(std::mem::take).unwrap_or_default()
    }

    /// Writes all that savepoints left: whatever follows comes after it.
    pub(super) fn settle(&mut self) -> Result<(), StoreError> {
        if let Some(mut beside) = self.beside.take() {
            while let Some(made) = beside.next() {
                self.write_made(made?)?;
            }
        }
        if !self.left.is_empty() {
            let left = std::mem::take(&mut self.left);
            let made = self.chain().made(left)?;
            self.write_made(made)?;
        }
        Ok(())
    }

    fn chain(&self) -> Chain {
        Chain {
            key: self.chain_key.clone(),
            command: self.command,
            at: self.stamp.at.clone(),
            last: self.last,
            salts: Drawn::default(),
        }
    }

    fn write_made(&mut self, made: Made) -> Result<(), StoreError> {
        // What interrupted a statement, or left it no room, has rolled back all of the command: nothing may be written after.
        if self.connection.is_autocommit() {
            return Err(StoreError::Interrupted);
        }
        history::write(self.connection, (self.command, &self.stamp.at), &made.lines)?;
        self.last = made.lines.last().map_or(self.last, Line::last);
        if let Some(spent) = &mut self.spent {
            spent.extend(made.spent);
        }
        if let Some(beside) = &self.beside {
            let _ = beside.back.send(made.lines);
        }
        self.full_text.extend(made.words);
        self.full_text.write_some(self.connection)
    }
}
