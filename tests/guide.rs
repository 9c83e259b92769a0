//! The user guide: every command on its pages works as it stands there.
//!
//! A page has `console` blocks whose lines beginning with `$` are commands, one page one laptop. Lines beginning with `>`
//! are typed after a command, for its standard input; `# exit 2` after it is how it must end. A block that opens with a language and a
//! file's name, "csv log.csv", is that file.

use std::collections::BTreeSet;
use std::fs;

use carnet::model::{Field, Kind, Shape, declaration};

use crate::officer::Officer;
use crate::source::root;

/// A command of a page.
#[derive(Debug, PartialEq, Eq)]
struct Step {
    line: usize,
    words: Vec<String>,
    input: String,
    exit: i32,
}

/// The commands in the `console` blocks of a page, in order.
fn steps(page: &str) -> Vec<Step> {
    let mut found = Vec::new();
    let mut in_block = false;
    let mut lines = page.lines().enumerate();
    while let Some((at, line)) = lines.next() {
        if line.starts_with("```") {
            in_block = line == "```console";
        } else if let Some(command) = line.strip_prefix("$ ").filter(|_| in_block) {
            let mut command = command.to_owned();
            while let Some(open) = command.strip_suffix('\\') {
                let (_, next) = lines.next().expect("a line after a backslash");
                command = format!("{open}{}", next.trim_start());
            }
            found.push(step(at + 1, &command));
        } else if let Some(typed) = line.strip_prefix("> ").filter(|_| in_block) {
            let step = found.last_mut().expect("something is typed after a command");
            step.input += &format!("{typed}\n");
        }
    }
    found
}

/// The files of a page: name and content.
fn files(page: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    let mut open = false;
    for line in page.lines() {
        match line.strip_prefix("```") {
            Some(fence) => {
                let name = fence.split_once(' ').map(|(_, name)| name.to_owned()).filter(|_| !open);
                open = name.is_some();
                found.extend(name.map(|name| (name, String::new())));
            }
            None if open => {
                if let Some((_, content)) = found.last_mut() {
                    *content += &format!("{line}\n");
                }
            }
            None => {}
        }
    }
    found
}

fn step(line: usize, command: &str) -> Step {
    let (command, exit) = match command.split_once(" # exit ") {
        Some((command, exit)) => (command, exit.trim().parse().expect("an exit code")),
        None => (command, 0),
    };
    let mut words = words(command);
    assert_eq!(words.remove(0), "carnet", "line {line}: only carnet is run");
    Step { line, words, input: String::new(), exit }
}

/// The words as a shell reads them, with quotes of both kinds.
fn words(command: &str) -> Vec<String> {
    let mut words = Vec::new();
    let (mut word, mut quote, mut any) = (String::new(), None, false);
    for character in command.chars() {
        match (character, quote) {
            ('"' | '\'', None) => (quote, any) = (Some(character), true),
            (_, Some(open)) if character == open => quote = None,
            (' ', None) => {
                if any {
                    words.push(std::mem::take(&mut word));
                }
                any = false;
            }
            _ => {
                word.push(character);
                any = true;
            }
        }
    }
    if any {
        words.push(word);
    }
    assert!(quote.is_none(), "a quote is not closed: {command}");
    words
}

#[test]
fn every_command_of_the_guide_works() {
    let mut pages = 0;
    for entry in fs::read_dir(root().join("docs/guide")).unwrap() {
        let path = entry.unwrap().path();
        let page = fs::read_to_string(&path).unwrap();
        let steps = steps(&page);
        pages += u32::from(!steps.is_empty());
        let officer = Officer::new();
        for (name, content) in files(&page) {
            officer.has_file(&name, content);
        }
        for step in steps {
            let ran = officer.carnet_reading(&step.input, &step.words);
            assert!(ran.ended(step.exit), "{}, line {}: {ran}", path.display(), step.line);
        }
    }
    assert!(pages > 0, "no page has a command");
}

/// Whoever does as the guide does leaves no text in the history of a shell. Names and titles stand in commands where a page
/// wants to be read; asked for on a terminal, these do not either.
#[test]
fn no_command_of_the_guide_has_texts_in_it() {
    fn texts(fields: &[Field], found: &mut BTreeSet<String>) {
        for field in fields {
            match field.shape {
                Shape::Text => _ = found.insert(field.name.replace('_', "-")),
                Shape::Rows(part) => texts(part.fields, found),
                _ => {}
            }
        }
    }
    let named_by = |words: &[String]| {
        let mut named = BTreeSet::from(["text".to_owned()]);
        let kinds = words.iter().take(3).filter_map(|word| Kind::from_name(word));
        kinds.for_each(|kind| texts(declaration(kind).fields, &mut named));
        named
    };
    assert!(named_by(&["incident".to_owned()]).contains("what-happened"));
    let mut read = 0;
    for entry in fs::read_dir(root().join("docs/guide")).unwrap() {
        let path = entry.unwrap().path();
        for step in steps(&fs::read_to_string(&path).unwrap()) {
            let named = named_by(&step.words);
            let pairs = step.words.iter().zip(step.words.iter().skip(1).chain([&step.words[0]]));
            for (flag, value) in pairs {
                let (flag, value) = flag.split_once('=').unwrap_or((flag, value));
                let is_text = flag.strip_prefix("--").is_some_and(|name| named.contains(name));
                assert!(!is_text || value == "-", "{}, line {}: {flag}", path.display(), step.line);
                read += usize::from(is_text);
            }
            let inside = step.words.iter().flat_map(|word| word.split_whitespace());
            for (name, _) in inside.filter_map(|word| word.split_once('=')) {
                assert!(
                    !named.contains(&name.replace('_', "-")),
                    "{}, line {}: {name}",
                    path.display(),
                    step.line
                );
            }
        }
    }
    assert!(read >= 5, "{read} texts are read from standard input");
}

#[test]
fn files_of_a_page_are_the_blocks_that_name_one() {
    let page = "```csv a.csv\nx,y\n1,2\n```\n```console\n$ carnet a\n```\n```toml\nb = 1\n```\n```toml c.toml\nd = 1\n```\n";
    let file = |name: &str, content: &str| (name.to_owned(), content.to_owned());
    assert_eq!(files(page), [file("a.csv", "x,y\n1,2\n"), file("c.toml", "d = 1\n")]);
}

#[test]
fn commands_are_read_as_a_shell_reads_them() {
    let page = "$ not in a block\n```console\n$ carnet a \"b c\" \\\n    --d 'e \"f\"'\noutput\n$ carnet g - # exit 2\n> x  y\n> z\n```\n$ nor here";
    let step = |line, words: &[&str], input: &str, exit| Step {
        line,
        words: words.iter().map(|word| (*word).to_owned()).collect(),
        input: input.to_owned(),
        exit,
    };
    assert_eq!(
        steps(page),
        [step(3, &["a", "b c", "--d", "e \"f\""], "", 0), step(6, &["g", "-"], "x  y\nz\n", 2)]
    );
}
