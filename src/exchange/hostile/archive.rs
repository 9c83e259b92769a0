//! Archives in another form than ours.

use super::*;

#[test]
fn an_archive_in_another_form_is_refused_by_its_reason() {
    let parts = Parts::good();
    let [manifest, decisions, requests, definitions, signature] = <[_; 5]>::try_from(parts.raw()).unwrap();
    let rest = [&decisions[..], &requests, &definitions, &signature].concat();
    let good = [&manifest[..], &rest].concat();
    let instead = |first: Vec<u8>| padded([&first[..], &rest].concat());
    let before = |extra: Vec<u8>| padded([&extra[..], &good].concat());
    let spoilt = |alter: &dyn Fn(&mut [u8; 512])| {
        instead(raw("manifest.json", parts.get("manifest.json"), |header| alter(header)))
    };
    let of_kind = |kind: u8| before(raw("manifest.json", b"", |header| header[156] = kind));
    let called = |name: &str| instead(raw(name, parts.get("manifest.json"), |_| {}));
    let tables =
        |tables: &[&[u8]]| padded([&manifest[..], &tables.concat(), &definitions, &signature].concat());
    let size = |text: &'static [u8]| spoilt(&move |header| header[124..136].copy_from_slice(text));

    let mut cases: Vec<(&str, Vec<u8>, &str)> = vec![
        ("nothing", Vec::new(), "tar-truncated"),
        ("no end", good.clone(), "tar-truncated"),
        ("one empty block at the end", [&good[..], &[0; 512]].concat(), "tar-truncated"),
        ("only zeros", vec![0; 65536], "tar-missing"),
        ("text", vec![b'x'; 65536], "tar-header"),
        (
            "a checksum that does not fit",
            {
                let mut tar = padded(good.clone());
                tar[0] ^= 1;
                tar
            },
            "tar-header",
        ),
        ("root", called("/manifest.json"), "tar-absolute-path"),
        ("drive", called("C:\\manifest.json"), "tar-absolute-path"),
        ("share", called("\\\\host\\manifest.json"), "tar-absolute-path"),
        ("parent", called("../manifest.json"), "tar-parent-path"),
        ("parent inside", called("tables/../manifest.json"), "tar-parent-path"),
        ("parent, Windows", called("tables\\..\\manifest.json"), "tar-parent-path"),
        ("hard link", of_kind(b'1'), "tar-hard-link"),
        ("symbolic link", of_kind(b'2'), "tar-symbolic-link"),
        ("character device", of_kind(b'3'), "tar-device"),
        ("block device", of_kind(b'4'), "tar-device"),
        ("folder", of_kind(b'5'), "tar-folder"),
        ("pipe", of_kind(b'6'), "tar-pipe"),
        ("contiguous file", of_kind(b'7'), "tar-unknown-kind"),
        ("sparse file", of_kind(b'S'), "tar-sparse"),
        ("PAX header", of_kind(b'x'), "tar-extension"),
        ("global PAX header", of_kind(b'g'), "tar-extension"),
        ("long name", of_kind(b'L'), "tar-extension"),
        ("long link", of_kind(b'K'), "tar-extension"),
        ("a name of no member", before(raw("notes.txt", b"", |_| {})), "tar-unknown-name"),
        ("a name with a dot before", called("./manifest.json"), "tar-form"),
        ("a name with a space", called("manifest.json "), "tar-unknown-name"),
        ("capital letters", called("MANIFEST.JSON"), "tar-unknown-name"),
        ("a device's name", called("CON"), "tar-unknown-name"),
        ("a trailing dot", called("manifest.json."), "tar-unknown-name"),
        ("no name", called(""), "tar-unknown-name"),
        ("an escape in the name", called("\u{1b}]0;x"), "tar-unknown-name"),
        ("a turned name", called("table\u{202e}vsc.exe"), "tar-unknown-name"),
        ("not UTF-8", spoilt(&|header| header[0] = 0xff), "tar-unknown-name"),
        (
            "300 letters",
            spoilt(&|header| {
                header[..100].fill(b'a');
                header[345..500].fill(b'b');
            }),
            "tar-unknown-name",
        ),
        ("a name hidden in the prefix", spoilt(&|header| header[345] = b'x'), "tar-form"),
        ("a manifest twice", before(manifest.clone()), "tar-duplicate"),
        ("a second manifest at the end", padded([&good[..], &manifest].concat()), "tar-duplicate"),
        ("a table first", before(decisions.clone()), "tar-order"),
        ("definitions first", before(definitions.clone()), "tar-order"),
        ("a signature first", before(signature.clone()), "tar-order"),
        ("a table first that no name has", before(raw("tables/../x.csv", b"", |_| {})), "tar-parent-path"),
        ("nothing but a manifest", padded(manifest.clone()), "tar-missing"),
        ("no signature", padded(good[..good.len() - signature.len()].to_vec()), "tar-missing"),
        ("no definitions", padded([&manifest[..], &decisions, &requests, &signature].concat()), "tar-order"),
        ("tables in another order", tables(&[&requests, &decisions]), "tar-order"),
        ("a table twice", tables(&[&decisions, &decisions, &requests]), "tar-duplicate"),
        ("a table again at the end", tables(&[&decisions, &requests, &decisions]), "tar-duplicate"),
        ("a table left out", tables(&[&decisions]), "tar-order"),
        ("no table", tables(&[]), "tar-order"),
        (
            "a table of no name in the form",
            tables(&[&decisions, &requests, &raw("tables/trips.csv", b"", |_| {})]),
            "tar-unknown-name",
        ),
        ("2^62 bytes", size(b"\x80\0\0\0\x40\0\0\0\0\0\0\0"), "tar-too-large"),
        ("8 GiB", size(b"77777777777\0"), "tar-too-large"),
        (
            "one byte too many",
            instead(raw("manifest.json", &[b' '; 1024 * 1024 + 1], |_| {})),
            "tar-too-large",
        ),
        ("a size that is no number", size(b"0x000000010\0"), "tar-too-large"),
        ("setuid", spoilt(&|header| header[100..108].copy_from_slice(b"0004755\0")), "tar-form"),
        ("an owner", spoilt(&|header| header[108..116].copy_from_slice(b"0001750\0")), "tar-form"),
        ("a time", spoilt(&|header| header[136..148].copy_from_slice(b"14725216000\0")), "tar-form"),
        ("a user's name", spoilt(&|header| header[265..269].copy_from_slice(b"jean")), "tar-form"),
        ("a group's name", spoilt(&|header| header[297..301].copy_from_slice(b"base")), "tar-form"),
        ("a link's target", spoilt(&|header| header[157..161].copy_from_slice(b"/etc")), "tar-form"),
        ("a note in the last bytes", spoilt(&|header| header[505] = b'!'), "tar-form"),
        ("an old plain file", spoilt(&|header| header[156] = 0), "tar-form"),
        ("GNU's magic", spoilt(&|header| header[257..265].copy_from_slice(b"ustar  \0")), "tar-form"),
        (
            "bytes behind a member",
            {
                let mut tar = padded(good.clone());
                tar[manifest.len() - 1] = 1;
                tar
            },
            "tar-hidden-bytes",
        ),
        (
            "bytes in the padding",
            {
                let mut tar = padded(good.clone());
                *tar.last_mut().unwrap() = 1;
                tar
            },
            "tar-hidden-bytes",
        ),
        (
            "a member behind the end",
            {
                let mut tar = padded(good.clone());
                tar[good.len() + 1024..good.len() + 1536].copy_from_slice(&manifest[..512]);
                tar
            },
            "tar-hidden-bytes",
        ),
        ("too little padding", [&good[..], &[0; 1024]].concat(), "tar-length"),
        ("too much padding", [padded(good.clone()), vec![0; 512]].concat(), "tar-length"),
    ];
    let many: Vec<u8> = std::iter::repeat_n(manifest.clone(), 10_000).flatten().collect();
    cases.push(("10,000 members", padded(many), "tar-duplicate"));
    for (what, tar, expected) in &cases {
        assert_eq!(refusal(tar), *expected, "{what}");
    }
    assert!(read(&padded(good.clone())).is_ok());
    for blocks in 0..good.len() / 512 {
        assert_eq!(refusal(&good[..blocks * 512]), "tar-truncated", "{blocks} blocks");
    }
}

#[test]
fn every_flipped_byte_of_the_archive_is_refused() {
    let tar = Parts::good().tar();
    let used = tar.iter().rposition(|byte| *byte != 0).unwrap() + 1;
    for at in (0..used).chain([used + 600, tar.len() - 1]) {
        let mut altered = tar.clone();
        altered[at] ^= 1 << (at % 8);
        assert!(read(&altered).is_err(), "byte {at}");
    }
}
