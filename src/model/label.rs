//! What fields are called in the catalogue.

use crate::message::Catalogue;

/// Key of a field's label, `field-request-addressee-needed-by`; the one-line help is its attribute `.help`. `owner` is
/// the record, or the table of the part, that has the field. Where several records mean the same by a name, the key
/// is without the owner, `field-date`.
///
/// ```
/// use carnet::message::{Catalogue, Language};
/// use carnet::model::field_key;
/// let french = Catalogue::new(Language::French);
/// assert_eq!(field_key(&french, "trip", "hours_late"), "field-hours-late");
/// assert_eq!(field_key(&french, "trip", "women"), "field-trip-women");
/// ```
pub fn field_key(catalogue: &Catalogue, owner: &str, name: &str) -> String {
    let own = format!("field-{owner}-{name}").replace('_', "-");
    if catalogue.has(&own) { own } else { format!("field-{name}").replace('_', "-") }
}
