//! What a decision or a request makes noticeable about yes, no and silence. Nothing here knows a place.

use chrono::NaiveDate;
use serde_json::Value;

use super::{AGAIN, HABIT, Noticed, Of, Yeses, how_many};
use crate::analysis::due::Patience;
use crate::analysis::tomorrow::{Count, why_hollow};
use crate::model::{RecordId, Values};
use crate::store::{Awaited, Spoken, Word};
use crate::vocabulary::Decision;

/// The first no after yeses in a row, or the other way round; `before` is what the office said earlier, the latest first.
pub(super) fn turn(code: Decision, before: &[Spoken]) -> Option<Noticed> {
    let other = how_many(before.iter().take_while(|spoken| spoken.is_yes != code.is_yes()), |_| true);
    match (other >= HABIT, code.is_yes()) {
        (false, _) => None,
        (true, false) => Some(Noticed::FirstNo(other)),
        (true, true) => Some(Noticed::FirstYes(other)),
    }
}

/// A yes that is not firm on the first day needed, where it is the last word of its office.
pub(super) fn not_firm(decision: RecordId, words: &[Word]) -> Option<Noticed> {
    let (word, said) = words
        .iter()
        .filter_map(|word| Some((word, word.said.as_ref()?)))
        .find(|(_, said)| said.decision == decision)?;
    (said.code.is_yes() && !said.firm).then(|| Noticed::NotFirm(why_hollow(said, word.first_day)))
}

/// How the yeses that are needed stand, where there is more than one.
pub(super) fn standing(count: Count, on: NaiveDate) -> Option<Noticed> {
    let firm = Of { times: count.firm as u64, of: count.needed as u64 };
    let yeses = Yeses { firm, silent: count.pending as u64, on };
    (firm.of >= AGAIN).then_some(Noticed::Standing(yeses))
}

/// Of a new request: whom nobody has asked yet.
pub(super) fn not_asked(words: &[Word]) -> Option<Noticed> {
    let count = how_many(words, |word| word.submitted_on.is_none() && word.said.is_none());
    // Where nothing was handed in to anybody, there is nothing to notice: it is a request in the making.
    (count > 0 && count < words.len() as u64).then_some(Noticed::NotAsked(count))
}

/// Of a new request: how many of its offices owe an answer to an earlier one.
pub(super) fn owes_already(awaited: &[Awaited], patience: Patience, today: NaiveDate) -> Option<Noticed> {
    let mut offices: Vec<RecordId> =
        awaited.iter().filter(|one| patience.is_owed(one, today)).map(|one| one.node).collect();
    offices.sort_by_key(|office| office.number);
    offices.dedup();
    (!offices.is_empty()).then_some(Noticed::OwesAlready(offices.len() as u64))
}

/// A request that was put off again.
pub(super) fn postponed(values: &Values) -> Option<Noticed> {
    let rounds = values.get("rounds").and_then(Value::as_array)?;
    let times = how_many(rounds, |round| round.get("postponed_by") == Some(&"them".into()));
    let of = rounds.len() as u64;
    (of >= AGAIN).then_some(Noticed::Postponed(Of { times, of }))
}
