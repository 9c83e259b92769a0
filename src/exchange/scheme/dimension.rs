//! The rows of each dimension, fixed before anybody looks at a record.

use std::collections::BTreeSet;

use crate::exchange::form::Node;
use crate::vocabulary::{
    ActorType, Category, Decision, DirectiveCategory, Group, IncidentKind, Level, RequestState, Term,
    TripOutcome,
};

/// The leaf of what nobody knows, or what a vocabulary has no word for.
pub(super) const UNKNOWN: &str = "unknown";
/// The total of every dimension.
pub(super) const ALL: &str = "all";
/// What those whose yes a request needs can have answered.
const ANSWERS: [&str; 6] = ["yes-in-time", "yes-late", "no", "owing", "withdrawn", "other"];
/// What has no category, or one of a group that it cannot have.
pub(super) const UNKNOWN_CATEGORY: &str = "unknown/unknown";

/// The tree of a dimension of the closed list, the total first.
pub(in crate::exchange) fn dimension(by: &str, districts: &[String]) -> Vec<Node> {
    let flat = |codes: Vec<&str>| {
        let rest = (!codes.contains(&UNKNOWN)).then_some(UNKNOWN);
        let leaves = codes.into_iter().chain(rest).map(|code| Node::new(code, Some(ALL)));
        std::iter::once(Node::new(ALL, None)).chain(leaves).collect()
    };
    match by {
        "outcome" => flat(codes::<TripOutcome>()),
        "state" => flat(codes::<RequestState>()),
        "answer" => flat(ANSWERS.to_vec()),
        "actor-type" => flat(codes::<ActorType>()),
        "decision" => flat(codes::<Decision>()),
        "level" => flat(codes::<Level>()),
        "restriction" => flat(codes::<DirectiveCategory>()),
        "kind" => flat(codes::<IncidentKind>()),
        "category" => categories(),
        _ => flat(districts.iter().map(String::as_str).collect()),
    }
}

fn codes<T: Term>() -> Vec<&'static str> {
    T::ALL.iter().map(|term| term.code()).collect()
}

/// Categories under the groups of what caused them; one that two groups can have caused stands under both.
fn categories() -> Vec<Node> {
    let mut nodes = vec![Node::new(ALL, None)];
    for group in Group::ALL.iter().copied() {
        let of_group: Vec<Category> =
            Category::ALL.iter().copied().filter(|category| groups(*category).contains(&group)).collect();
        if of_group.is_empty() {
            continue;
        }
        nodes.push(Node::new(group.code(), Some(ALL)));
        let leaves =
            of_group.into_iter().map(|category| Node::new(&leaf(category, group), Some(group.code())));
        nodes.extend(leaves);
    }
    nodes.push(Node::new(UNKNOWN_CATEGORY, Some(ALL)));
    nodes
}

fn leaf(category: Category, group: Group) -> String {
    format!("{}/{}", category.code(), group.code())
}

fn groups(category: Category) -> BTreeSet<Group> {
    let authors = ActorType::ALL.iter().copied().map(Some).chain([None]);
    authors.map(|author| category.group(author)).filter(|group| group.code() != UNKNOWN).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_category_stands_under_each_group_that_can_have_caused_it() {
        let tree = categories();
        let leaves: BTreeSet<&str> = tree.iter().map(|node| node.code.as_str()).collect();
        for category in Category::ALL.iter().copied() {
            for author in ActorType::ALL.iter().copied().map(Some).chain([None]) {
                let group = category.group(author);
                if group.code() != UNKNOWN {
                    assert!(leaves.contains(leaf(category, group).as_str()), "{category:?} {group:?}");
                }
            }
        }
        assert!(leaves.contains("A3/insecurity") && leaves.contains("A3/bureaucratic"), "{leaves:?}");
    }
}
