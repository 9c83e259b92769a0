//! What is set for a store and what a coordination fixes for a year: settings typed or loaded, and schemes in TOML.
#![no_main]

use std::cell::RefCell;

use carnet::exchange::scheme::Scheme;
use carnet::store::{AnySetting, Store, find_setting};
use carnet_fuzz::{no_database_error, nowhere, said, stamp, with};
use libfuzzer_sys::fuzz_target;

thread_local!(static STORE: RefCell<Option<Store>> = const { RefCell::new(None) });

fuzz_target!(|input: (u8, &str)| {
    let (choice, text) = input;
    if choice % 2 == 0 {
        if let Ok(scheme) = Scheme::parse(text) {
            // What is said is what counts, however it was written.
            let again = Scheme::parse(scheme.body()).unwrap();
            assert_eq!(again.hash(), scheme.hash());
            assert!(!scheme.tables().is_empty());
        }
        return;
    }
    let (name, value) = text.split_once('=').unwrap_or((text, ""));
    let setting = match find_setting(name) {
        Ok(setting) => setting,
        Err(error) => return said(&error),
    };
    with(&STORE, nowhere, |store| {
        let set = store.rehearse(&stamp(), |change| match setting {
            AnySetting::Number(setting) => {
                let set = change.set(setting, Some(value))?;
                assert!((setting.bounds.0..=setting.bounds.1).contains(&set));
                Ok(())
            }
            AnySetting::Text(setting) => {
                let kept = change.set_text(setting, Some(value))?.unwrap();
                // What was kept is what would be kept of it.
                assert_eq!(change.set_text(setting, Some(&kept))?, Some(kept));
                Ok(())
            }
        });
        if let Err(error) = set {
            no_database_error(&error);
            said(&error);
        }
    });
});
