//! Every language says everything: what the compiler cannot see in the catalogue.

use crate::source::{root, rust_files};
use carnet::message::{Catalogue, Language, SUBJECTS, source};
use carnet::model::{COMMON, Field, Kind, Shape, declaration, field_key};
use carnet::vocabulary;
use fluent_syntax::ast::{self, Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// Ids (`key` or `key.attribute`) with the variables that their sentence uses.
type Entries = BTreeMap<String, BTreeSet<String>>;

fn entries(text: &str, name: &str) -> Entries {
    let resource =
        parser::parse(text).unwrap_or_else(|(_, errors)| panic!("{name} does not parse: {errors:?}"));
    let mut entries = Entries::new();
    let mut add = |id: String, pattern: &Pattern<&str>| {
        let mut variables = BTreeSet::new();
        variables_of(pattern, &mut variables);
        assert!(entries.insert(id.clone(), variables).is_none(), "{name}: {id} is given twice");
    };
    for entry in &resource.body {
        if let Entry::Message(message) = entry {
            if let Some(value) = &message.value {
                add(message.id.name.to_owned(), value);
            }
            for attribute in &message.attributes {
                add(format!("{}.{}", message.id.name, attribute.id.name), &attribute.value);
            }
        }
    }
    entries
}

fn variables_of(pattern: &Pattern<&str>, found: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            variables_in(expression, found);
        }
    }
}

fn variables_in(expression: &Expression<&str>, found: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => variables_inline(inline, found),
        Expression::Select { selector, variants } => {
            variables_inline(selector, found);
            for variant in variants {
                variables_of(&variant.value, found);
            }
        }
    }
}

fn variables_inline(inline: &InlineExpression<&str>, found: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            found.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => variables_in(expression, found),
        InlineExpression::FunctionReference { arguments, .. }
        | InlineExpression::TermReference { arguments: Some(arguments), .. } => {
            let ast::CallArguments { positional, named } = arguments;
            positional.iter().for_each(|argument| variables_inline(argument, found));
            named.iter().for_each(|argument| variables_inline(&argument.value, found));
        }
        _ => {}
    }
}

#[test]
fn the_folder_holds_the_files_of_the_table_and_no_other() {
    let expected: BTreeSet<String> = Language::ALL
        .iter()
        .flat_map(|language| SUBJECTS.iter().map(move |about| format!("{}/{about}.ftl", language.code())))
        .collect();
    let mut found = BTreeSet::new();
    for language in fs::read_dir(root().join("i18n")).unwrap() {
        let language = language.unwrap();
        for file in fs::read_dir(language.path()).unwrap() {
            let (folder, file) = (language.file_name(), file.unwrap().file_name());
            found.insert(format!("{}/{}", folder.to_string_lossy(), file.to_string_lossy()));
        }
    }
    assert_eq!(found, expected);
    for language in Language::ALL {
        for subject in SUBJECTS {
            let file = root().join(format!("i18n/{}/{subject}.ftl", language.code()));
            assert_eq!(
                source(*language, subject),
                Some(fs::read_to_string(file).unwrap().as_str()),
                "{subject}"
            );
        }
    }
}

#[test]
fn every_language_has_the_same_ids_attributes_and_variables() {
    for subject in SUBJECTS {
        let english = entries(source(Language::English, subject).unwrap(), &format!("en/{subject}.ftl"));
        for language in Language::ALL.iter().filter(|language| **language != Language::English) {
            let name = format!("{}/{subject}.ftl", language.code());
            let other = entries(source(*language, subject).unwrap(), &name);
            let problems: Vec<String> = english
                .keys()
                .chain(other.keys())
                .collect::<BTreeSet<_>>()
                .into_iter()
                .filter(|id| english.get(*id) != other.get(*id))
                .map(|id| format!("{id}: en {:?}, {} {:?}", english.get(id), language.code(), other.get(id)))
                .collect();
            assert!(problems.is_empty(), "{name} and en differ:\n{}", problems.join("\n"));
        }
    }
}

#[test]
fn no_id_stands_in_two_files() {
    for language in Language::ALL {
        let mut homes: BTreeMap<String, &str> = BTreeMap::new();
        for subject in SUBJECTS {
            for id in entries(source(*language, subject).unwrap(), subject).into_keys() {
                if let Some(other) = homes.insert(id.clone(), subject) {
                    panic!("{}: {id} stands in {other}.ftl and in {subject}.ftl", language.code());
                }
            }
        }
    }
}

#[test]
fn every_term_has_a_label_and_a_definition_in_every_language() {
    let mut missing = Vec::new();
    for language in Language::ALL {
        let catalogue = Catalogue::new(*language);
        for vocabulary in vocabulary::ALL {
            for code in vocabulary.codes() {
                let key = vocabulary.label_key(code);
                missing.extend(
                    [key.clone(), format!("{key}.definition")]
                        .into_iter()
                        .filter(|id| !catalogue.has(id))
                        .map(|id| format!("{}: {id}", language.code())),
                );
            }
        }
    }
    assert!(missing.is_empty(), "terms without their words:\n{}", missing.join("\n"));
}

/// Every field of every record and part with its owner, and what may stand inside a record on input.
fn fields() -> Vec<(&'static str, &'static str)> {
    fn add(owner: &'static str, fields: &'static [Field], found: &mut Vec<(&'static str, &'static str)>) {
        for field in fields {
            found.push((owner, field.name));
            if let Shape::Rows(part) = field.shape {
                add(part.table, part.fields, found);
            }
        }
    }
    let mut found = vec![("decision", "request")];
    for kind in Kind::ALL {
        let declaration = declaration(*kind);
        add(kind.name(), declaration.fields, &mut found);
        add(kind.name(), COMMON, &mut found);
        found.extend(declaration.embedded().iter().map(|(name, ..)| (kind.name(), *name)));
    }
    found
}

#[test]
fn every_kind_and_field_has_its_words_in_every_language_and_no_words_are_left_over() {
    for language in Language::ALL {
        let catalogue = Catalogue::new(*language);
        let mut used = BTreeSet::new();
        for kind in Kind::ALL {
            used.extend([kind.label_key(), format!("{}.plural", kind.label_key())]);
        }
        for (owner, name) in fields() {
            let key = field_key(&catalogue, owner, name);
            used.extend([key.clone(), format!("{key}.help")]);
        }
        let there: BTreeSet<String> =
            entries(source(*language, "fields").unwrap(), "fields.ftl").into_keys().collect();
        let missing: Vec<_> = used.difference(&there).collect();
        let left_over: Vec<_> = there.difference(&used).collect();
        assert!(missing.is_empty() && left_over.is_empty(), "missing {missing:?}, left over {left_over:?}");
    }
}

#[test]
fn every_id_named_in_the_code_exists_in_every_language() {
    let mut missing = Vec::new();
    let mut named = 0;
    for path in rust_files(&root().join("src")) {
        let text = fs::read_to_string(&path).unwrap();
        for id in ids_named(code_only(&text)) {
            named += 1;
            for language in Language::ALL {
                if !Catalogue::new(*language).has(id) {
                    missing.push(format!("{}: {} named in {}", language.code(), id, path.display()));
                }
            }
        }
    }
    assert!(named > 0, "the scan found no id at all");
    assert!(missing.is_empty(), "sentences that do not exist:\n{}", missing.join("\n"));
}

#[test]
fn the_scan_sees_ids_in_every_spelling() {
    let code = r#"Message::new("a-b") Message::new( "c" ) message::Message::new(
        "d-e.hint").with("f", 1) Message::new(key) catalogue.label("g") .definition("h")"#;
    assert_eq!(ids_named(code).collect::<Vec<_>>(), ["a-b", "c", "d-e.hint", "g", "h"]);
}

/// Unit tests name ids that must not exist; they stand last in a file.
fn code_only(text: &str) -> &str {
    text.split("#[cfg(test)]").next().unwrap_or(text)
}

/// The literals given to `Message::new`, `.label` and `.definition`, in order.
fn ids_named(code: &str) -> impl Iterator<Item = &str> {
    let calls = ["Message::new(", ".label(", ".definition("];
    let mut places: Vec<usize> =
        calls.iter().flat_map(|call| code.match_indices(call).map(|(at, found)| at + found.len())).collect();
    places.sort_unstable();
    places.into_iter().filter_map(|at| code[at..].trim_start().strip_prefix('"')?.split('"').next())
}
