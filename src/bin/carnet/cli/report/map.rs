//! Where the rows of a report are: on the page, and as GeoJSON.

use super::super::globals::Document;
use super::super::{Failure, Session};
use super::{Args, Shape};
use carnet::analysis;
use carnet::geometry::Ground;
use carnet::indicator::{Choice, Placed, Reported, report};
use carnet::message::Message;
use carnet::render::{self, Mapped};
use carnet::store::Store;

/// Where places are, for those shapes that show it.
pub(super) struct Around {
    ground: Option<Ground>,
    besides: Option<Reported>,
}

impl Around {
    /// Reads what is known of places, where the shape asked for has use for it.
    pub(super) fn of(
        store: &Store,
        all: &[Reported],
        choice: &Choice,
        args: &Args,
        shape: Shape,
    ) -> Result<Self, Failure> {
        let shows =
            args.output.is_some() || matches!(shape.document(), Some(Document::Html | Document::GeoJson));
        if !shows || args.no_map {
            return Ok(Self { ground: None, besides: None });
        }
        let ground = store.ground(!args.no_base_map)?;
        let map = &report::map::MAP;
        let on_a_map = |made: &Reported| made.report.name == map.name || Placed::of(made).is_ok();
        let about_places = all.iter().any(|made| report::map::STANDS_BESIDE.contains(&made.report.name));
        // By place alone: a map by month is none.
        let mut choice = choice.clone();
        choice.by =
            choice.place().map(|(place, _)| place).filter(|place| place.name != "road").into_iter().collect();
        let choice = choice.of(map);
        let can_be = choice.check(map).and_then(|()| choice.check_on_map(map)).is_ok();
        let wanted = shape.document() != Some(Document::GeoJson) && about_places && can_be;
        let besides = match wanted && !all.iter().any(on_a_map) {
            true => Some(analysis::make(store, map, &choice, None)?),
            false => None,
        };
        Ok(Self { ground: Some(ground), besides })
    }

    /// What stands on a page besides the reports.
    pub(super) fn mapped(&self) -> Option<Mapped<'_>> {
        self.ground.as_ref().map(|ground| Mapped { ground, besides: self.besides.as_ref() })
    }
}

/// The rows by place. What says who is left out, and said to be.
pub(super) fn features(all: &[Reported], around: &Around, session: &Session) -> Result<Vec<u8>, Failure> {
    let placed = all.iter().map(Placed::of).collect::<Result<Vec<_>, _>>()?;
    let titles: Vec<String> =
        placed.iter().flat_map(Placed::left_out).map(|title| session.catalogue().say(title)).collect();
    if !titles.is_empty() {
        session.say(&Message::new("report-map-left-out").with("sections", titles.join(", ")))?;
    }
    let nowhere = Ground::default();
    let made = render::geojson(&placed, around.ground.as_ref().unwrap_or(&nowhere), session.catalogue());
    if made.without > 0 {
        let without =
            Message::new("report-map-without").with("count", made.without).with("of", made.features);
        session.say(&without)?;
    }
    Ok(made.text.into_bytes())
}
