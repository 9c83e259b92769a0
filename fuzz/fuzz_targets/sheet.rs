//! Tables from other hands, as a file of bytes, or as the sheet and the shared texts of a workbook: a map is proposed
//! for each, and each is imported by it.
#![no_main]

use std::cell::RefCell;
use std::io::{Cursor, Write};

use carnet::import::{ImportError, MapFrom, Request, What, guess, import};
use carnet::store::Store;
use carnet_fuzz::{Scratch, no_database_error, nowhere, said, stamp, with};
use libfuzzer_sys::fuzz_target;
use zip::write::SimpleFileOptions;

thread_local!(static STORE: RefCell<Option<(Scratch, Store)>> = const { RefCell::new(None) });

const PARTS: [(&str, &str); 4] = [
    (
        "[Content_Types].xml",
        r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>"#,
    ),
    (
        "_rels/.rels",
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
    ),
    (
        "xl/_rels/workbook.xml.rels",
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#,
    ),
    (
        "xl/styles.xml",
        r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/></cellXfs></styleSheet>"#,
    ),
];

const BOOK: &str = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>"#;

/// A workbook whose parts are these, parted by a byte that no XML has.
fn workbook(parts: &[u8]) -> Vec<u8> {
    let mut parts = parts.splitn(3, |byte| *byte == 0x1e);
    let sheet = parts.next().unwrap_or_default();
    let shared = parts.next().unwrap_or_default();
    let book = parts.next().unwrap_or(BOOK.as_bytes());
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let fixed = PARTS.iter().map(|(name, text)| (*name, text.as_bytes()));
    for (name, content) in fixed.chain([
        ("xl/workbook.xml", book),
        ("xl/worksheets/sheet1.xml", sheet),
        ("xl/sharedStrings.xml", shared),
    ]) {
        zip.start_file(name, stored).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn told(error: &ImportError) {
    said(error);
    if let ImportError::Store(error) = error {
        no_database_error(error);
    }
}

fuzz_target!(|input: (u8, &[u8])| {
    let (choice, bytes) = input;
    let what = [What::Actors, What::Places, What::Incidents, What::Records][usize::from(choice % 4)];
    let packed;
    let content = if choice & 8 == 0 {
        bytes
    } else {
        packed = workbook(bytes);
        &packed
    };
    with(
        &STORE,
        || (Scratch::new(), nowhere()),
        |(scratch, store)| {
            let file = scratch.put("table", content);
            let guess = match guess(what, &file, &[]) {
                Ok(guess) => guess,
                Err(error) => return told(&error),
            };
            // `without`: a gazetteer in a known layout needs no map.
            let without = choice & 16 != 0 && what == What::Places;
            let request = Request {
                what,
                file: &file,
                beside: &[],
                map: (!without).then_some(MapFrom::Text(&guess.map)),
                dry_run: true,
                all_or_nothing: false,
                date_order: None,
            };
            if let Err(error) = import(store, &stamp(), &request, &mut |_, _| ()) {
                assert!(
                    without || !matches!(error, ImportError::Map(_)),
                    "a map that was proposed is none: {error:?}"
                );
                told(&error);
            }
        },
    );
});
