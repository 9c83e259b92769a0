//! The picture of a ladder: levels as rows, time as columns, what was said and what the road did as signs.
//!
//! Every sign has a form of its own, so that the picture holds in black and white; the legend names those that occur.

mod svg;
mod text;

pub(super) use svg::svg;
pub(super) use text::text;

use crate::indicator::{Conduct, Ladder, Sign};

/// The signs that occur, in the order of the legend.
fn signs(ladder: &Ladder) -> Vec<Sign> {
    let there = |sign: &Sign| ladder.rungs.iter().flat_map(|rung| &rung.answers).any(|one| one.sign == *sign);
    Sign::ALL.iter().copied().filter(there).collect()
}

/// What the road did, as far as it occurs, in the order of the legend.
fn conducts(ladder: &Ladder) -> Vec<Conduct> {
    let there = |conduct: &Conduct| ladder.road.iter().any(|one| one.conduct == *conduct);
    Conduct::ALL.iter().copied().filter(there).collect()
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::indicator::{LadderAnswer, LadderRung, Stop};
    use crate::message::{Catalogue, Language, Message};
    use crate::vocabulary::Level;

    /// A yes in June and, on the last day, what is said of it.
    fn ladder(stop: Stop) -> Ladder {
        let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day).unwrap();
        let said = |day, sign| LadderAnswer { day, sign, by_desk: true };
        let rung =
            |level, answers, stops| LadderRung { level, met: true, answers, silent_since: None, stops };
        let last = vec![said(day(6, 9), Sign::Yes), said(day(11, 30), Sign::No)];
        Ladder {
            title: Message::new("report-ladder"),
            as_of: day(11, 30),
            rungs: vec![
                rung(Level::Senior, vec![said(day(6, 1), Sign::Yes)], None),
                rung(Level::Regional, last, Some(stop)),
                rung(Level::Local, vec![said(day(11, 30), Sign::No)], None),
            ],
            road: Vec::new(),
            untested_since: None,
        }
    }

    /// The number behind the last of such a word before a place in the picture.
    fn number_before(picture: &str, end: usize, word: &str) -> f64 {
        let begin = picture[..end].rfind(word).unwrap() + word.len();
        picture[begin..].split('"').next().unwrap().parse().unwrap()
    }

    #[test]
    fn where_assent_stops_is_said_under_the_answers_and_over_none() {
        for language in Language::ALL {
            let catalogue = Catalogue::new(*language);
            for stop in [Stop::Yes, Stop::NoYes] {
                let picture = svg(&ladder(stop), "one", &catalogue).into_string();
                let words = catalogue.label(stop.label_key());
                let said = picture.find(&format!(">{words}</text>")).unwrap();
                let baseline = number_before(&picture, said, " y=\"");
                let line = number_before(&picture, said, " y2=\"");
                // A desk's answer reaches twelve under the line, the letters eleven above theirs.
                assert!(baseline - 11.0 >= line + 12.0, "{baseline} {line}");
                // And the next row begins below them.
                let next = picture[said..].find(" y2=\"").unwrap() + said + 5;
                let next: f64 = picture[next..].split('"').next().unwrap().parse().unwrap();
                assert!(next - 10.0 > baseline, "{next} {baseline}");
                // Nothing is drawn over what this level said: between its answers and the words stands no area.
                let answers = picture[..said].rfind("sign no").unwrap();
                assert!(!picture[answers..said].contains("<rect"), "{picture}");
                let text = text(&ladder(stop), &catalogue, 80, false, false);
                assert!(text.contains(&words) && text.matches('✕').count() >= 2, "{text}");
            }
        }
    }
}
