//! The program `carnet`: what it does is in the library of the same name, how it is asked in `cli`.

mod cli;

use cli::{Early, Failure, Session};
use std::process::ExitCode;

fn main() -> ExitCode {
    let words: Vec<_> = std::env::args_os().collect();
    let early = Early::read(&words);
    match cli::parse(words, &early) {
        Ok((globals, command)) => {
            let session = Session::new(globals, &early);
            match cli::run(command, &session) {
                Ok(()) | Err(Failure::ReaderGone) => ExitCode::SUCCESS,
                Err(Failure::Explained(error)) => session.printer().failure(&*error),
            }
        }
        Err(ended) => ended.finish(&early.printer()),
    }
}
