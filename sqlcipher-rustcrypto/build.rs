//! Compiles SQLCipher with `src/provider.c`, which hands it the provider of `src/lib.rs`.
#![expect(clippy::disallowed_methods, reason = "cargo tells a build script by variables")]

use std::io::ErrorKind;
use std::process::Stdio;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src/provider.c");

    let mut build = cc::Build::new();
    build
        .file("src/provider.c")
        .include(sqlcipher_src::source_dir())
        // Measured: -O3 takes ten seconds longer and gains nothing, -O1 slows a scan by 8 %.
        .opt_level(2)
        .define("SQLITE_HAS_CODEC", None)
        .define("SQLITE_EXTRA_INIT", "sqlcipher_extra_init")
        .define("SQLITE_EXTRA_SHUTDOWN", "sqlcipher_extra_shutdown")
        .define("SQLITE_EXTRA_AUTOEXT", "sqlcipher_rustcrypto_ready")
        .define("SQLITE_EXTRA_INIT_MUTEXED", "sqlcipher_rustcrypto_memory")
        .define("SQLCIPHER_CRYPTO_CUSTOM", "sqlcipher_rustcrypto_setup")
        // Else a wrong key prints three lines on standard error.
        .define("SQLCIPHER_OMIT_DEFAULT_LOGGING", None)
        // Temporary tables and sorts stay in memory, whatever a connection asks for.
        .define("SQLITE_TEMP_STORE", "3")
        .define("SQLITE_THREADSAFE", "1")
        .define("SQLITE_ENABLE_FTS5", None)
        .define("SQLITE_DEFAULT_MEMSTATUS", "0")
        .define("SQLITE_ENABLE_API_ARMOR", None)
        .define("SQLITE_ENABLE_COLUMN_METADATA", None)
        .define("SQLITE_OMIT_LOAD_EXTENSION", None)
        .define("HAVE_STDINT_H", "1")
        .define("HAVE_USLEEP", "1")
        .define("HAVE_ISNAN", None)
        // SQLite's own warnings are not ours to mend, and naming them costs eleven seconds. `warnings(false)` would
        // pass -w, which silences the -Werror below as well: a changed provider table would then compile.
        .cargo_warnings(false)
        .flag_if_supported("-Wno-all")
        .flag_if_supported("-Wno-extra")
        .flag_if_supported("-Werror=incompatible-pointer-types");
    if std::env::var_os("CARGO_CFG_WINDOWS").is_none() {
        build.define("HAVE_LOCALTIME_R", "1");
    }

    if let Some(name) = missing_compiler(&build) {
        println!(
            "cargo::error=No C compiler was found (tried `{name}`): install one (Debian, Ubuntu: `apt install gcc \
             libc6-dev`; Fedora: `dnf install gcc`; macOS: `xcode-select --install`) or name yours in the variable CC."
        );
    } else if let Err(error) = build.try_compile("sqlcipher") {
        println!("cargo::error=SQLCipher did not compile: {error}");
    }
}

/// The name of the C compiler that would be used, if it is not there.
fn missing_compiler(build: &cc::Build) -> Option<String> {
    let Ok(tool) = build.try_get_compiler() else { return Some("cc".into()) };
    let mut command = tool.to_command();
    command.arg("--version").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    match command.status() {
        Err(error) if error.kind() == ErrorKind::NotFound => Some(tool.path().display().to_string()),
        _ => None,
    }
}
