//! The purpose letter against the schema: every field that a store has is under a sentence of it.
//!
//! A letter that says less than is kept is a lie that somebody pays for. A new table or field fails here until its sentence is
//! named; read the whole letter again first, in every language, and what it says is *not* kept.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use crate::source::root;

/// The sentence that a table or field stands under.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Sentence {
    Journeys,
    Permissions,
    Meetings,
    Undertakings,
    Troubles,
    Obstacles,
    Events,
    Rules,
    Totals,
    /// How the register is kept and locked: nothing in it that is not under another sentence.
    Register,
}

use Sentence::{
    Events, Journeys, Meetings, Obstacles, Permissions, Register, Rules, Totals, Troubles, Undertakings,
};

/// The sentences, word for word, in English and in French.
const SENTENCES: &[(Sentence, &str, &str)] = &[
    (
        Journeys,
        "our own journeys and whether they could be made",
        "nos propres déplacements et s'ils ont pu avoir lieu",
    ),
    (
        Permissions,
        "permissions we asked for, of which office, and the answers",
        "les autorisations demandées, à quel service, et les réponses",
    ),
    (Meetings, "meetings held to obtain them", "les réunions tenues pour les obtenir"),
    (Undertakings, "undertakings given to us and by us", "les engagements reçus et donnés"),
    (
        Troubles,
        "the days and places where our own vehicles were delayed or troubled, by which service or group, and what was asked of us",
        "les jours et les lieux où nos propres véhicules ont été retardés ou inquiétés, par quel service ou groupe, et ce qui nous a été demandé",
    ),
    (Obstacles, "obstacles and dangers met on our roads", "les obstacles et dangers rencontrés sur nos axes"),
    (
        Events,
        "events that bear on our journeys, and what we said of them",
        "les événements qui touchent à nos déplacements, et ce que nous en avons dit",
    ),
    (Rules, "rules that apply to our work", "les règles applicables à notre travail"),
    (
        Totals,
        "Totals without names or places smaller than a province may be shared",
        "Des totaux, sans nom et sans lieu plus petit que la province, peuvent être communiqués",
    ),
    (
        Register,
        "The register is locked, as our data protection rules require of every file of this kind",
        "Le registre est verrouillé, comme l'exigent nos règles de protection des données pour tout fichier de ce genre",
    ),
];

/// What each record says of itself as an entry of the register, wherever it stands.
const OF_EVERY_RECORD: &[&str] = &[
    "id",
    "n",
    "uid",
    "revision",
    "sensitivity",
    "source",
    "checked",
    "reported_on",
    "recorded_by",
    "counted_by",
    "joint_token",
    "paper_reference",
    "retain_until",
    "provenance",
    "voided_on",
    "void_reason",
];

/// Every table with the sentence that its fields stand under, and its fields but for [`OF_EVERY_RECORD`].
#[rustfmt::skip]
const KEPT: &[(&str, Sentence, &str)] = &[
    ("place", Journeys, "name kind pcode gazetteer parent barrier latitude longitude precision"),
    ("place_names", Journeys, "place value"),
    ("place_crosses", Journeys, "place value"),
    ("actor", Permissions, "name actor_type short_code desk placeholder met"),
    ("actor_aliases", Permissions, "actor value"),
    ("actor_level", Permissions, "actor level since since_first since_last until until_first until_last basis"),
    ("actor_branches", Permissions, "actor value"),
    ("actor_parent", Permissions, "actor parent since since_first since_last since_is until until_first until_last until_is"),
    ("actor_mandate", Permissions, "actor since since_first since_last until until_first until_last protection gate escort"),
    ("negotiation", Meetings, "title objective people for_whom women_share girls_share boys_share men_share mandate mandate_on bottom_line motive principle highest_association opened closed result lesson children_handed_over_on"),
    ("negotiation_places", Meetings, "negotiation value"),
    ("negotiation_actors", Meetings, "negotiation value"),
    ("negotiation_sectors", Meetings, "negotiation value"),
    ("negotiation_red_lines", Meetings, "negotiation value"),
    ("negotiation_involvement", Meetings, "negotiation date degree consent_to consent_until withdrawn_on"),
    ("negotiation_involvement_groups", Meetings, "negotiation_involvement value"),
    ("request", Permissions, "what place first_day last_day asset negotiation people women girls boys men goods notified_on notification_acknowledged_on withdrawn_on"),
    ("request_sectors", Permissions, "request value"),
    ("request_addressee", Permissions, "request node needed needed_group submitted_on waits_on needed_by acknowledged_on referred_to ended_on"),
    ("request_addressee_reminders", Permissions, "request_addressee value"),
    ("request_round", Permissions, "request first_day postponed_by last_day postponed_on"),
    ("meeting", Meetings, "date date_first date_last channel mode topics place negotiation asked_by interpreter notes next_step next_step_on next_step_by next_step_done_on lesson"),
    ("meeting_participant", Meetings, "meeting node node_level role function authority speaks_for"),
    ("meeting_our_roles", Meetings, "meeting value"),
    ("meeting_involvement", Meetings, "meeting date degree consent_to consent_until withdrawn_on"),
    ("meeting_involvement_groups", Meetings, "meeting_involvement value"),
    ("decision", Permissions, "node node_level date date_first date_last code addressee negotiation form conditions condition_view part valid_from valid_to confirm_by meeting"),
    ("ask", Troubles, "kind node node_level meeting incident linked_to_access answer amount currency red_line tell_group reported_to_compliance_on"),
    ("promise", Undertakings, "promised_by kind made_on made_on_first made_on_last node node_level text due place negotiation meeting settled_on"),
    ("promise_check", Undertakings, "promise date finding verified_by trip incident"),
    ("trip", Journeys, "date date_first date_last origin destination outcome completion road first_planned return_on turn_back_by purpose negotiation association association_agreed_by vehicles_planned vehicles_on_paper vehicles persons_planned persons_on_paper permit_aboard persons women_planned women people_planned people_reached go_ahead_asked_at go_ahead_received_at led_by_other decided_by go hours_late checkpoints checkpoints_long checkpoints_demanding journey notes reduced_on gap"),
    ("trip_requests", Journeys, "trip value"),
    ("trip_decisions", Journeys, "trip value"),
    ("trip_demand", Troubles, "trip amount currency"),
    ("incident", Troubles, "date date_first date_last setting hour ban_until curfew_from curfew_to place place_text road barrier what_happened category trip negotiation decision_broken promise_broken mission_link_suspected sector gender_related paper_given projects_suspended suspended_from suspended_to value_lost currency people_delayed people_not_reached response solved_on solved_by referred_on latitude longitude precision reduced_on"),
    ("incident_kinds", Troubles, "incident value"),
    ("incident_actor", Troubles, "incident node node_level attribution on_orders"),
    ("incident_on_whom", Troubles, "incident value"),
    ("incident_consequences", Troubles, "incident value"),
    ("incident_harm", Troubles, "incident harm count origin sex"),
    ("directive", Rules, "issued_by date date_first date_last what form category in_force_from in_force_to curfew_from curfew_to deadline effect lifted_on lifted_by"),
    ("directive_areas", Rules, "directive value"),
    ("caution", Obstacles, "area until"),
    ("caution_keep_apart_from", Obstacles, "caution value"),
    ("event", Events, "date date_first date_last kind place actor text acceptance forum asked_of silence_because review_on"),
    ("store", Register, "alias epoch signing_key identity"),
    ("opener", Register, "passphrase recipient label added_on held_as holders needed abroad share_set"),
    ("slot", Register, "name hash"),
    ("kept_key", Register, "purpose key"),
    ("setting", Register, "name value"),
    ("external_id", Register, "kind value record digest"),
    ("folded_name", Register, "kind record folded"),
    ("actor_line", Register, "actor ancestor depth certain_from certain_to"),
    ("place_area", Register, "place country adm1 adm2 adm3"),
    ("border", Register, "pcode gazetteer imported_on outline"),
    ("history", Register, "command at action kind salt body commitment hash"),
    ("ledger", Register, "day door recipients what release hash"),
    ("release_scheme", Totals, "year hash body fixed_on"),
    ("release", Totals, "epoch audience sequence period country scheme scheme_hash manifest members hash proof released_on withdrawn_on withdrawn_reason taken_in_on"),
    ("frozen_period", Totals, "country period scheme_hash kinds districts frozen_on"),
    ("released_cell", Totals, "frozen table_name cell true_period leaf count nodes parties"),
    ("frozen_record", Totals, "kind record frozen"),
    ("contributor", Totals, "label key pinned_on"),
    ("contribution", Totals, "contributor audience epoch sequence hash country period scheme scheme_hash form cells added_on came_after withdrawn_on frozen"),
    ("imported_file", Register, "what digest map_digest rows imported_on"),
    ("slip", Register, "digest done_on"),
    ("draft", Register, "kind verb begun_on body"),
    ("refused_row", Register, "what row header cells reasons map refused_on"),
    ("full_text", Register, "names words about"),
    ("kept_month", Register, "query month made_at answer"),
    ("touched_month", Register, "month"),
    ("touched_day", Register, "day"),
];

/// Words that no field is called by: what the letter says is not kept.
const NOT_KEPT: &[&str] = &[
    "person_name",
    "phone",
    "telephone",
    "email",
    "photo",
    "picture",
    "passport",
    "nationality",
    "ethnicity",
    "religion",
    "staff",
    "beneficiary",
    "strength",
    "weapon",
    "weapons",
    "troops",
    "position",
    "heading",
    "armament",
    "witness",
    "perpetrator",
    "confidence",
    "password",
];

/// The fields of every table of the schema.
fn fields() -> BTreeMap<String, BTreeSet<String>> {
    let database = rusqlite::Connection::open_in_memory().unwrap();
    database.execute_batch(&fs::read_to_string(root().join("schema.sql")).unwrap()).unwrap();
    let sql = "SELECT m.name, i.name FROM sqlite_schema m JOIN pragma_table_info(m.name) i
         WHERE m.type = 'table' AND m.name NOT IN (
            'full_text_data', 'full_text_idx', 'full_text_docsize', 'full_text_config')";
    let mut statement = database.prepare(sql).unwrap();
    let mut rows = statement.query([]).unwrap();
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    while let Some(row) = rows.next().unwrap() {
        let (table, field): (String, String) = (row.get(0).unwrap(), row.get(1).unwrap());
        found.entry(table).or_default().insert(field);
    }
    found
}

fn letter() -> String {
    fs::read_to_string(root().join("docs/purpose-letter.md")).unwrap()
}

#[test]
fn every_field_stands_under_a_sentence_of_the_letter() {
    let found = fields();
    assert!(found.len() > 60, "{}", found.len());
    let kept: BTreeMap<&str, BTreeSet<&str>> =
        KEPT.iter().map(|(table, _, fields)| (*table, fields.split_whitespace().collect())).collect();
    assert_eq!(kept.len(), KEPT.len(), "a table is named twice");
    for (table, fields) in &found {
        let Some(named) = kept.get(table.as_str()) else {
            panic!(
                "{table} is under no sentence of docs/purpose-letter.md: read it again, then name the table here"
            );
        };
        let own: BTreeSet<&str> =
            fields.iter().map(String::as_str).filter(|field| !OF_EVERY_RECORD.contains(field)).collect();
        let (new, gone) =
            (own.difference(named).collect::<Vec<_>>(), named.difference(&own).collect::<Vec<_>>());
        assert!(
            new.is_empty() && gone.is_empty(),
            "{table}: {new:?} new, {gone:?} gone. Is every sentence of docs/purpose-letter.md still true?"
        );
    }
    let gone: Vec<_> = kept.keys().filter(|table| !found.contains_key(**table)).collect();
    assert!(gone.is_empty(), "{gone:?} are no tables any more");
}

#[test]
fn the_letter_has_every_sentence_in_both_languages_and_each_stands_for_something() {
    let letter = letter();
    let used: BTreeSet<Sentence> = KEPT.iter().map(|(_, sentence, _)| *sentence).collect();
    assert_eq!(used, SENTENCES.iter().map(|(sentence, _, _)| *sentence).collect());
    for (sentence, english, french) in SENTENCES {
        assert!(letter.contains(english) && letter.contains(french), "{sentence:?}");
    }
    // A letter that names the program says what to look for.
    let letters = letter.split("---").skip(1).collect::<String>();
    assert!(!letters.to_lowercase().contains("carnet"), "the letter names the program");
    for draft in ["BORRADOR", "مسودة"] {
        assert!(letter.contains(draft), "a translation that nobody has read is not marked: {draft}");
    }
}

#[test]
fn no_field_is_called_by_what_the_letter_says_is_not_kept() {
    for (table, fields) in fields() {
        for field in fields {
            assert!(!NOT_KEPT.contains(&field.as_str()), "{table}.{field}");
        }
    }
}
