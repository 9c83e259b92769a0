//! What refused borders say to the person who wants them in.

use std::path::PathBuf;

use super::BordersError;
use crate::message::{Exit, Explain, Message};

impl Explain for BordersError {
    fn message(&self) -> Message {
        let of = |id: &'static str, path: &PathBuf| Message::new(id).with("path", path.as_path());
        match self {
            Self::File(error) => error.message(),
            Self::NotGeoJson { path, line } => of("import-borders-not-geojson", path).with("line", *line),
            Self::TooMany { path, what, most } => {
                of("import-borders-too-many", path).with("what", *what).with("most", *most)
            }
            Self::OffTheEarth { path, feature } => {
                of("import-borders-off-earth", path).with("feature", *feature)
            }
            Self::OpenRing { path, feature } => {
                of("import-borders-open-ring", path).with("feature", *feature)
            }
            Self::NoCodes { path } => of("import-borders-no-codes", path),
            Self::NoPlace { path, code } => of("import-borders-no-place", path).with("code", code),
            Self::Store(error) => error.message(),
        }
    }

    fn hint(&self) -> Option<Message> {
        let hint = match self {
            Self::File(error) => return error.hint(),
            Self::Store(error) => return error.hint(),
            Self::NotGeoJson { .. } => "import-borders-not-geojson.hint",
            Self::TooMany { .. } => "import-borders-too-many.hint",
            Self::OffTheEarth { .. } => "import-borders-off-earth.hint",
            Self::OpenRing { .. } => "import-borders-open-ring.hint",
            Self::NoCodes { .. } => "import-borders-no-codes.hint",
            Self::NoPlace { .. } => "import-borders-no-place.hint",
        };
        Some(Message::new(hint))
    }

    fn code(&self) -> u16 {
        match self {
            Self::File(error) => error.code(),
            Self::NotGeoJson { .. } => 870,
            Self::TooMany { .. } => 871,
            Self::OffTheEarth { .. } => 872,
            Self::OpenRing { .. } => 873,
            Self::NoCodes { .. } => 874,
            Self::NoPlace { .. } => 875,
            Self::Store(error) => error.code(),
        }
    }

    fn exit(&self) -> Exit {
        match self {
            Self::File(error) => error.exit(),
            Self::Store(error) => error.exit(),
            _ => Exit::Input,
        }
    }
}
