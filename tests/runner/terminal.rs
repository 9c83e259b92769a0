//! Somebody at a terminal: the real program on a pseudo-terminal, its questions read and answered.
#![expect(unsafe_code, reason = "a session of its own is made between fork and exec")]

use std::fs::File;
use std::io::{Read, Write};
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::{FdFlags, fcntl_setfd};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{LocalModes, Winsize, tcgetattr, tcsetwinsize};

/// Nobody waits longer for a question.
const PATIENCE: Duration = Duration::from_secs(20);

/// A program at a terminal, and who sits before it.
pub struct Seat {
    child: Child,
    terminal: Option<File>,
    unplugged: Arc<AtomicBool>,
    arriving: Receiver<Vec<u8>>,
    /// All that the terminal showed.
    shown: Vec<u8>,
    /// Up to here it was read.
    read: usize,
    answers: usize,
}

/// How it ended, and all that was to be seen.
#[must_use]
#[derive(Debug)]
pub struct Left {
    /// Exit code; none where a signal ended it.
    pub exit: Option<i32>,
    /// The signal that ended it.
    pub signal: Option<i32>,
    /// All that the terminal showed, what was typed included.
    pub shown: String,
    /// How many times a line was given.
    pub answers: usize,
}

impl Seat {
    /// The number of the process.
    pub fn process(&self) -> u32 {
        self.child.id()
    }

    /// Starts the program with a terminal of 80 columns as its own.
    pub fn at(command: Command) -> Self {
        Self::at_width(command, 80)
    }

    /// The same with a terminal of so many columns.
    pub fn at_width(mut command: Command, columns: u16) -> Self {
        let ours = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
        // A program that holds our end too never sees it go.
        fcntl_setfd(&ours, FdFlags::CLOEXEC).unwrap();
        grantpt(&ours).unwrap();
        unlockpt(&ours).unwrap();
        tcsetwinsize(&ours, Winsize { ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0 }).unwrap();
        let name = ptsname(&ours, Vec::new()).unwrap().into_string().unwrap();
        let end = || OwnedFd::from(File::options().read(true).write(true).open(&name).unwrap());
        command.env("TERM", "xterm").stdin(Stdio::from(end())).stdout(Stdio::from(end()));
        command.stderr(Stdio::from(end()));
        // SAFETY: both are system calls that touch no memory of ours.
        unsafe {
            command.pre_exec(|| {
                rustix::process::setsid()?;
                rustix::process::ioctl_tiocsctty(std::io::stdin().as_fd())?;
                Ok(())
            });
        }
        let child = command.spawn().unwrap();
        drop(command);
        let terminal = File::from(ours);
        let mut reads = terminal.try_clone().unwrap();
        let (sends, arriving) = channel();
        let unplugged = Arc::new(AtomicBool::new(false));
        let seen_enough = Arc::clone(&unplugged);
        std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            let moment = Timespec { tv_sec: 0, tv_nsec: 20_000_000 };
            while !seen_enough.load(Ordering::Relaxed) {
                if !poll(&mut [PollFd::new(&reads, PollFlags::IN)], Some(&moment)).is_ok_and(|n| n > 0) {
                    continue;
                }
                // Reading fails once the program has let go of its end.
                match reads.read(&mut bytes) {
                    Ok(count) if count > 0 && sends.send(bytes[..count].to_vec()).is_ok() => {}
                    _ => break,
                }
            }
        });
        Self { child, terminal: Some(terminal), unplugged, arriving, shown: Vec::new(), read: 0, answers: 0 }
    }

    /// Reads until this is there.
    #[track_caller]
    pub fn sees(&mut self, words: &str) -> &mut Self {
        let until = Instant::now() + PATIENCE;
        loop {
            let unread = &self.shown[self.read..];
            if let Some(at) = unread.windows(words.len()).position(|part| part == words.as_bytes()) {
                self.read += at + words.len();
                return self;
            }
            let unread = String::from_utf8_lossy(unread).into_owned();
            let left = until.saturating_duration_since(Instant::now());
            match self.arriving.recv_timeout(left) {
                Ok(bytes) => self.shown.extend(bytes),
                Err(_) => panic!("no {words:?} in {unread:?}"),
            }
        }
    }

    /// Reads a question that has these words, and gives a line.
    #[track_caller]
    pub fn answers(&mut self, question: &str, line: &str) -> &mut Self {
        self.sees(question);
        self.answers += 1;
        self.presses(&format!("{line}\n"))
    }

    /// Gives a line that is not to be seen, once the terminal shows none.
    #[track_caller]
    pub fn answers_unseen(&mut self, question: &str, line: &str) -> &mut Self {
        self.sees(question);
        let until = Instant::now() + PATIENCE;
        while tcgetattr(self.terminal.as_ref().unwrap()).unwrap().local_modes.contains(LocalModes::ECHO) {
            assert!(Instant::now() < until, "the terminal shows what is typed");
            std::thread::sleep(Duration::from_millis(2));
        }
        self.presses(&format!("{line}\n"))
    }

    /// Presses keys.
    pub fn presses(&mut self, keys: &str) -> &mut Self {
        self.terminal.as_mut().unwrap().write_all(keys.as_bytes()).unwrap();
        self
    }

    /// Takes the terminal away.
    pub fn pulls_the_plug(&mut self) -> &mut Self {
        self.unplugged.store(true, Ordering::Relaxed);
        self.terminal = None;
        self
    }

    /// Waits for the end.
    #[track_caller]
    pub fn leaves(mut self) -> Left {
        let until = Instant::now() + PATIENCE;
        let status = loop {
            while let Ok(bytes) = self.arriving.try_recv() {
                self.shown.extend(bytes);
            }
            if let Some(status) = self.child.try_wait().unwrap() {
                break status;
            }
            if Instant::now() > until {
                let _ = self.child.kill();
                panic!("it goes on asking: {}", String::from_utf8_lossy(&self.shown));
            }
            std::thread::sleep(Duration::from_millis(5));
        };
        while let Ok(bytes) = self.arriving.recv_timeout(Duration::from_millis(200)) {
            self.shown.extend(bytes);
        }
        use std::os::unix::process::ExitStatusExt;
        Left {
            exit: status.code(),
            signal: status.signal(),
            shown: String::from_utf8_lossy(&self.shown).replace("\r\n", "\n"),
            answers: self.answers,
        }
    }
}
