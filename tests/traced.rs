//! The whole command tree under `strace`, in an empty home: no call to a network, no other program, nothing opened for
//! writing but the store and what the line names, nothing read but these and what every program reads.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::desks::skipped;
use crate::runner::Laptop;
use crate::stores::identity;
use crate::verbs::month;

/// A line, what it reads, and how it ends. They run in this order on one store. `{to}` is a recipient.
const LINES: &[(&str, &str, i32)] = &[
    ("demo tour", "", 0),
    ("--store new init --recipient {to} --yes", "", 0),
    ("tomorrow", "", 0),
    ("actor add --name Police --actor-type state-police", "", 0),
    ("actor show A-1", "", 0),
    ("actor edit A-1 --input -", r#"{"aliases": ["Province"]}"#, 0),
    ("actor list --full", "", 0),
    ("actor tree", "", 0),
    ("actor merge A-4 A-1 --dry-run", "", 2),
    ("actor handover A-1 -o handover.age", "", 0),
    ("place add --name Pays --kind country --pcode PA", "", 0),
    ("place show L-1", "", 0),
    ("place edit L-1 --input -", r#"{"parent": "L-3"}"#, 0),
    ("place list", "", 0),
    ("place merge L-1 L-2 --dry-run", "", 0),
    (
        "negotiation open --input -",
        r#"{"title": "Axe nord", "objective": "convoy", "opened": "2026-10-01", "places": ["L-1"], "actors": ["A-1"]}"#,
        0,
    ),
    ("negotiation show N-1", "", 0),
    ("negotiation edit N-1 --input -", r#"{"title": "Axe sud"}"#, 0),
    ("negotiation list", "", 0),
    ("negotiation brief N-1", "", 0),
    ("negotiation handover N-1 -o neg.age", "", 0),
    ("negotiation close N-1 --result reached", "", 0),
    ("request log --like R-1 --first-day 2026-12-20", "", 0),
    ("request show R-1", "", 0),
    ("request edit R-1 --input -", r#"{"people": 800}"#, 0),
    ("request list", "", 0),
    ("request postpone R-1 --to 2026-12-09 --by us", "", 0),
    ("request remind R-1 --node A-2", "", 0),
    ("request withdraw R-2", "", 0),
    (
        "meeting log --input -",
        r#"{"date": "2026-11-20", "channel": "in-person", "mode": "alone", "place": "L-1", "participants": [{"node": "A-1"}], "topics": "Axe"}"#,
        0,
    ),
    (
        "meeting call --input -",
        r#"{"date": "2026-11-21", "channel": "phone", "mode": "alone", "participants": [{"node": "A-2"}], "topics": "Jeudi"}"#,
        0,
    ),
    ("meeting show M-1", "", 0),
    ("meeting edit M-1 --input -", r#"{"topics": "Axe nord"}"#, 0),
    ("meeting list", "", 0),
    ("decision log --node A-1 --date 2026-11-21 --code granted", "", 0),
    ("decision show D-1", "", 0),
    ("decision edit D-1 --input -", r#"{"code": "deferred"}"#, 0),
    ("decision list", "", 0),
    ("promise add --promised-by them --node A-1 --kind notification --made-on 2026-11-10", "", 0),
    ("promise check P-1 --finding held --date 2026-11-20 --verified-by own-eyes", "", 0),
    ("promise settle P-1", "", 0),
    ("promise show P-1", "", 0),
    ("promise edit P-1 --input -", r#"{"made_on": "2026-11-11"}"#, 0),
    ("promise list", "", 0),
    ("trip plan --date 2026-11-25 --origin L-2 --destination L-1", "", 0),
    ("trip log --date 2026-11-22 --origin L-2 --destination L-1 --outcome delayed", "", 0),
    ("trip sheet --no-input", "", 2),
    ("trip show T-1", "", 0),
    ("trip edit T-1 --input -", r#"{"outcome": "delayed"}"#, 0),
    ("trip list", "", 0),
    (
        "incident log --input -",
        r#"{"date": "2026-11-20", "kinds": ["hold"], "setting": "checkpoint", "place": "L-1", "asks": [{"node": "A-2", "kind": "money"}]}"#,
        0,
    ),
    ("incident show I-1", "", 0),
    ("incident edit I-1 --input -", r#"{"what_happened": "Attente"}"#, 0),
    ("incident list", "", 0),
    ("ask show K-1", "", 0),
    ("ask edit K-1 --input -", r#"{"kind": "money"}"#, 0),
    ("ask list", "", 0),
    ("directive log --issued-by A-1 --date 2026-11-02 --what Escorte", "", 0),
    ("directive lift X-1 --on yesterday", "", 0),
    ("directive show X-1", "", 0),
    ("directive edit X-1 --input -", r#"{"what": "Escorte"}"#, 0),
    ("directive list", "", 0),
    ("caution add --area L-2 --keep-apart-from escort", "", 0),
    ("caution renew C-2", "", 0),
    ("caution lift C-2", "", 0),
    ("caution list", "", 0),
    ("event log --kind other --date 2026-11-20 --text -", "Marché", 0),
    ("event show E-1", "", 0),
    ("event edit E-1 --input -", r#"{"kind": "other"}"#, 0),
    ("event list", "", 0),
    ("find escorte", "", 0),
    ("draft list", "", 0),
    ("draft drop 1", "", 2),
    ("void E-1 --reason twice", "", 0),
    ("agenda --ics days.ics --yes", "", 0),
    ("undo --yes", "", 5),
    ("redo --yes", "", 2),
    ("history T-1", "", 0),
    ("dump --yes", "", 0),
    ("--store loaded load dump.jsonl", "", 2),
    (
        "inbox post incident --input -",
        r#"{"date": "2026-11-20", "kinds": ["hold"], "setting": "checkpoint", "place": "Goma"}"#,
        0,
    ),
    (
        "inbox post trip --input -",
        r#"{"date": "2026-11-20", "origin": "Goma", "destination": "Rutshuru", "outcome": "facilitated"}"#,
        0,
    ),
    (
        "inbox post meeting --input -",
        r#"{"date": "2026-11-20", "channel": "phone", "mode": "alone", "participants": [{"node": "Brigade"}], "topics": "Jeudi"}"#,
        0,
    ),
    ("inbox post note --text -", "Pont coupé", 0),
    ("inbox review --list", "", 0),
    ("import places places.csv --guess", "", 0),
    ("report all --format html --plaintext-output all.html --yes", "", 0),
    ("report outcomes -o outcomes.age", "", 0),
    ("summary plan", "", 0),
    ("summary scheme list", "", 0),
    ("summary scheme show access-1-month", "", 0),
    ("summary scheme set access-1-month", "", 0),
    ("summary export --period 2026-10 --to {to} -o october.age --yes", "", 0),
    ("summary open october.age", "", 0),
    ("summary verify october.age", "", 0),
    ("summary ledger", "", 0),
    ("summary withdraw 00 --reason wrong-records --yes", "", 2),
    ("pool add october.age --as us --yes", "", 0),
    ("pool list", "", 0),
    ("pool report --period 2026-10", "", 0),
    ("pool export --period 2026-10 --to {to} -o pooled.age --yes", "", 2),
    ("pool return --for us --period 2026-10 --to {to} -o answer.age --yes", "", 2),
    ("pool remove us --yes", "", 0),
    ("backup backup.tar", "", 0),
    ("--store back --identity key.txt restore backup.tar", "", 0),
    ("verify", "", 0),
    ("doctor", "", 0),
    ("setting list", "", 0),
    ("setting set overdue_days 10", "", 0),
    ("setting unset overdue_days", "", 0),
    ("shell", "place list\nfind escorte\n", 0),
    ("licences", "", 0),
    ("help", "", 0),
    ("key list", "", 0),
    ("key add --recipient {to} --label bureau", "", 0),
    ("key remove recipient-2 --yes", "", 0),
    ("key passphrase --generate --yes --slot passphrase-1", "", 2),
    ("key rotate --yes", "", 0),
    ("key recovery list", "", 0),
    ("key recovery recipient {to} --label safe --abroad 1 --yes", "", 0),
    ("key recovery identity --label safe2 --abroad 1 -o way.txt --yes", "", 0),
    ("key recovery shares 2/3 --abroad 2 -o shares.txt --yes", "", 0),
    ("key recovery rehearse --shares shares-1.txt --shares shares-3.txt", "", 0),
    ("key recovery open --shares shares-1.txt --shares shares-2.txt --no-input", "", 2),
    ("key park --to {to} --abroad 1 --yes", "", 0),
    ("key unpark --recipient {to}", "", 3),
    ("purge --due --dry-run", "", 3),
    ("destroy --dry-run", "", 0),
];

/// Every command that has none below it, as the help tells.
fn leaves(laptop: &Laptop, path: &[String]) -> Vec<String> {
    let help = laptop.carnet(&[path, &["--help".to_owned()]].concat()).done();
    let below: Vec<String> = help
        .lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .take_while(|line| line.starts_with("  "))
        .filter(|line| !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next().map(str::to_owned))
        .collect();
    if below.is_empty() {
        return vec![path.join(" ")];
    }
    below.into_iter().flat_map(|name| leaves(laptop, &[path, &[name]].concat())).collect()
}

/// A call that was traced: its name, and what stands between the brackets.
fn calls(trace: &str) -> impl Iterator<Item = (&str, &str)> {
    trace.lines().filter_map(|line| {
        let line = line.trim_start_matches(|character: char| character.is_ascii_digit() || character == ' ');
        let (name, rest) = line.split_once('(')?;
        name.bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
            .then_some((name, rest))
    })
}

/// The first text in the words of a call.
fn path(words: &str) -> &str {
    words.split('"').nth(1).unwrap_or_default()
}

/// What every program reads on this system, and the kernel's word about ourselves.
fn is_common(path: &str) -> bool {
    const COMMON: [&str; 9] = [
        "/etc/ld.so",
        "/lib",
        "/usr/lib",
        "/etc/localtime",
        "/usr/share/zoneinfo",
        "/dev/urandom",
        "/dev/tty",
        "/dev/null",
        "/proc/self/",
    ];
    COMMON.iter().any(|common| path.starts_with(common))
        || ["/sys/fs/cgroup", "/proc/meminfo", "/proc/stat", "/sys/devices/system/cpu"]
            .iter()
            .any(|told| path.starts_with(told))
}

fn assert_keeps_to_itself(line: &str, trace: &str, home: &Path) {
    let mut started = 0;
    let named: Vec<&str> = line.split(' ').collect();
    for (name, words) in calls(trace) {
        match name {
            "execve" => started += 1,
            "socketpair" => assert!(words.starts_with("AF_UNIX"), "{line}: {name}({words}"),
            "open" | "openat" | "creat" | "mkdir" | "mkdirat" | "rename" | "renameat" | "renameat2"
            | "unlink" | "unlinkat" | "link" | "linkat" | "symlink" | "symlinkat" => {
                let path = path(words);
                let writes = name != "openat" && name != "open"
                    || ["O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC"].iter().any(|flag| words.contains(flag));
                // Landlock's rules name folders by a handle that nothing is read through.
                if words.contains("O_PATH") || words.contains("ENOENT") && !writes {
                    continue;
                }
                let is_home = !path.starts_with('/') || path.starts_with(&*home.to_string_lossy());
                if writes {
                    assert!(is_home || ["/dev/tty", "/dev/null"].contains(&path), "{line}: {name}({words}");
                } else if !named.contains(&"doctor") {
                    assert!(is_home || is_common(path), "{line}: {name}({words}");
                }
            }
            // Of the traced ones only calls of the network are left.
            _ => panic!("{line}: {name}({words}"),
        }
    }
    assert_eq!(started, 1, "{line}: other programs were started");
}

#[test]
fn no_command_reaches_a_network_or_writes_outside() {
    let works = Command::new("strace").args(["-qq", "-o", "/dev/null", "true"]).status();
    if !works.is_ok_and(|status| status.success()) {
        return skipped("strace that may trace");
    }
    let officer = month();
    officer.has_file("places.csv", "name,kind\nBeni,adm2\n");
    officer.has_file("dump.jsonl", "");
    let (to, _) = identity();
    let mut walked = BTreeSet::new();
    for (line, input, exit) in LINES {
        let line = line.replace("{to}", &to);
        let words: Vec<&str> = line.split(' ').collect();
        walked.insert(
            words
                .iter()
                .skip_while(|word| {
                    word.starts_with("--") || ["new", "loaded", "back", "key.txt"].contains(word)
                })
                .map(|word| (*word).to_owned())
                .collect::<Vec<_>>()
                .join(" "),
        );
        let has_store = words.contains(&"--store") || words[0] == "demo";
        let command = if has_store { officer.command_alone(&words) } else { officer.command(&words) };
        let trace = tempfile::NamedTempFile::new().unwrap();
        let mut traced = Command::new("strace");
        traced.args(["-f", "-qq", "-s", "4096", "-o"]).arg(trace.path());
        traced.args(["-e", "signal=none", "-e", "trace=%network,execve,execveat,open,openat,creat,mkdir,mkdirat,rename,renameat,renameat2,unlink,unlinkat,link,linkat,symlink,symlinkat"]);
        traced.arg(command.get_program()).args(command.get_args()).env_clear();
        for (name, value) in command.get_envs() {
            traced.env(name, value.unwrap());
        }
        traced.current_dir(command.get_current_dir().unwrap());
        traced.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = traced.spawn().unwrap();
        std::io::Write::write_all(&mut child.stdin.take().unwrap(), input.as_bytes()).unwrap_or(());
        let output = child.wait_with_output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(*exit), "{line}: {said}");
        if line.starts_with("dump") {
            officer.has_file("dump.jsonl", &output.stdout);
        }
        let trace = fs::read_to_string(trace.path()).unwrap();
        assert!(trace.contains("execve("), "{line}: nothing was traced");
        assert_keeps_to_itself(&line, &trace, officer.home());
    }
    let missing: Vec<String> = leaves(&Laptop::new(), &[])
        .into_iter()
        .filter(|leaf| !walked.iter().any(|line| line == leaf || line.starts_with(&format!("{leaf} "))))
        .collect();
    assert!(missing.is_empty(), "not walked: {missing:?}");
}

#[test]
fn a_trace_that_leaves_the_home_is_told() {
    let home = Path::new("/home/a");
    assert_keeps_to_itself(
        "find x",
        "1 execve(\"/bin/carnet\", [], 0x1) = 0\n1 openat(AT_FDCWD, \"carnet/store.db\", O_RDWR) = 3\n",
        home,
    );
    for call in [
        "socket(AF_INET, SOCK_STREAM, 0) = 3",
        "socketpair(AF_INET, SOCK_STREAM, 0, [3, 4]) = 0",
        "sendto(3, \"x\", 1, 0, NULL, 0) = 1",
        "execve(\"/bin/sh\", [], 0x1) = 0",
        "openat(AT_FDCWD, \"/tmp/x\", O_WRONLY|O_CREAT, 0600) = 3",
        "openat(AT_FDCWD, \"/etc/passwd\", O_RDONLY) = 3",
        "mkdir(\"/var/tmp/x\", 0700) = 0",
    ] {
        let trace = format!("1 execve(\"/bin/carnet\", [], 0x1) = 0\n12 {call}\n");
        let told = std::panic::catch_unwind(|| assert_keeps_to_itself("find x", &trace, home));
        assert!(told.is_err(), "{call}");
    }
}
