//! The message catalogue: every sentence that a person reads, in Fluent files under `i18n/`.
//!
//! Rooms speak in [`Message`]s (an id with arguments); only the binary turns them into a language.
//! Files are one subject each: `i18n/en/errors.ftl`, `i18n/fr/errors.ftl`, ...
