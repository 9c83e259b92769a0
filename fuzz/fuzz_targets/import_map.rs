//! Maps: a text that somebody wrote, laid over a small table. The first byte says what the table is said to hold.
#![no_main]

use std::cell::RefCell;
use std::path::PathBuf;

use carnet::import::{ImportError, MapFrom, Request, What, import};
use carnet::store::Store;
use carnet_fuzz::{Scratch, no_database_error, nowhere, said, stamp, with};
use libfuzzer_sys::fuzz_target;

const TABLE: &[u8] = b"No,Date,Where,What,Who,Parent,Lat,Lon,Wounded,Notes\n\
    1,2026-10-03,Goma,kidnapping,Local office,,-1.67,29.22,2,\"first\nnote\"\n\
    2,03/10/2026,Rutshuru,theft; threat,Ministry,1,1 234.5,x,-1,\n\
    3,45000,,,,9,,,,\xd9\xa2\xd9\xa0\xd9\xa2\xd9\xa6\n";

thread_local!(static STORE: RefCell<Option<(Scratch, PathBuf, Store)>> = const { RefCell::new(None) });

fuzz_target!(|input: (u8, &str)| {
    let what = [What::Actors, What::Places, What::Incidents, What::Records][usize::from(input.0 % 4)];
    let make = || {
        let scratch = Scratch::new();
        let file = scratch.put("table.csv", TABLE);
        (scratch, file, nowhere())
    };
    with(&STORE, make, |(_, file, store)| {
        let request = Request {
            what,
            file,
            beside: &[],
            map: Some(MapFrom::Text(input.1)),
            dry_run: true,
            all_or_nothing: input.0 & 4 != 0,
            date_order: None,
        };
        match import(store, &stamp(), &request, &mut |_, _| ()) {
            Ok(outcome) => assert!(!outcome.kept && outcome.rows <= 3),
            Err(error) => {
                said(&error);
                if let ImportError::Store(error) = &error {
                    no_database_error(error);
                }
            }
        }
    });
});
