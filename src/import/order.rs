//! In which order the rows of a hierarchy are written down: who is above comes first, wherever it stands in the file.

use std::collections::{BTreeMap, HashMap, VecDeque};

use super::draft::{Draft, Parent};

/// A draft in its place.
#[derive(Debug)]
pub(super) struct Placed {
    /// The draft, with the links that can be made with it.
    pub(super) draft: Draft,
    /// Links to records that come later: a circle, or a chain that was turned round over time.
    pub(super) later: Vec<Parent>,
    /// Steps to the top by the longest way in the file; none in or below a circle.
    pub(super) depth: Option<u32>,
}

/// A row that repeats the external id of an earlier one and says nothing more.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Repeated {
    pub(super) line: u64,
    pub(super) record: Option<usize>,
    /// The line on which the id stood first.
    pub(super) first: u64,
}

/// Drafts put together by external id and set in order; the rows that only repeat an id; and how many rows were
/// further links of a record.
///
/// Linear in rows and links.
pub(super) fn placed(drafts: Vec<Draft>) -> (Vec<Placed>, Vec<Repeated>, usize) {
    let (drafts, repeated, further) = together(drafts);
    let at: HashMap<&str, usize> =
        drafts.iter().enumerate().filter_map(|(at, draft)| Some((draft.id.as_deref()?, at))).collect();
    let above: Vec<Vec<usize>> = drafts
        .iter()
        .map(|draft| draft.parents.iter().filter_map(|parent| at.get(parent.id.as_str()).copied()).collect())
        .collect();
    let mut below: Vec<Vec<usize>> = vec![Vec::new(); drafts.len()];
    for (child, parents) in above.iter().enumerate() {
        parents.iter().for_each(|parent| below[*parent].push(child));
    }
    let mut open: Vec<usize> = above.iter().map(Vec::len).collect();
    let mut ready: VecDeque<usize> = (0..drafts.len()).filter(|at| open[*at] == 0).collect();
    let mut order = Vec::with_capacity(drafts.len());
    let mut depth: Vec<Option<u32>> = vec![None; drafts.len()];
    while let Some(next) = ready.pop_front() {
        // A parent without a row of its own is a step too.
        let own = drafts[next].parents.iter().map(|parent| {
            at.get(parent.id.as_str()).map_or(Some(1), |above| depth[*above].map(|depth| depth + 1))
        });
        depth[next] = own.collect::<Option<Vec<u32>>>().map(|steps| steps.into_iter().max().unwrap_or(0));
        order.push(next);
        for child in &below[next] {
            open[*child] -= 1;
            if open[*child] == 0 {
                ready.push_back(*child);
            }
        }
    }
    let in_order = order.len();
    let mut is_placed = vec![false; drafts.len()];
    order.iter().for_each(|at| is_placed[*at] = true);
    order.extend((0..drafts.len()).filter(|at| !is_placed[*at]));
    let mut rank = vec![0; drafts.len()];
    order.iter().enumerate().for_each(|(place, at)| rank[*at] = place);
    let ranks: HashMap<String, usize> = at.into_iter().map(|(id, at)| (id.to_owned(), rank[at])).collect();

    let mut waiting: Vec<Option<Draft>> = drafts.into_iter().map(Some).collect();
    let mut placed = Vec::with_capacity(order.len());
    for (place, at) in order.into_iter().enumerate() {
        let Some(mut draft) = waiting[at].take() else { continue };
        let comes_later = |parent: &Parent| ranks.get(&parent.id).is_some_and(|other| *other >= place);
        let (later, now) = if place < in_order {
            (Vec::new(), draft.parents)
        } else {
            draft.parents.into_iter().partition(comes_later)
        };
        draft.parents = now;
        placed.push(Placed { draft, later, depth: depth[at] });
    }
    (placed, repeated, further)
}

/// One draft for each external id. A row that repeats one adds its link; without a new link it only repeats.
fn together(drafts: Vec<Draft>) -> (Vec<Draft>, Vec<Repeated>, usize) {
    let mut first: BTreeMap<String, usize> = BTreeMap::new();
    let mut whole: Vec<Draft> = Vec::new();
    let mut repeated = Vec::new();
    let mut further = 0;
    for draft in drafts {
        let known = draft.id.as_ref().and_then(|id| first.get(id)).copied();
        match known {
            None => {
                if let Some(id) = &draft.id {
                    first.insert(id.clone(), whole.len());
                }
                whole.push(draft);
            }
            Some(at) => {
                let same = |one: &Parent, other: &Parent| one.id == other.id && one.row == other.row;
                let known = &mut whole[at];
                let new: Vec<Parent> = draft
                    .parents
                    .into_iter()
                    .filter(|parent| !known.parents.iter().any(|other| same(parent, other)))
                    .collect();
                if new.is_empty() {
                    repeated.push(Repeated { line: draft.line, record: draft.record, first: known.line });
                } else {
                    further += 1;
                    known.parents.extend(new);
                }
            }
        }
    }
    (whole, repeated, further)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Values;

    fn draft(line: u64, id: &str, parents: &[&str]) -> Draft {
        let parent = |id: &&str| Parent {
            line,
            record: None,
            id: (*id).into(),
            name: String::new(),
            row: Values::new(),
        };
        Draft {
            kind: crate::model::Kind::Actor,
            line,
            record: None,
            id: Some(id.into()),
            values: Values::new(),
            copy: None,
            ready: None,
            spent: None,
            nodes: Vec::new(),
            places: Vec::new(),
            cells: Vec::new(),
            left_out: false,
            parents: parents.iter().map(parent).collect(),
            level_lines: Vec::new(),
        }
    }

    fn shown(placed: &[Placed]) -> Vec<(String, Option<u32>, usize)> {
        placed
            .iter()
            .map(|one| (one.draft.id.clone().unwrap_or_default(), one.depth, one.later.len()))
            .collect()
    }

    #[test]
    fn above_comes_before_below_and_steps_are_counted_by_the_longest_way() {
        let drafts =
            vec![draft(2, "c", &["b"]), draft(3, "b", &["a"]), draft(4, "a", &[]), draft(5, "c", &["a"])];
        let (placed, repeated, further) = placed(drafts);
        let wanted = [("a", Some(0), 0), ("b", Some(1), 0), ("c", Some(2), 0)];
        assert_eq!(shown(&placed), wanted.map(|(id, depth, later)| (id.to_owned(), depth, later)));
        assert_eq!((repeated, further), (vec![], 1));
        assert_eq!(placed[2].draft.parents.len(), 2);
    }

    #[test]
    fn a_parent_without_a_row_is_a_step() {
        let (placed, ..) = placed(vec![draft(2, "a", &["elsewhere"])]);
        assert_eq!(shown(&placed), [("a".to_owned(), Some(1), 0)]);
    }

    #[test]
    fn what_is_in_a_circle_comes_last_with_its_link_left_over() {
        let drafts =
            vec![draft(2, "a", &["b"]), draft(3, "b", &["a"]), draft(4, "c", &["b"]), draft(5, "d", &[])];
        let (placed, ..) = placed(drafts);
        let wanted = [("d", Some(0), 0), ("a", None, 1), ("b", None, 0), ("c", None, 0)];
        assert_eq!(shown(&placed), wanted.map(|(id, depth, later)| (id.to_owned(), depth, later)));
    }

    #[test]
    fn a_row_that_only_repeats_is_told() {
        let drafts = vec![draft(2, "a", &["x"]), draft(3, "a", &["x"]), draft(4, "a", &[])];
        let (_, repeated, further) = placed(drafts);
        let wanted = |line| Repeated { line, record: None, first: 2 };
        assert_eq!((repeated, further), (vec![wanted(3), wanted(4)], 0));
    }
}
