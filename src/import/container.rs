//! Packed containers of strangers, a workbook or the tables of an export: walked before anything is read, for a small file
//! can unpack to more than a laptop has.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::attributes::{Attributes, Limits};
use super::table::{FILE_BYTES, TableFault};

/// Most members of the container.
const MEMBERS: usize = 2_000;
/// Most bytes that all members unpack to.
const UNPACKED: u64 = 512 * 1024 * 1024;
/// Most times its own size that a member of more than [`SMALL`] bytes unpacks to.
const RATIO: u64 = 250;
const SMALL: u64 = 4 * 1024 * 1024;
/// Most cells of a workbook, and most shared strings.
const CELLS: usize = 20_000_000;
/// Most merged cells of a workbook.
const MERGED: usize = 100_000;
/// Most members of a group of formulas that share one.
const SHARED: usize = 100_000;

/// Whether bytes are a workbook, or what is taken for one by its beginning.
pub(super) fn is_packed(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") || bytes.starts_with(OLD)
}

/// The beginning of the container that spreadsheets used before, and still use around what a password locks.
pub(super) const OLD: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// A file, or a member of one, with its name.
pub(super) type Named = (String, Vec<u8>);

/// The text tables of a packed file that is no workbook, as ODK Central gives one for each repeat, by name; none where it
/// is a workbook, or no packed file. What lies in a folder inside it, pictures most often, is left there.
pub(super) fn packed_tables(bytes: &[u8]) -> Result<Option<Vec<Named>>, TableFault> {
    if !is_packed(bytes) || bytes.starts_with(OLD) || bounded(bytes)?.has_workbook {
        return Ok(None);
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| TableFault::Damaged)?;
    let (mut tables, mut total) = (Vec::new(), 0);
    for at in 0..archive.len() {
        let mut member = archive.by_index(at).map_err(|_| TableFault::Damaged)?;
        let name = member.name().map(|name| name.into_owned()).map_err(|_| TableFault::Damaged)?;
        if name.contains(['/', '\\']) || !name.to_lowercase().ends_with(".csv") {
            continue;
        }
        let mut table = Vec::new();
        member
            .by_ref()
            .take(FILE_BYTES - total + 1)
            .read_to_end(&mut table)
            .map_err(|_| TableFault::Damaged)?;
        total += table.len() as u64;
        if total > FILE_BYTES {
            return Err(TableFault::TooLargeUnpacked);
        }
        tables.push((name, table));
    }
    if tables.is_empty() { Err(TableFault::OtherArchive) } else { Ok(Some(tables)) }
}

/// What a walk through the container found.
pub(super) struct Walked {
    pub(super) has_workbook: bool,
    /// Merged cells.
    pub(super) merged: usize,
}

/// Walks the container without keeping anything of it.
pub(super) fn bounded(bytes: &[u8]) -> Result<Walked, TableFault> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| TableFault::Damaged)?;
    if archive.len() > MEMBERS {
        return Err(TableFault::TooLargeUnpacked);
    }
    let (mut total, mut packed_total) = (0, 0_u64);
    let mut has_workbook = false;
    let mut counted = Counts::default();
    for at in 0..archive.len() {
        let raw = archive.by_index_raw(at).map_err(|_| TableFault::Damaged)?;
        if raw.encrypted() {
            return Err(TableFault::Locked);
        }
        let name = raw.name().map(|name| name.into_owned()).map_err(|_| TableFault::Damaged)?;
        if raw.is_symlink() || is_stray(&name) {
            return Err(TableFault::StrayMember);
        }
        let (declared, packed) = (raw.size(), raw.compressed_size());
        drop(raw);
        if declared > UNPACKED || declared > SMALL && declared / packed.max(1) > RATIO {
            return Err(TableFault::TooLargeUnpacked);
        }
        // Parts that lie over each other are one part that is unpacked under many names.
        packed_total = packed_total.saturating_add(packed);
        if packed_total > bytes.len() as u64 {
            return Err(TableFault::TooLargeUnpacked);
        }
        let mut member = archive.by_index(at).map_err(|_| TableFault::Damaged)?;
        has_workbook |= name == "xl/workbook.xml";
        let is_markup = name.ends_with(".xml") || name.ends_with(".rels");
        let limit = UNPACKED - total;
        // No text takes fewer than five bytes. Texts are not held to what is said of the places of cells.
        let strings = usize::try_from(declared / 5).unwrap_or(CELLS).clamp(1_000, CELLS);
        let has_places = name != "xl/sharedStrings.xml";
        let attributes = Attributes::new(Limits { strings, shared: SHARED, has_places });
        let unpacked = counted.walk(&mut member, limit, (is_markup, attributes), packed)?;
        total += unpacked;
    }
    Ok(Walked { has_workbook, merged: counted.merged })
}

/// Whether a member would lie outside of the container were it unpacked.
fn is_stray(name: &str) -> bool {
    name.starts_with(['/', '\\'])
        || name.contains(['\0', ':'])
        || name.split(['/', '\\']).any(|part| part == "..")
}

#[derive(Default)]
struct Counts {
    cells: usize,
    strings: usize,
    merged: usize,
}

impl Counts {
    /// Unpacks a member piece by piece and counts; gives its bytes.
    fn walk(
        &mut self,
        member: &mut impl Read,
        limit: u64,
        (is_markup, mut attributes): (bool, Attributes),
        packed: u64,
    ) -> Result<u64, TableFault> {
        // What is looked for may lie across two pieces.
        const KEPT: usize = 32;
        let mut buffer = vec![0; 64 * 1024 + KEPT];
        let (mut total, mut held) = (0_u64, 0);
        loop {
            let read = member.read(&mut buffer[held..]).map_err(|_| TableFault::Damaged)?;
            total += read as u64;
            if total > limit || total > SMALL && total / packed.max(1) > RATIO {
                return Err(TableFault::TooLargeUnpacked);
            }
            let end = held + read;
            // Under whatever name: a workbook may call its parts as it likes.
            attributes.see(&buffer[held..end])?;
            self.look(&buffer[..end], read == 0, is_markup)?;
            if read == 0 {
                return Ok(total);
            }
            held = end.min(KEPT);
            buffer.copy_within(end - held..end, 0);
        }
    }

    fn look(&mut self, piece: &[u8], is_last: bool, is_markup: bool) -> Result<(), TableFault> {
        // The end of a piece is looked at again with the next one; what begins there is counted then.
        let upto = if is_last { piece.len() } else { piece.len().saturating_sub(32) };
        for at in piece.iter().enumerate().filter(|(_, byte)| **byte == b'<').map(|(at, _)| at) {
            let rest = &piece[at..];
            if is_markup && (rest.starts_with(b"<!DOCTYPE") || rest.starts_with(b"<!ENTITY")) {
                return Err(TableFault::Entities);
            }
            if at >= upto {
                continue;
            }
            self.cells += usize::from(rest.starts_with(b"<c ") || rest.starts_with(b"<c>"));
            self.merged += usize::from(rest.starts_with(b"<mergeCell "));
            self.strings += usize::from(rest.starts_with(b"<si>") || rest.starts_with(b"<si "));
        }
        if self.cells > CELLS || self.strings > CELLS || self.merged > MERGED {
            return Err(TableFault::TooLargeUnpacked);
        }
        Ok(())
    }
}
