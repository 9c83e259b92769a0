//! The catalogue's files, put into the binary when it is compiled: a program that reads its sentences
//! from disk says nothing on the day the folder is missing, and can be made to say something else.

use super::Language;

/// What the files are about; `i18n/<language>/<subject>.ftl` exists for each in every language.
pub const SUBJECTS: &[&str] = &[
    "vocabulary",
    "errors",
    "cli",
    "prompts",
    "asked",
    "pages",
    "reports",
    "demo",
    "import",
    "store",
    "fields",
    "record",
    "summary",
    "backup",
    "mend",
    "purge",
    "inbox",
    "agenda",
    "brief",
    "tomorrow",
    "noticed",
    "map",
    "verify",
    "keys",
    "doctor",
];

/// The Fluent text of one subject in one language.
pub fn source(language: Language, subject: &str) -> Option<&'static str> {
    FILES.iter().find(|(of, about, _)| *of == language && *about == subject).map(|(.., text)| *text)
}

/// Each file's Fluent text in this language.
pub(super) fn sources(language: Language) -> impl Iterator<Item = &'static str> {
    FILES.iter().filter(move |(of, ..)| *of == language).map(|(.., text)| *text)
}

use Language::{English as En, French as Fr};

#[rustfmt::skip]
const FILES: &[(Language, &str, &str)] = &[
    (En, "vocabulary", include_str!("../../i18n/en/vocabulary.ftl")),
    (En, "errors", include_str!("../../i18n/en/errors.ftl")),
    (En, "cli", include_str!("../../i18n/en/cli.ftl")),
    (En, "prompts", include_str!("../../i18n/en/prompts.ftl")),
    (En, "asked", include_str!("../../i18n/en/asked.ftl")),
    (En, "pages", include_str!("../../i18n/en/pages.ftl")),
    (En, "reports", include_str!("../../i18n/en/reports.ftl")),
    (En, "demo", include_str!("../../i18n/en/demo.ftl")),
    (En, "import", include_str!("../../i18n/en/import.ftl")),
    (En, "store", include_str!("../../i18n/en/store.ftl")),
    (En, "fields", include_str!("../../i18n/en/fields.ftl")),
    (En, "record", include_str!("../../i18n/en/record.ftl")),
    (En, "summary", include_str!("../../i18n/en/summary.ftl")),
    (En, "backup", include_str!("../../i18n/en/backup.ftl")),
    (En, "mend", include_str!("../../i18n/en/mend.ftl")),
    (En, "purge", include_str!("../../i18n/en/purge.ftl")),
    (En, "inbox", include_str!("../../i18n/en/inbox.ftl")),
    (En, "agenda", include_str!("../../i18n/en/agenda.ftl")),
    (En, "brief", include_str!("../../i18n/en/brief.ftl")),
    (En, "tomorrow", include_str!("../../i18n/en/tomorrow.ftl")),
    (En, "noticed", include_str!("../../i18n/en/noticed.ftl")),
    (En, "map", include_str!("../../i18n/en/map.ftl")),
    (En, "verify", include_str!("../../i18n/en/verify.ftl")),
    (En, "keys", include_str!("../../i18n/en/keys.ftl")),
    (En, "doctor", include_str!("../../i18n/en/doctor.ftl")),
    (Fr, "vocabulary", include_str!("../../i18n/fr/vocabulary.ftl")),
    (Fr, "errors", include_str!("../../i18n/fr/errors.ftl")),
    (Fr, "cli", include_str!("../../i18n/fr/cli.ftl")),
    (Fr, "prompts", include_str!("../../i18n/fr/prompts.ftl")),
    (Fr, "asked", include_str!("../../i18n/fr/asked.ftl")),
    (Fr, "pages", include_str!("../../i18n/fr/pages.ftl")),
    (Fr, "reports", include_str!("../../i18n/fr/reports.ftl")),
    (Fr, "demo", include_str!("../../i18n/fr/demo.ftl")),
    (Fr, "import", include_str!("../../i18n/fr/import.ftl")),
    (Fr, "store", include_str!("../../i18n/fr/store.ftl")),
    (Fr, "fields", include_str!("../../i18n/fr/fields.ftl")),
    (Fr, "record", include_str!("../../i18n/fr/record.ftl")),
    (Fr, "summary", include_str!("../../i18n/fr/summary.ftl")),
    (Fr, "backup", include_str!("../../i18n/fr/backup.ftl")),
    (Fr, "mend", include_str!("../../i18n/fr/mend.ftl")),
    (Fr, "purge", include_str!("../../i18n/fr/purge.ftl")),
    (Fr, "inbox", include_str!("../../i18n/fr/inbox.ftl")),
    (Fr, "agenda", include_str!("../../i18n/fr/agenda.ftl")),
    (Fr, "brief", include_str!("../../i18n/fr/brief.ftl")),
    (Fr, "tomorrow", include_str!("../../i18n/fr/tomorrow.ftl")),
    (Fr, "noticed", include_str!("../../i18n/fr/noticed.ftl")),
    (Fr, "map", include_str!("../../i18n/fr/map.ftl")),
    (Fr, "verify", include_str!("../../i18n/fr/verify.ftl")),
    (Fr, "keys", include_str!("../../i18n/fr/keys.ftl")),
    (Fr, "doctor", include_str!("../../i18n/fr/doctor.ftl")),
];
