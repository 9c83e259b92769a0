//! The program `carnet`: what it does is in the library of the same name, how it is asked in `cli`.

mod cli;

use carnet::guard::{self, ZeroingAllocator};
use carnet::message::Exit;
use cli::{Early, Failure, Session};
use std::alloc::System;
use std::process::ExitCode;

/// What is freed is cleared: passphrases and notes pass through many hands.
#[global_allocator]
static ALLOCATOR: ZeroingAllocator = ZeroingAllocator(System);

fn main() -> ExitCode {
    guard::early(cli::panic_sentence);
    std::panic::catch_unwind(carnet).unwrap_or_else(|_| Exit::Failed.into())
}

fn carnet() -> ExitCode {
    let words: Vec<_> = std::env::args_os().collect();
    let early = Early::read(&words);
    let (globals, command) = match cli::parse(words, &early) {
        Ok(parsed) => parsed,
        Err(ended) => return ended.finish(&early.printer()),
    };
    let session = Session::new(globals, &early);
    match cli::reach(&command, &session).and_then(|reach| {
        guard::files(&reach);
        cli::run(command, &session)
    }) {
        Ok(()) | Err(Failure::ReaderGone) => ExitCode::SUCCESS,
        Err(Failure::Told(exit)) => exit.into(),
        Err(Failure::Explained(error)) => session.printer().failure(&*error),
    }
}
