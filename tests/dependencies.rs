//! Few dependencies, each with a reason, none that opens a socket.

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use crate::source::root;

/// The names under a heading that begins with one of the given words in a manifest.
fn dependencies(manifest: &str, headings: &[&str]) -> BTreeSet<String> {
    let manifest: toml::Table = manifest.parse().expect("a manifest");
    let mut found = BTreeSet::new();
    let mut look = |table: &toml::Table| {
        for heading in headings {
            if let Some(names) = table.get(*heading).and_then(|value| value.as_table()) {
                found.extend(names.keys().cloned());
            }
        }
    };
    look(&manifest);
    for target in manifest.get("target").and_then(|value| value.as_table()).into_iter().flatten() {
        look(target.1.as_table().expect("a table"));
    }
    found
}

#[test]
fn every_dependency_has_its_reason_on_the_page() {
    let page = fs::read_to_string(root().join("docs/dependencies.md")).unwrap();
    let mut wanted = BTreeSet::new();
    for manifest in ["Cargo.toml", "sqlcipher-rustcrypto/Cargo.toml"] {
        let manifest = fs::read_to_string(root().join(manifest)).unwrap();
        wanted.extend(dependencies(&manifest, &["dependencies", "dev-dependencies", "build-dependencies"]));
    }
    let listed: BTreeSet<String> = page.split('`').skip(1).step_by(2).map(str::to_owned).collect();
    let missing: Vec<_> = wanted.iter().filter(|name| !listed.contains(*name)).collect();
    assert!(missing.is_empty(), "not on docs/dependencies.md: {missing:?}");
    // And no row speaks of a crate that is gone.
    for line in page.lines().filter(|line| line.starts_with("| `")) {
        let names = line.split('|').nth(1).unwrap_or_default();
        for name in names.split('`').skip(1).step_by(2) {
            assert!(wanted.contains(name), "{name} is on docs/dependencies.md and in no manifest");
        }
    }
}

#[test]
fn no_crate_in_the_tree_opens_a_socket() {
    const BANNED: &[&str] = &[
        "reqwest",
        "hyper",
        "ureq",
        "tokio",
        "mio",
        "rustls",
        "native-tls",
        "openssl",
        "openssl-sys",
        "curl",
        "socket2",
        "trust-dns-resolver",
        "hickory-resolver",
        "async-std",
        "isahc",
        "attohttpc",
        "quinn",
        "websocket",
        "tungstenite",
    ];
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--locked", "--offline", "-e", "normal,build", "--prefix", "none", "-f", "{p}"])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let tree = String::from_utf8(output.stdout).unwrap();
    let names: BTreeSet<&str> = tree.lines().filter_map(|line| line.split(' ').next()).collect();
    assert!(names.contains("rusqlite"), "the tree was read");
    let found: Vec<_> = BANNED.iter().filter(|name| names.contains(*name)).collect();
    assert!(found.is_empty(), "{found:?}");
}

/// Every crate, those of tests included, comes from the public registry with the hash that the lock file has, and none that is
/// known to be unsound or abandoned is among them.
#[test]
fn every_crate_is_from_the_registry_and_none_is_banned() {
    // RUSTSEC-2024-0398, RUSTSEC-2023-0071, RUSTSEC-2021-0145.
    const BANNED: &[&str] = &["sharks", "rsa", "atty"];
    let lock: toml::Table = fs::read_to_string(root().join("Cargo.lock")).unwrap().parse().unwrap();
    let packages = lock["package"].as_array().unwrap();
    let mut ours = BTreeSet::new();
    for package in packages {
        let name = package["name"].as_str().unwrap();
        match package.get("source").and_then(|source| source.as_str()) {
            Some(source) => {
                assert_eq!(source, "registry+https://github.com/rust-lang/crates.io-index", "{name}");
                assert!(package.get("checksum").is_some(), "{name} has no hash");
            }
            None => {
                ours.insert(name);
            }
        }
        assert!(!BANNED.contains(&name), "{name} is banned");
    }
    assert_eq!(ours, BTreeSet::from(["carnet", "sqlcipher-rustcrypto"]));
}

/// Each licence allows us to pass the program on under ours, by one of the choices that it gives.
#[test]
fn every_licence_is_one_that_we_may_pass_on() {
    const ALLOWED: &[&str] = &[
        "MIT",
        "MIT-0",
        "Apache-2.0",
        "BSD-2-Clause",
        "BSD-3-Clause",
        "ISC",
        "Zlib",
        "Unicode-3.0",
        "CC0-1.0",
        "Unlicense",
        "BSL-1.0",
        "blessing",
        "WTFPL",
        "Apache-2.0 WITH LLVM-exception",
    ];
    let listed = fs::read_to_string(root().join("docs/licences.txt")).unwrap();
    for line in listed.lines() {
        let licence = line.split_once(": ").unwrap().1.replace('/', " OR ");
        // No list nests an OR within an AND but in brackets that hold only that.
        let all = licence.split(" AND ").all(|part| {
            let part = part.trim_matches(['(', ')']);
            part.split(" OR ").any(|choice| ALLOWED.contains(&choice.trim_matches(['(', ')'])))
        });
        assert!(all, "{line}");
    }
}

/// Where code may be unsafe it says why, file by file; everywhere else the compiler refuses it.
#[test]
fn what_is_unsafe_has_its_reason() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    assert!(manifest.contains("unsafe_code = \"deny\""));
    for folder in ["src", "tests", "benches", "sqlcipher-rustcrypto"] {
        for path in crate::source::rust_files(&root().join(folder)) {
            let text = fs::read_to_string(&path).unwrap();
            let lines: Vec<&str> = text.lines().collect();
            for (at, line) in lines.iter().enumerate() {
                let is_block =
                    line.contains(&["unsafe", " {"].concat()) && !line.trim_start().starts_with("//");
                let said = lines[at.saturating_sub(6)..at].iter().any(|before| before.contains("SAFETY:"));
                assert!(!is_block || said, "{}:{}: no SAFETY comment", path.display(), at + 1);
            }
        }
    }
}

/// Of the socket family the program may import nothing: what is not imported cannot be called through libc.
#[cfg(target_os = "linux")]
#[test]
fn the_program_imports_no_socket_function() {
    const SOCKETS: &[&str] = &[
        "socket",
        "connect",
        "bind",
        "listen",
        "accept",
        "accept4",
        "sendmsg",
        "sendto",
        "recvfrom",
        "setsockopt",
        "getaddrinfo",
        "gethostbyname",
        "dlopen",
    ];
    let Ok(output) =
        Command::new("nm").args(["-D", "--undefined-only", env!("CARGO_BIN_EXE_carnet")]).output()
    else {
        println!("skipped: no nm on this machine");
        return;
    };
    let imports = String::from_utf8(output.stdout).unwrap();
    let names: BTreeSet<&str> =
        imports.lines().filter_map(|line| line.split_whitespace().last()?.split('@').next()).collect();
    assert!(names.contains("write"), "the import table was read");
    let found: Vec<_> = SOCKETS.iter().filter(|name| names.contains(*name)).collect();
    assert!(found.is_empty(), "{found:?}");
}
