//! Runs the real program as on a laptop of its own: an empty home, no environment, a fixed date and width.

#[cfg(unix)]
pub mod terminal;

use std::ffi::OsStr;
use std::fmt;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// A laptop on which nothing was ever done, and nobody sits at the terminal.
pub struct Laptop {
    home: TempDir,
    language: &'static str,
    today: &'static str,
}

impl Laptop {
    /// In English, on 24 November 2026.
    pub fn new() -> Self {
        Self { home: TempDir::new().unwrap(), language: "en_GB.UTF-8", today: "2026-11-24" }
    }

    /// The same with a home in memory, where the system has such a place: nothing that is written there waits for a disk.
    #[cfg(unix)]
    pub fn in_memory() -> Self {
        let home = TempDir::new_in("/dev/shm").or_else(|_| TempDir::new()).unwrap();
        Self { home, ..Self::new() }
    }

    /// The same laptop set to French.
    pub fn in_french(self) -> Self {
        Self { language: "fr_CD.UTF-8", ..self }
    }

    /// The same laptop on another day.
    pub fn on(self, today: &'static str) -> Self {
        Self { today, ..self }
    }

    /// The officer's home folder, where commands are typed.
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// Puts a file into the home folder.
    #[allow(dead_code, reason = "for commands that read files")]
    pub fn has_file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.home().join(name);
        std::fs::write(&path, content).unwrap();
        path
    }

    /// The program, ready to be started with these words.
    pub fn command(&self, words: &[impl AsRef<OsStr>]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_carnet"));
        command
            .env_clear()
            .env("HOME", self.home())
            .env("LANG", self.language)
            .env("COLUMNS", "80")
            .current_dir(self.home())
            .args(["--today", self.today])
            .args(words);
        command
    }

    /// Types `carnet` with these words.
    pub fn carnet(&self, words: &[impl AsRef<OsStr>]) -> Ran {
        self.carnet_reading("", words)
    }

    /// Types `carnet` with these words and gives it a text on standard input.
    pub fn carnet_reading(&self, input: impl AsRef<[u8]>, words: &[impl AsRef<OsStr>]) -> Ran {
        let mut command = self.command(words);
        let mut child =
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let input = input.as_ref().to_owned();
        // A program that fails early closes its input before it has read all of it.
        let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
        let output = child.wait_with_output().unwrap();
        writer.join().unwrap();
        Ran {
            exit: output.status.code(),
            out: output.stdout,
            err: String::from_utf8(output.stderr).unwrap(),
            home: self.home().to_string_lossy().into_owned(),
        }
    }
}

/// How a command ended and what it said.
#[must_use]
#[derive(Debug)]
pub struct Ran {
    exit: Option<i32>,
    out: Vec<u8>,
    err: String,
    home: String,
}

impl Ran {
    /// Whether it ended with this exit code.
    pub fn ended(&self, exit: i32) -> bool {
        self.exit == Some(exit)
    }

    /// What it printed, once it has succeeded.
    #[track_caller]
    pub fn done(self) -> String {
        assert_eq!(self.exit, Some(0), "{self}");
        String::from_utf8(self.out).unwrap()
    }

    /// What it printed on standard output, although it has failed with this exit code.
    #[track_caller]
    pub fn printed(self, exit: i32) -> String {
        assert_eq!(self.exit, Some(exit), "{self}");
        String::from_utf8(self.out).unwrap()
    }

    /// What it said on standard error, once it has failed with this exit code.
    #[track_caller]
    pub fn failed(self, exit: i32) -> String {
        assert_eq!(self.exit, Some(exit), "{self}");
        self.err
    }
}

/// Exit code, standard output and standard error as one page, for a reviewed snapshot.
impl fmt::Display for Ran {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tidy = |text: &str| text.replace(&self.home, "[home]");
        let exit = self.exit.map_or_else(|| "by a signal".to_owned(), |exit| exit.to_string());
        writeln!(f, "exit: {exit}\n--- standard output")?;
        writeln!(f, "{}", tidy(&String::from_utf8_lossy(&self.out)))?;
        write!(f, "--- standard error\n{}", tidy(&self.err))
    }
}
