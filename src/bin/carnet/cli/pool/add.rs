//! `carnet pool add`: takes in what others sent.

use crate::cli::summary::audience_key;
use crate::cli::{Failure, Session};
use carnet::exchange::{self, Bundle, Label, MAX_SEALED, pool};
use carnet::file;
use carnet::guard::Reach;
use carnet::message::{Exit, Explain, Message};
use carnet::store::Contributor;
use std::path::PathBuf;

/// `carnet pool add`
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The sealed summaries.
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// What to call a sender who is new.
    #[arg(long = "as", value_name = "LABEL", value_parser = label)]
    called: Option<String>,
    /// The words of a sender who is new, as they told them.
    #[arg(long, value_name = "WORDS")]
    signer: Option<String>,
}

fn label(text: &str) -> Result<String, String> {
    text.parse::<Label>().map(|label| label.to_string()).map_err(|error| error.to_string())
}

pub(super) fn reach(args: &Args, session: &Session) -> Result<Reach, Failure> {
    let mut reach = session.reach_of_store()?;
    reach.inputs.extend(args.files.iter().cloned());
    Ok(reach)
}

pub(super) fn run(args: &Args, session: &Session) -> Result<(), Failure> {
    let sealed: Vec<_> =
        args.files.iter().map(|path| file::read(path, MAX_SEALED)).collect::<Result<_, _>>()?;
    let mut store = session.open_store()?;
    let mut identities = exchange::own_identities(&store)?;
    if let Some(given) = session.identities()? {
        identities = identities.and(given);
    }
    let mut known: Vec<(Bundle, Contributor)> = Vec::new();
    let mut strangers: Vec<Bundle> = Vec::new();
    for (sealed, path) in sealed.iter().zip(&args.files) {
        let bundle = exchange::open_summary(sealed, &identities).inspect_err(|_| {
            // Which of several files it was; what is wrong with it is said by the error itself.
            let _ = session.say(&Message::new("pool-add-file").with("path", path.as_path()));
        })?;
        match pool::contributor_of(&store, &bundle)? {
            Some(contributor) => known.push((bundle, contributor)),
            None => strangers.push(bundle),
        }
    }
    let mut pinned = None;
    if let Some(first) = strangers.first() {
        pool::check_stranger(&store, first)?;
        if strangers.iter().any(|other| other.signer.key() != first.signer.key()) {
            return Err(Stranger::Several.into());
        }
        let words = first.signer.words().join(" ");
        let called = args.called.clone().ok_or_else(|| Stranger::Unnamed { words: words.clone() })?;
        match &args.signer {
            Some(said) if !first.signer.has_words(said) => {
                return Err(Stranger::OtherWords { words }.into());
            }
            Some(_) => {}
            None => {
                let ask = Message::new("pool-pin-ask").with("label", called.as_str()).with("words", words);
                if !session.confirm(&ask)? {
                    return Ok(session.say(&Message::new("pool-not-added"))?);
                }
            }
        }
        if !session.dry_run() {
            let contributor = Contributor::new(&called, first.signer.key().0);
            pinned = Some(Message::new("pool-pinned").with("label", called.as_str()));
            known.extend(strangers.into_iter().map(|bundle| (bundle, contributor.clone())));
        }
    }
    for (bundle, contributor) in &known {
        let release = &bundle.manifest.release;
        let said = Message::new("pool-add-line")
            .with("label", contributor.label.as_str())
            .with("period", release.period.to_string())
            .with("audience", Message::new(audience_key(release.audience)));
        session.say(&said)?;
    }
    if session.dry_run() {
        return Ok(session.say(&Message::new("pool-not-added"))?);
    }
    let added = pool::add(&mut store, &session.stamp(), &known)?;
    if let Some(pinned) = pinned {
        session.say(&pinned)?;
    }
    let said = Message::new("pool-added")
        .with("new", added.new)
        .with("again", added.again)
        .with("struck", added.struck);
    Ok(session.say(&said)?)
}

/// A sender whose key is not pinned.
#[derive(Debug, thiserror::Error)]
enum Stranger {
    #[error("a new sender without a label")]
    Unnamed { words: String },
    #[error("several new senders")]
    Several,
    #[error("other words")]
    OtherWords { words: String },
}

impl Explain for Stranger {
    fn message(&self) -> Message {
        match self {
            Self::Unnamed { words } => Message::new("pool-stranger").with("words", words.as_str()),
            Self::Several => Message::new("pool-strangers"),
            Self::OtherWords { words } => Message::new("pool-other-words").with("words", words.as_str()),
        }
    }
    fn hint(&self) -> Option<Message> {
        Some(Message::new(match self {
            Self::Unnamed { .. } => "pool-stranger.hint",
            Self::Several => "pool-strangers.hint",
            Self::OtherWords { .. } => "pool-other-words.hint",
        }))
    }
    fn code(&self) -> u16 {
        match self {
            Self::Unnamed { .. } => 912,
            Self::Several => 913,
            Self::OtherWords { .. } => 914,
        }
    }
    fn exit(&self) -> Exit {
        match self {
            Self::Unnamed { .. } | Self::Several => Exit::Input,
            Self::OtherWords { .. } => Exit::Refused,
        }
    }
}
