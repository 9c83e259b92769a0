//! Which language the program speaks.

/// A language with a complete catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// English, in which a sentence missing elsewhere is said.
    English,
    /// French, as spoken by aid workers from Bamako to Goma.
    French,
}

impl Language {
    /// Every language, in the order in which they are offered.
    pub const ALL: &'static [Self] = &[Self::English, Self::French];

    /// Two-letter code (ISO 639-1): the value of `--lang` and the folder under `i18n/`.
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::French => "fr",
        }
    }

    /// The language of a two-letter code, if the program speaks it.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|language| language.code() == code)
    }

    /// The language asked for, else the first of the system's locales that the program speaks, else
    /// English.
    ///
    /// Locales come in any of the ways systems write them: `fr-CD`, `fr_CD.UTF-8`, `FR`.
    ///
    /// ```
    /// use carnet::message::Language;
    /// assert_eq!(Language::choose(None, ["sw_CD.UTF-8", "fr_CD.UTF-8"]), Language::French);
    /// assert_eq!(Language::choose(None, ["C"]), Language::English);
    /// ```
    pub fn choose(asked: Option<Self>, locales: impl IntoIterator<Item = impl AsRef<str>>) -> Self {
        asked
            .or_else(|| locales.into_iter().find_map(|locale| Self::from_locale(locale.as_ref())))
            .unwrap_or(Self::English)
    }

    fn from_locale(locale: &str) -> Option<Self> {
        let language = locale.split(['-', '_', '.', '@']).next()?;
        Self::from_code(&language.to_ascii_lowercase())
    }

    /// Whether Fluent wraps each argument in invisible direction marks: needed in a right-to-left
    /// sentence, noise in grep and boxes on old consoles in any other.
    pub(super) fn isolates_arguments(self) -> bool {
        match self {
            Self::English | Self::French => false,
        }
    }

    /// Whether it is written from right to left: the direction of a page, and of the sheets of a workbook.
    pub fn is_right_to_left(self) -> bool {
        match self {
            Self::English | Self::French => false,
        }
    }

    /// The mark between whole digits and decimals.
    pub(super) fn decimal_mark(self) -> char {
        match self {
            Self::English => '.',
            Self::French => ',',
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Language;

    #[test]
    fn what_was_asked_goes_before_the_system() {
        assert_eq!(Language::choose(Some(Language::English), ["fr_FR"]), Language::English);
    }

    #[test]
    fn locales_are_read_however_the_system_writes_them() {
        for locale in ["fr", "fr-CD", "fr_ML.UTF-8", "FR", "fr.UTF-8", "fr@euro"] {
            assert_eq!(Language::choose(None, [locale]), Language::French, "{locale}");
        }
        for locale in ["C", "POSIX", "", "frr_DE", "sw_CD"] {
            assert_eq!(Language::choose(None, [locale]), Language::English, "{locale}");
        }
        assert_eq!(Language::choose(None, Vec::<String>::new()), Language::English);
    }
}
