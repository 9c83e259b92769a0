//! A dimension of a table: categories in a tree, from the total down to the leaves.

use std::collections::HashMap;
use std::ops::Range;

use super::Fault;

/// One dimension: a tree of categories, numbered in the order in which they are shown. Node 0 is the
/// total; a node without children is a leaf.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dimension {
    name: String,
    nodes: Vec<Node>,
    by_code: HashMap<String, usize>,
    leaves: Vec<usize>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Node {
    code: String,
    parent: Option<usize>,
    children: Vec<usize>,
    depth: usize,
    leaves: Range<usize>,
}

impl Dimension {
    /// A dimension from (code, code of the parent) pairs: the total first, with no parent, and every other
    /// node after its parent. The order given is the order shown.
    ///
    /// # Errors
    /// [`Fault::NoCells`] without a node, [`Fault::CodeTwice`], and [`Fault::NoParent`] where a parent is
    /// not named before (or a second node has none).
    pub fn new<'a>(
        name: &str,
        nodes: impl IntoIterator<Item = (&'a str, Option<&'a str>)>,
    ) -> Result<Self, Fault> {
        let mut made =
            Self { name: name.to_owned(), nodes: Vec::new(), by_code: HashMap::new(), leaves: Vec::new() };
        for (code, parent) in nodes {
            let node = made.nodes.len();
            let parent = match parent {
                None if node == 0 => None,
                Some(parent) if node > 0 => match made.by_code.get(parent) {
                    Some(&parent) => Some(parent),
                    None => return Err(Fault::NoParent { dimension: name.to_owned(), node }),
                },
                _ => return Err(Fault::NoParent { dimension: name.to_owned(), node }),
            };
            if made.by_code.insert(code.to_owned(), node).is_some() {
                return Err(Fault::CodeTwice { dimension: name.to_owned(), node });
            }
            let depth = parent.map_or(0, |parent| made.nodes[parent].depth + 1);
            if let Some(parent) = parent {
                made.nodes[parent].children.push(node);
            }
            made.nodes.push(Node {
                code: code.to_owned(),
                parent,
                children: Vec::new(),
                depth,
                leaves: 0..0,
            });
        }
        if made.nodes.is_empty() {
            return Err(Fault::NoCells);
        }
        made.number_leaves();
        Ok(made)
    }

    /// A total over leaves.
    ///
    /// # Errors
    /// As [`Dimension::new`].
    pub fn flat<'a>(
        name: &str,
        total: &'a str,
        leaves: impl IntoIterator<Item = &'a str>,
    ) -> Result<Self, Fault> {
        let leaves = leaves.into_iter().map(|leaf| (leaf, Some(total)));
        Self::new(name, std::iter::once((total, None)).chain(leaves))
    }

    /// Numbers the leaves depth first, so that every node covers one range of them.
    fn number_leaves(&mut self) {
        enum Step {
            Enter(usize),
            Leave(usize),
        }
        let mut stack = vec![Step::Enter(0)];
        while let Some(step) = stack.pop() {
            match step {
                Step::Enter(node) => {
                    self.nodes[node].leaves.start = self.leaves.len();
                    if self.nodes[node].children.is_empty() {
                        self.leaves.push(node);
                    }
                    stack.push(Step::Leave(node));
                    stack.extend(self.nodes[node].children.iter().rev().map(|&child| Step::Enter(child)));
                }
                Step::Leave(node) => self.nodes[node].leaves.end = self.leaves.len(),
            }
        }
    }

    /// What is counted by.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Number of nodes, the total included.
    #[expect(clippy::len_without_is_empty, reason = "a dimension has a total at least")]
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// The node of a code.
    pub fn node(&self, code: &str) -> Option<usize> {
        self.by_code.get(code).copied()
    }

    /// A node's code.
    ///
    /// # Panics
    /// As all that takes a node: where the dimension has no such node.
    pub fn code(&self, node: usize) -> &str {
        &self.nodes[node].code
    }

    /// The node above; none for the total.
    pub fn parent(&self, node: usize) -> Option<usize> {
        self.nodes[node].parent
    }

    /// The nodes just below.
    pub fn children(&self, node: usize) -> &[usize] {
        &self.nodes[node].children
    }

    /// How far below the total.
    pub fn depth(&self, node: usize) -> usize {
        self.nodes[node].depth
    }

    /// Whether nothing stands below.
    pub fn is_leaf(&self, node: usize) -> bool {
        self.nodes[node].children.is_empty()
    }

    /// The leaves in their order, as nodes.
    pub fn leaves(&self) -> &[usize] {
        &self.leaves
    }

    /// Which of the leaves stand under a node.
    pub(super) fn leaves_under(&self, node: usize) -> Range<usize> {
        self.nodes[node].leaves.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_node_covers_its_leaves() {
        let place = Dimension::new(
            "place",
            [
                ("all", None),
                ("north", Some("all")),
                ("south", Some("all")),
                ("n1", Some("north")),
                ("s1", Some("south")),
                ("n2", Some("north")),
            ],
        )
        .unwrap();
        let under = |code| {
            let node = place.node(code).unwrap();
            let leaves = &place.leaves()[place.leaves_under(node)];
            leaves.iter().map(|&leaf| place.code(leaf)).collect::<Vec<_>>()
        };
        assert_eq!(under("all"), ["n1", "n2", "s1"]);
        assert_eq!(under("north"), ["n1", "n2"]);
        assert_eq!(under("s1"), ["s1"]);
        assert_eq!(place.depth(place.node("n2").unwrap()), 2);
    }

    #[test]
    fn each_fault_of_a_tree_is_named() {
        let make =
            |nodes: &[(&'static str, Option<&'static str>)]| Dimension::new("d", nodes.iter().copied());
        assert_eq!(make(&[]), Err(Fault::NoCells));
        let orphan = Fault::NoParent { dimension: "d".to_owned(), node: 1 };
        assert_eq!(make(&[("t", None), ("a", None)]), Err(orphan.clone()));
        assert_eq!(make(&[("t", None), ("a", Some("b"))]), Err(orphan.clone()));
        assert_eq!(make(&[("t", Some("t"))]), Err(Fault::NoParent { dimension: "d".to_owned(), node: 0 }));
        let twice = Fault::CodeTwice { dimension: "d".to_owned(), node: 1 };
        assert_eq!(make(&[("t", None), ("t", Some("t"))]), Err(twice));
    }
}
