//! Key slots as they are shown: what opens the store, by name, label, kind and words; never a secret.

use crate::cli::globals::Format;
use crate::cli::{Failure, Session};
use carnet::message::Message;
use carnet::store::{HeldAs, Holding, KeySlot, Parked, Rotation, Store};
use serde_json::json;

/// The list on standard output.
pub(super) fn show(slots: &[KeySlot], session: &Session) -> Result<(), Failure> {
    match session.format() {
        Format::Json => {
            let slots: Vec<_> = slots
                .iter()
                .map(|slot| {
                    json!({
                        "name": slot.name, "kind": kind(slot), "label": slot.label, "recipient": slot.recipient,
                        "words": (!slot.words.is_empty()).then(|| slot.words.join(" ")),
                        "added_on": slot.added_on, "whole": slot.is_whole, "opened": slot.opened,
                        "recovery": slot.holding.as_ref().map(|held| json!({
                            "held_as": held.held_as.code(), "holders": held.holders, "needed": held.needed,
                            "abroad": held.abroad, "set": held.set,
                        })),
                    })
                })
                .collect();
            session.write(|output| writeln!(output, "{}", json!(slots)))
        }
        Format::Plain | Format::Csv => {
            let separator = if session.format() == Format::Csv { "," } else { "\t" };
            session.write(|output| {
                slots.iter().try_for_each(|slot| {
                    // A label is what somebody typed; nothing else here can hold a separator.
                    let label = slot.label.replace(['"', '\t', ','], " ");
                    let day = slot.added_on.clone().unwrap_or_default();
                    let cells = [slot.name.clone(), kind(slot).into(), label, slot.words.join(" "), day];
                    writeln!(output, "{}", cells.join(separator))
                })
            })
        }
        _ => session.print(&page(slots, session)),
    }
}

fn kind(slot: &KeySlot) -> &'static str {
    if slot.recipient.is_some() { "recipient" } else { "passphrase" }
}

fn page(slots: &[KeySlot], session: &Session) -> String {
    let catalogue = session.catalogue();
    let width = slots.iter().map(|slot| slot.name.chars().count()).max().unwrap_or_default();
    let mut page = String::new();
    for slot in slots {
        let mut said = vec![match &slot.recipient {
            Some(_) => catalogue.say(&Message::new("keys-recipient").with("words", slot.words.join(" "))),
            None => catalogue.label("keys-passphrase"),
        }];
        said.extend(slot.holding.as_ref().map(|holding| catalogue.say(&held(holding))));
        if let Some(day) = &slot.added_on {
            said.push(catalogue.say(&Message::new("keys-since").with("day", day)));
        } else {
            said.push(catalogue.label("keys-unnamed"));
        }
        if !slot.is_whole {
            said.push(catalogue.label("keys-damaged"));
        }
        if slot.opened {
            said.push(catalogue.label("keys-opened"));
        }
        let label = if slot.label.is_empty() { String::new() } else { format!("{}: ", slot.label) };
        page.push_str(&format!("{:<width$}  {label}{}\n", slot.name, said.join(" · ")));
    }
    page
}

/// Who holds a way back, in a few words.
pub(super) fn held(holding: &Holding) -> Message {
    let id = match holding.held_as {
        HeldAs::Recipient => "keys-held-recipient",
        HeldAs::Identity => "keys-held-identity",
        HeldAs::Shares => "keys-held-shares",
    };
    let message = Message::new(id).with("abroad", usize::from(holding.abroad));
    let message =
        message.with("needed", usize::from(holding.needed)).with("holders", usize::from(holding.holders));
    message.with("set", holding.set.clone().unwrap_or_default())
}

/// What can be told of a parked store without a key.
pub(super) fn show_parked(parked: Parked, session: &Session) -> Result<(), Failure> {
    if session.format() == Format::Json {
        let slots = json!([{ "name": "recipients", "kind": "parked", "keys": parked.keys }]);
        return session.write(|output| writeln!(output, "{slots}"));
    }
    let said = Message::new("keys-list-parked").with("count", parked.keys);
    session.print(&format!("{}\n", session.catalogue().say(&said)))
}

/// What opens the store, in one line.
pub(super) fn say_what_opens(slots: &[KeySlot], session: &Session) -> Result<(), Failure> {
    let names: Vec<String> = slots.iter().filter(|slot| slot.is_whole).map(super::called).collect();
    Ok(session.say(&Message::new("keys-opens").with("slots", names.join(", ")))?)
}

/// Says where more recipients open the store than it knows.
pub(super) fn warn_of_unknown(store: &Store, session: &Session) -> Result<(), Failure> {
    match store.unknown_recipients()? {
        0 => Ok(()),
        count => Ok(session.say(&Message::new("keys-unknown").with("count", count))?),
    }
}

/// What stays and what goes when the data key is replaced: on standard output, for it is looked at before.
pub(super) fn say_rotation(rotation: &Rotation, session: &Session) -> Result<(), Failure> {
    let names = |slots: &[KeySlot]| slots.iter().map(super::called).collect::<Vec<_>>();
    let (stays, goes) = (names(&rotation.stays), names(&rotation.goes));
    if session.format() == Format::Json {
        return session.write(|output| writeln!(output, "{}", json!({ "stays": stays, "goes": goes })));
    }
    let mut page =
        session.catalogue().say(&Message::new("keys-rotate-stays").with("slots", stays.join(", ")));
    if !goes.is_empty() {
        let goes = Message::new("keys-rotate-goes").with("slots", goes.join(", "));
        page.push_str(&format!("\n{}", session.catalogue().say(&goes)));
    }
    session.print(&format!("{page}\n"))
}
