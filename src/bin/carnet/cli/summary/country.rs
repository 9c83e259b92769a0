//! Which country a summary covers.

use carnet::message::{Exit, Explain, Message};
use carnet::store::{Country, Store, StoreError, TEXT_SETTINGS};

/// The flag that names it.
#[derive(clap::Args)]
pub(super) struct In {
    /// The country, where there are several.
    #[arg(long, value_name = "NAME")]
    country: Option<String>,
}

impl In {
    /// The one that was named.
    pub(super) fn named(&self) -> Option<&str> {
        self.country.as_deref()
    }
}

/// The country by the name or code given; else the setting's; else the only one that there is.
pub(super) fn resolve(store: &Store, asked: &In) -> Result<Country, NoCountry> {
    let countries = store.countries()?;
    let of = |name: &str| {
        let name = name.trim();
        let is = |text: &str| text.eq_ignore_ascii_case(name);
        countries.iter().find(|country| is(&country.name) || is(&country.code) || is(&country.uid())).cloned()
    };
    let several = countries.len() > 1;
    if let Some(name) = &asked.country {
        return of(name).ok_or(NoCountry::None { several });
    }
    let setting = TEXT_SETTINGS.iter().find(|setting| setting.name == "country");
    if let Some(set) = setting.map(|setting| store.text_setting(setting)).transpose()?.flatten()
        && let Some(found) = of(&set)
    {
        return Ok(found);
    }
    match countries.as_slice() {
        [only] => Ok(only.clone()),
        _ => Err(NoCountry::None { several }),
    }
}

/// It is not known which country is meant.
#[derive(Debug, thiserror::Error)]
pub(super) enum NoCountry {
    /// None of that name, or several to choose from.
    #[error("no country, or several")]
    None { several: bool },
    /// The store fails.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Explain for NoCountry {
    fn message(&self) -> Message {
        match self {
            Self::None { several: true } => Message::new("errors-summary-countries"),
            Self::None { several: false } => Message::new("errors-summary-no-country"),
            Self::Store(error) => error.message(),
        }
    }
    fn hint(&self) -> Option<Message> {
        match self {
            Self::None { several: true } => Some(Message::new("errors-summary-countries.hint")),
            Self::None { several: false } => Some(Message::new("errors-summary-no-country.hint")),
            Self::Store(error) => error.hint(),
        }
    }
    fn code(&self) -> u16 {
        match self {
            Self::None { .. } => 855,
            Self::Store(error) => error.code(),
        }
    }
    fn exit(&self) -> Exit {
        match self {
            Self::None { .. } => Exit::Input,
            Self::Store(error) => error.exit(),
        }
    }
}
