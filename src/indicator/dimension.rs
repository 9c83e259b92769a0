//! How facts can be grouped and filtered.

use chrono::{Datelike, NaiveDate, Weekday};

use crate::vocabulary::{
    ActorType, AdvocacyForum, Arrival, AskKind, AssetKind, Association, Branch, Category, Cause, Channel,
    Completion, Conduct, Contact, Decision, DecisionForm, DirectiveCategory, Effect, EventKind, Group, Harm,
    IncidentKind, InvolvedGroup, InvolvementDegree, Level, Mode, Objective, Principle, PromiseGap,
    PromiseKind, PromiseSide, PromiseState, RequestState, Response, Sector, Sensitivity, Setting, SpellEnd,
    Term, TripOutcome, Vocabulary, YesNoUnknown,
};

/// A way of grouping facts.
#[derive(Debug)]
pub struct Dimension {
    /// Name in kebab-case, as `--by` and `--where` take it.
    pub name: &'static str,
    /// What its values are.
    pub values: Values,
    /// What a row says about who or where.
    pub reveals: Reveals,
    /// The code of what is not there: `unknown`, or `not-recorded` where nobody has written it yet.
    pub absent: &'static str,
}

/// What the values of a dimension are.
#[derive(Clone, Copy, Debug)]
pub enum Values {
    /// Terms of a vocabulary.
    Terms(&'static Vocabulary),
    /// Calendar periods.
    Period(Grain),
    /// Places, by id or P-code.
    Place,
    /// Nodes; as a filter, with everything below them by certain links.
    Actor,
    /// Negotiations.
    Negotiation,
    /// Requests.
    Request,
    /// Currencies: three capital letters.
    Currency,
    /// Words as somebody typed them.
    Words,
}

/// The length of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grain {
    /// A week, by its Monday: `2026-10-05`
    Week,
    /// `2026-10`
    Month,
    /// `2026-Q4`
    Quarter,
    /// `2026`
    Year,
}

/// What a dimension says of who or where. The two named ones never meet in one table: together they would say
/// where a force stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reveals {
    /// Who: an actor, its type, branch or level.
    Author,
    /// Where, finer than a district.
    FinePlace,
    /// Whatever somebody typed: perhaps who, perhaps where.
    Anything,
    /// Neither.
    Nothing,
}

impl Dimension {
    /// Key of its title in the catalogue.
    pub fn label_key(&self) -> String {
        format!("report-dimension-{}", self.name)
    }
    /// Its stable column name: in files the one that other data on access uses.
    pub fn column_name(&self) -> String {
        match self.name {
            "category" => "access_category".to_owned(),
            name => name.replace('-', "_"),
        }
    }
    /// Whether a code is one of its values, as far as that can be known without a store.
    pub fn takes(&self, code: &str) -> bool {
        code == self.absent
            || match self.values {
                Values::Terms(vocabulary) => vocabulary.has(code),
                Values::Period(grain) => is_period(grain, code),
                Values::Currency => code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase()),
                Values::Place | Values::Actor | Values::Negotiation | Values::Request | Values::Words => {
                    !code.is_empty()
                }
            }
    }
}

fn is_period(grain: Grain, code: &str) -> bool {
    let digits = |text: &str, count| text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    match grain {
        Grain::Week => NaiveDate::parse_from_str(code, "%Y-%m-%d")
            .is_ok_and(|day| day.weekday() == Weekday::Mon && code.len() == 10),
        Grain::Year => digits(code, 4),
        Grain::Month => code.split_once('-').is_some_and(|(year, month)| {
            digits(year, 4) && digits(month, 2) && ("01"..="12").contains(&month)
        }),
        Grain::Quarter => code
            .split_once("-Q")
            .is_some_and(|(year, quarter)| digits(year, 4) && matches!(quarter, "1" | "2" | "3" | "4")),
    }
}

/// The dimension of a name.
pub fn find(name: &str) -> Option<&'static Dimension> {
    DIMENSIONS.iter().copied().find(|dimension| dimension.name == name)
}

const fn terms(name: &'static str, vocabulary: &'static Vocabulary, reveals: Reveals) -> Dimension {
    Dimension { name, values: Values::Terms(vocabulary), reveals, absent: "unknown" }
}

const fn noted(name: &'static str, vocabulary: &'static Vocabulary) -> Dimension {
    Dimension { name, values: Values::Terms(vocabulary), reveals: Reveals::Nothing, absent: "not-recorded" }
}

const fn other(name: &'static str, values: Values, reveals: Reveals) -> Dimension {
    Dimension { name, values, reveals, absent: "unknown" }
}

/// Week from Monday to Sunday.
pub static WEEK: Dimension = other("week", Values::Period(Grain::Week), Reveals::Nothing);
/// Calendar month.
pub static MONTH: Dimension = other("month", Values::Period(Grain::Month), Reveals::Nothing);
/// Quarter of a year.
pub static QUARTER: Dimension = other("quarter", Values::Period(Grain::Quarter), Reveals::Nothing);
/// Calendar year.
pub static YEAR: Dimension = other("year", Values::Period(Grain::Year), Reveals::Nothing);
/// Level of the node.
pub static LEVEL: Dimension = terms("level", Level::VOCABULARY, Reveals::Author);
/// First branch of the node.
pub static BRANCH: Dimension = terms("branch", Branch::VOCABULARY, Reveals::Author);
/// Type of the actor.
pub static ACTOR_TYPE: Dimension = terms("actor-type", ActorType::VOCABULARY, Reveals::Author);
/// The node.
pub static ACTOR: Dimension = other("actor", Values::Actor, Reveals::Author);
/// Country.
pub static COUNTRY: Dimension = other("country", Values::Place, Reveals::Nothing);
/// First administrative division.
pub static ADM1: Dimension = other("adm1", Values::Place, Reveals::Nothing);
/// Second administrative division: the finest that may stand beside an author.
pub static ADM2: Dimension = other("adm2", Values::Place, Reveals::Nothing);
/// Third administrative division, of what has no author beside it.
pub static ADM3: Dimension = other("adm3", Values::Place, Reveals::FinePlace);
/// Road.
pub static ROAD: Dimension = other("road", Values::Place, Reveals::FinePlace);
/// Negotiation.
pub static NEGOTIATION: Dimension = other("negotiation", Values::Negotiation, Reveals::Nothing);
/// Request.
pub static REQUEST: Dimension = other("request", Values::Request, Reveals::Nothing);
/// How we came to the exchange in which it was said.
pub static MODE: Dimension = noted("mode", Mode::VOCABULARY);
/// What was asked for.
pub static OBJECTIVE: Dimension = terms("objective", Objective::VOCABULARY, Reveals::Nothing);
/// What the node said.
pub static DECISION: Dimension = terms("decision", Decision::VOCABULARY, Reveals::Nothing);
/// In which form it was said.
pub static FORM: Dimension = noted("form", DecisionForm::VOCABULARY);
/// What the road did.
pub static OUTCOME: Dimension = noted("outcome", TripOutcome::VOCABULARY);
/// How much of the trip was done.
pub static COMPLETION: Dimension = noted("completion", Completion::VOCABULARY);
/// How what happened stands against what was said.
pub static GAP: Dimension = terms("gap", PromiseGap::VOCABULARY, Reveals::Nothing);
/// How a trip that was due went.
pub static ARRIVAL: Dimension = noted("arrival", Arrival::VOCABULARY);
/// What ended our going to a destination.
pub static SPELL_END: Dimension = terms("spell-end", SpellEnd::VOCABULARY, Reveals::Nothing);
/// What kept a trip from going as planned.
pub static CAUSE: Dimension = terms("cause", Cause::VOCABULARY, Reveals::Nothing);
/// Where a request stands.
pub static REQUEST_STATE: Dimension = terms("request-state", RequestState::VOCABULARY, Reveals::Nothing);
/// Association of a trip with a peace mission.
pub static ASSOCIATION: Dimension = noted("association", Association::VOCABULARY);
/// Leading kind of an incident.
pub static KIND: Dimension = terms("kind", IncidentKind::VOCABULARY, Reveals::Nothing);
/// Category of an incident.
pub static CATEGORY: Dimension = terms("category", Category::VOCABULARY, Reveals::Nothing);
/// Group of categories.
pub static GROUP: Dimension = terms("group", Group::VOCABULARY, Reveals::Nothing);
/// Setting of an incident.
pub static SETTING: Dimension = terms("setting", Setting::VOCABULARY, Reveals::Nothing);
/// Sector.
pub static SECTOR: Dimension = noted("sector", Sector::VOCABULARY);
/// Sensitivity.
pub static SENSITIVITY: Dimension = terms("sensitivity", Sensitivity::VOCABULARY, Reveals::Nothing);
/// By which channel we talked.
pub static CHANNEL: Dimension = noted("channel", Channel::VOCABULARY);
/// Which asset of a peace mission a request is for.
pub static ASSET: Dimension = noted("asset", AssetKind::VOCABULARY);
/// How far a community was involved.
pub static DEGREE: Dimension = noted("degree", InvolvementDegree::VOCABULARY);
/// Which group of it.
pub static INVOLVED_GROUP: Dimension = noted("involved-group", InvolvedGroup::VOCABULARY);
/// Who promised.
pub static SIDE: Dimension = noted("side", PromiseSide::VOCABULARY);
/// What was promised.
pub static PROMISE: Dimension = noted("promise", PromiseKind::VOCABULARY);
/// Where a promise stands.
pub static PROMISE_STATE: Dimension = noted("promise-state", PromiseState::VOCABULARY);
/// What was wanted of us.
pub static ASK: Dimension = noted("ask", AskKind::VOCABULARY);
/// The principle at risk.
pub static PRINCIPLE: Dimension = noted("principle", Principle::VOCABULARY);
/// How high a firm yes was said.
pub static CONTACT: Dimension = terms("contact", Contact::VOCABULARY, Reveals::Nothing);
/// What became of it lower down.
pub static CONDUCT: Dimension = noted("conduct", Conduct::VOCABULARY);
/// Whether those who went against it were said to be on orders.
pub static ON_ORDERS: Dimension = terms("on-orders", YesNoUnknown::VOCABULARY, Reveals::Nothing);
/// Whether an incident had to do with gender.
pub static GENDER: Dimension = terms("gender", YesNoUnknown::VOCABULARY, Reveals::Nothing);
/// Whether a link to a peace mission was suspected.
pub static MISSION_LINK: Dimension = terms("mission-link", YesNoUnknown::VOCABULARY, Reveals::Nothing);
/// Harm to our people.
pub static HARM: Dimension = noted("harm", Harm::VOCABULARY);
/// What we did.
pub static RESPONSE: Dimension = noted("response", Response::VOCABULARY);
/// What solved it, as somebody typed it.
pub static SOLVED_BY: Dimension = Dimension {
    name: "solved-by",
    values: Values::Words,
    reveals: Reveals::Anything,
    absent: "not-recorded",
};
/// What a rule restricts.
pub static DIRECTIVE: Dimension = noted("directive", DirectiveCategory::VOCABULARY);
/// What a rule does to the work.
pub static EFFECT: Dimension = noted("effect", Effect::VOCABULARY);
/// What kind of event.
pub static EVENT: Dimension = noted("event", EventKind::VOCABULARY);
/// In which forum.
pub static FORUM: Dimension = noted("forum", AdvocacyForum::VOCABULARY);
/// Currency of an amount.
pub static CURRENCY: Dimension = other("currency", Values::Currency, Reveals::Nothing);

/// Every dimension, in the order of the docs.
pub static DIMENSIONS: &[&Dimension] = &[
    &WEEK,
    &MONTH,
    &QUARTER,
    &YEAR,
    &LEVEL,
    &BRANCH,
    &ACTOR_TYPE,
    &ACTOR,
    &COUNTRY,
    &ADM1,
    &ADM2,
    &ADM3,
    &ROAD,
    &NEGOTIATION,
    &REQUEST,
    &MODE,
    &OBJECTIVE,
    &DECISION,
    &FORM,
    &OUTCOME,
    &COMPLETION,
    &GAP,
    &ARRIVAL,
    &CAUSE,
    &SPELL_END,
    &REQUEST_STATE,
    &ASSOCIATION,
    &KIND,
    &CATEGORY,
    &GROUP,
    &SETTING,
    &SECTOR,
    &GENDER,
    &MISSION_LINK,
    &HARM,
    &RESPONSE,
    &SOLVED_BY,
    &DIRECTIVE,
    &EFFECT,
    &CHANNEL,
    &DEGREE,
    &INVOLVED_GROUP,
    &SIDE,
    &PROMISE,
    &PROMISE_STATE,
    &ASK,
    &PRINCIPLE,
    &ASSET,
    &CONTACT,
    &CONDUCT,
    &ON_ORDERS,
    &EVENT,
    &FORUM,
    &SENSITIVITY,
    &CURRENCY,
];
