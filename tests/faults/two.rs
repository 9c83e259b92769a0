//! Two processes at one store, a store that somebody keeps, a medium that cannot be written, and a disk that is really full.

use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};

use super::kill::THEN;
use super::scene::Scene;
use crate::desks::{Desk, skipped};

fn verifies(scene: &Scene) {
    let found = scene.carnet(&["verify"]).done();
    assert!(found.starts_with("The store is whole."), "{found}");
}

fn places(scene: &Scene) -> usize {
    scene.held_in(&scene.folder()).0.keys().filter(|id| id.starts_with("L-")).count()
}

#[test]
fn four_who_write_at_once_lose_nothing() {
    let scene = Scene::of(&Desk::new());
    let each = if super::Sweep::of_environment().is_whole() { 25 } else { 5 };
    let writer = |who: usize| {
        for n in 0..each {
            let name = format!("W{who}-{n}");
            let words = ["place", "add", "--name", &name, "--kind", "locality", "--format", "plain"];
            // Whoever has waited long enough is told that the store is in use, and tries again.
            let mut told = 0;
            loop {
                let ran = scene.carnet(&words);
                if ran.ended(0) {
                    break;
                }
                let said = ran.failed(6);
                assert!(said.contains("[CN-0210]"), "{said}");
                told += 1;
                assert!(told < 20, "{name} is never written");
            }
        }
    };
    std::thread::scope(|scope| (0..4).for_each(|who| drop(scope.spawn(move || writer(who)))));
    assert_eq!(places(&scene), 4 * each);
    verifies(&scene);
}

#[test]
fn a_store_in_use_is_told_and_left_alone() {
    let scene = Scene::of(&Desk::new());
    let mut shell = scene.command(&["shell"], true);
    let mut shell = shell.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut typed = shell.stdin.take().unwrap();
    writeln!(typed, "place add --name Goma --kind adm2 --format plain").unwrap();
    // It has the store open once it has answered.
    let mut answer = [0; 3];
    std::io::Read::read_exact(shell.stdout.as_mut().unwrap(), &mut answer).unwrap();
    assert_eq!(&answer, b"L-1");
    for words in [&["place", "list"][..], &["verify"], &["key", "rotate", "--yes"], &["backup", "copy.tar"]] {
        let said = scene.carnet(words).failed(6);
        assert!(said.contains("[CN-0210]") && said.lines().count() > 1, "{said}");
    }
    assert!(!scene.home().join("copy.tar").exists());
    // Posting needs no key and no lock.
    let post = ["inbox", "post", "note", "--text", "-"];
    scene.laptop.carnet_reading("The bridge is closed.", &post).done();
    writeln!(typed, "place add --name Sake --kind locality --format plain").unwrap();
    drop(typed);
    assert!(shell.wait().unwrap().success());
    assert_eq!(places(&scene), 2);
    verifies(&scene);
    // A process that was killed keeps nothing.
    let mut shell = scene.command(&["shell"], true);
    let mut shell = shell.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    std::thread::sleep(std::time::Duration::from_millis(300));
    shell.kill().unwrap();
    shell.wait().unwrap();
    scene.carnet(&["place", "list"]).done();
}

/// A script of the system's shell in a mount namespace of its own, so that nothing it mounts outlives it; `None` where that is
/// not allowed.
fn in_own_mounts(scene: &Scene, script: &str) -> Option<String> {
    let allowed = Command::new("unshare").args(["-m", "true"]).stderr(Stdio::null()).status();
    if !allowed.is_ok_and(|status| status.success()) {
        return None;
    }
    let carnet = scene.command(&[""; 0], true);
    let words: Vec<_> = carnet.get_args().map(|word| word.to_str().unwrap()).collect();
    let mut shell = Command::new("unshare");
    shell.args(["-m", "sh", "-c", script]).current_dir(scene.home()).env("HOME", scene.home());
    shell.env("C", format!("{} {}", env!("CARGO_BIN_EXE_carnet"), words.join(" ")));
    shell.env("LANG", "en_GB.UTF-8").env("STORE", ".local/share/carnet");
    let output = shell.output().unwrap();
    Some(String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr))
}

#[test]
fn a_medium_that_cannot_be_written_is_read_and_the_rest_is_told() {
    let desk = Desk::new();
    desk.meets(&["Governor"]);
    let scene = Scene::of(&desk);
    let script = "mount --bind $STORE $STORE && mount -o remount,ro,bind $STORE || { echo no mount; exit; }
        $C actor list 2>&1; echo list $?
        $C verify 2>&1; echo verify $?
        $C actor add --name Other --actor-type state-civil 2>&1; echo add $?
        $C key rotate --yes 2>&1; echo rotate $?
        umount $STORE; rm $STORE/lock; mount --bind $STORE $STORE && mount -o remount,ro,bind $STORE
        $C actor list 2>&1; echo without a lock $?";
    let Some(said) = in_own_mounts(&scene, script).filter(|said| !said.starts_with("no mount")) else {
        return skipped("way to mount a medium that cannot be written");
    };
    assert!(said.contains("A-1") && said.contains("list 0\n"), "{said}");
    assert!(said.contains("without a lock 0\n"), "{said}");
    assert!(said.contains("verify 0\n"), "{said}");
    for end in ["add 1\n", "rotate 1\n"] {
        assert!(said.contains(end), "{end}: {said}");
    }
    assert!(said.matches("[CN-").count() == 2, "{said}");
    verifies(&scene);
    assert!(scene.carnet(&["actor", "list", "--format", "plain"]).done().lines().count() == 1);
}

/// Nothing of a report is left on a disk that it did not fit on, and what it was to replace stays.
#[test]
fn a_report_that_a_full_disk_cannot_take_leaves_nothing_of_itself() {
    let desk = Desk::new();
    desk.meets(&["Governor"]);
    let scene = Scene::of(&desk);
    let script = "mkdir d; mount -t tmpfs -o size=64k tmpfs d 2>/dev/null || { echo no mount; exit; }
        echo of last month >d/old.html; dd if=/dev/zero of=d/filler bs=1k 2>/dev/null
        for words in '--format html --plaintext-output d/new.html' '--format xlsx --plaintext-output d/new.xlsx' \
            '--format csv --plaintext-output d/new.csv' '-o d/new.age' '--format html --plaintext-output d/old.html --force'; do
            $C report levels $words >out 2>&1; echo exit $?; grep -o '\\[CN-[0-9]*\\]' out
        done; ls -A d; cat d/old.html; rm d/filler; rm d/old.html
        $C report levels --format csv --plaintext-output d/new.csv >out 2>&1; echo exit $?; wc -l <d/new.csv";
    let Some(said) = in_own_mounts(&scene, script).filter(|said| !said.starts_with("no mount")) else {
        return skipped("way to mount a disk that fills up");
    };
    assert_eq!(said.matches("exit 1\n[CN-").count(), 5, "{said}");
    let (_, after) = said.rsplit_once("]\n").unwrap();
    assert!(after.starts_with("filler\nold.html\nof last month\nexit 0\n"), "{said}");
    verifies(&scene);
}

/// Disks of several sizes, each filled before the command to all but so many kilobytes.
#[test]
fn a_full_disk_is_told_and_what_was_there_stays() {
    let desk = Desk::new();
    desk.meets(&["Governor"]);
    let scene = Scene::of(&desk);
    let script = "mkdir d; mount -t tmpfs -o size=4m tmpfs d 2>/dev/null || { echo no mount; exit; }
        S=$STORE; C=\"$C --store d/store\"
        for left in 0 4 12 40 100 400; do
            rm -rf d/*; cp -r $S d/store; chmod -R go= d/store
            dd if=/dev/zero of=d/filler bs=1k 2>/dev/null; truncate -s -${left}k d/filler 2>/dev/null
            for words in 'place add --name New --kind locality' 'key rotate --yes' 'backup d/copy.tar'; do
                $C $words >out 2>&1; echo $left exit $?; grep -o '\\[CN-[0-9]*\\]' out
                rm -f d/copy.tar
                $C verify >out 2>&1 || { echo broken; cat out; }
            done
            rm d/filler; $C place add --name Afterwards --kind locality >out 2>&1 || { echo cannot go on; cat out; }
        done; echo done";
    let Some(said) = in_own_mounts(&scene, script).filter(|said| !said.starts_with("no mount")) else {
        return skipped("way to mount a small disk");
    };
    assert!(said.ends_with("done\n") && !said.contains("broken") && !said.contains("cannot"), "{said}");
    let ends = |exit: &str| said.lines().filter(|line| line.ends_with(exit)).count();
    assert_eq!(ends("exit 0") + ends("exit 1"), 18, "{said}");
    // With nothing left, nothing is written; where there is room, all is.
    assert!(ends("exit 1") >= 6 && said.contains("0 exit 1\n[CN-02"), "{said}");
    assert_eq!(said.lines().filter(|line| line.starts_with("[CN-")).count(), ends("exit 1"), "{said}");
}

/// The system's limit on the size of a file, which kills a program that does not expect it.
#[test]
fn a_limit_on_files_is_told_and_what_was_there_stays() {
    let desk = Desk::new();
    desk.meets(&["Governor"]);
    let scene = Scene::of(&desk);
    let size = fs::metadata(scene.folder().join("store.db")).unwrap().len() / 512;
    for blocks in [0, 1, 16, 64, size - 8, size, size + 8] {
        scene.put_back();
        let carnet = scene.command(&["place", "add", "--name", THEN, "--kind", "locality"], true);
        let mut limited = Command::new("sh");
        limited.args(["-c", "ulimit -f $0; exec \"$@\"", &blocks.to_string()]).arg(carnet.get_program());
        limited.args(carnet.get_args()).current_dir(scene.home()).env_clear().env("HOME", scene.home());
        let output = limited.stderr(Stdio::piped()).stdout(Stdio::piped()).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        let ended = output.status.code();
        assert!(
            ended == Some(0) || ended == Some(1) && said.contains("[CN-"),
            "{blocks}: {:?} {said}",
            output.status
        );
        assert_eq!(places(&scene), usize::from(ended == Some(0)), "{blocks}: {said}");
        verifies(&scene);
    }
}
