//! Packed files that nobody typed, put together by hand.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// The checksum of [`quine`], which stands in it six times. It was found once by solving for it, and is held by whoever
/// unpacks the file.
const CRC: u32 = 0xeb95_73d9;
/// The length of a piece of the packed stream.
const PIECE: usize = 30;

/// An empty block of the packed stream.
const EMPTY: [u8; 5] = [0, 0, 0, 0xff, 0xff];

/// The piece that says: the next `length` bytes stand as they are.
fn literal(length: u16) -> Vec<u8> {
    let header = [&[0][..], &length.to_le_bytes(), &(!length).to_le_bytes()].concat();
    [EMPTY.repeat(5), header].concat()
}

/// The piece that says: the last 90, or the last 120 bytes once more.
fn again(is_120: bool, is_last: bool) -> Vec<u8> {
    let blocks: [u8; 6] =
        if is_120 { [0x02, 0x68, 0xa0, 0xec, 0x05, 0x00] } else { [0x02, 0x88, 0x76, 0x26, 0x03, 0x00] };
    let last = [&[u8::from(is_last)][..], &EMPTY[1..]].concat();
    [&blocks[..], &EMPTY[1..], &EMPTY.repeat(3), &last].concat()
}

/// A packed file whose one member, a workbook by its name, is the packed file itself: who unpacks what is inside comes to
/// no end.
pub(crate) fn quine() -> Vec<u8> {
    let name = b"book.xlsx";
    let sizes = [&CRC.to_le_bytes()[..], &810_u32.to_le_bytes(), &960_u32.to_le_bytes()].concat();
    let words = |words: &[u16]| words.iter().flat_map(|word| word.to_le_bytes()).collect::<Vec<u8>>();
    // Version, flags, method, time, day; lengths of the name and of what follows it.
    let head = [
        b"PK\x03\x04".to_vec(),
        words(&[20, 0, 8, 0, 0x5821]),
        sizes.clone(),
        words(&[9, 21]),
        name.to_vec(),
        words(&[0xcafe, 17]),
        vec![0; 17],
    ]
    .concat();
    let tail = [
        b"PK\x01\x02".to_vec(),
        words(&[20, 20, 0, 8, 0, 0x5821]),
        sizes,
        words(&[9, 0, 0, 0, 0, 0, 0, 0, 0]),
        name.to_vec(),
        b"PK\x05\x06".to_vec(),
        words(&[0, 0, 1, 1, 55, 0, 870, 0, 13]),
        b"itself within".to_vec(),
    ]
    .concat();
    assert_eq!((head.len(), tail.len()), (2 * PIECE, 3 * PIECE));
    let (head_and_one, one, four) = (literal(90), literal(30), literal(120));
    let (again_90, again_120, last) = (again(false, false), again(true, false), again(true, true));
    // What each piece prints lags behind what it is, until the last but one prints the end.
    let pieces = [
        &head,
        &head_and_one,
        &head,
        &head_and_one,
        &again_90,
        &one,
        &again_90,
        &one,
        &one,
        &four,
        &again_90,
        &one,
        &one,
        &four,
        &again_120,
        &four,
        &again_120,
        &four,
        &again_120,
        &four,
        &again_120,
        &four,
        &last,
        &tail,
        &last,
        &tail,
    ];
    pieces.into_iter().flatten().copied().collect()
}

/// A workbook of one packed part that stands under a thousand names: small as it lies there, and far more than a laptop has
/// once every name is unpacked. No part is large, and none is packed more tightly than spreadsheets are.
pub(crate) fn overlapping() -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let packed = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    zip.start_file("xl/workbook.xml", packed).unwrap();
    zip.write_all(b"<workbook/>").unwrap();
    zip.start_file("xl/worksheets/sheet000.xml", packed).unwrap();
    // Four million bytes, of which some are new each time.
    for at in 0..80_000_u32 {
        zip.write_all(
            format!("<row r=\"{:08}\">{}", at.wrapping_mul(2_654_435_761) % 100_000_000, " ".repeat(33))
                .as_bytes(),
        )
        .unwrap();
    }
    let whole = zip.finish().unwrap().into_inner();
    let end = whole.windows(4).rposition(|window| window == b"PK\x05\x06").unwrap();
    let directory = u32::from_le_bytes(whole[end + 16..end + 20].try_into().unwrap()) as usize;
    let entry =
        whole[directory..end].windows(4).rposition(|window| window == b"PK\x01\x02").unwrap() + directory;
    let mut bytes = whole[..end].to_vec();
    for at in 1..1_000 {
        let mut same = whole[entry..end].to_vec();
        let name = same.windows(8).position(|window| window == b"sheet000").unwrap();
        same[name + 5..name + 8].copy_from_slice(format!("{at:03}").as_bytes());
        bytes.extend(same);
    }
    let length = u32::try_from(bytes.len() - directory).unwrap();
    let mut last = whole[end..].to_vec();
    last[8..10].copy_from_slice(&1_001_u16.to_le_bytes());
    last[10..12].copy_from_slice(&1_001_u16.to_le_bytes());
    last[12..16].copy_from_slice(&length.to_le_bytes());
    [bytes, last].concat()
}

#[test]
fn the_file_that_holds_itself_does() {
    let quine = quine();
    let mut inside = quine.clone();
    for _ in 0..3 {
        let mut archive = ZipArchive::new(Cursor::new(inside)).unwrap();
        let mut member = archive.by_index(0).unwrap();
        let mut unpacked = Vec::new();
        // Read to its end, a member is held to its checksum.
        member.read_to_end(&mut unpacked).unwrap();
        assert_eq!(unpacked, quine);
        inside = unpacked;
    }
}

#[test]
fn the_part_under_many_names_unpacks_to_gigabytes() {
    let bytes = overlapping();
    assert!(bytes.len() < 2_000_000, "{}", bytes.len());
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    assert_eq!(archive.len(), 1_001);
    let sizes: Vec<(u64, u64)> = (0..archive.len())
        .map(|at| archive.by_index_raw(at).map(|member| (member.size(), member.compressed_size())).unwrap())
        .collect();
    assert!(sizes.iter().map(|(size, _)| size).sum::<u64>() > 4_000_000_000);
    assert!(sizes.iter().all(|(size, packed)| *size < 4 << 20 && size / packed < 250));
    let mut last = Vec::new();
    archive.by_index(1_000).unwrap().read_to_end(&mut last).unwrap();
    assert_eq!(last.len() as u64, sizes[1].0);
}
