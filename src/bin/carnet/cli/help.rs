//! clap's help, in the person's language.
//!
//! The words stand in `cli.ftl`. A command's key is its path, `cli-actor-add` (the program's own is
//! `cli`): the value is the line in lists, the attribute `.long` more of it, `.examples` the commands to
//! copy. An argument's key is `cli-actor-add--since`, or `cli---since` where several commands share it.
//! The word for a value, `DATE`, is `cli-value-date`. Verbs that many records share have the key
//! `cli-record-log`; a flag that is a field of a record has the help of `fields.ftl`. A test walks the whole tree in every language.

use super::{Cli, Failure, Session, record};
use carnet::message::{Catalogue, Message};
use clap::{Arg, ArgAction, Command, CommandFactory};

/// The flags of every command that the short help shows; the long one shows all.
const IN_SHORT_HELP: &[&str] = &["store", "lang", "json", "help"];

/// `carnet help actor add`
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The command's words.
    #[arg(value_name = "COMMAND")]
    command: Vec<String>,
}

/// Prints the long help of a command.
pub(crate) fn run(args: &Args, session: &Session) -> Result<(), Failure> {
    let mut tree = dressed(Cli::command(), session.catalogue());
    let mut command = built(&mut tree);
    for word in &args.command {
        command = command
            .find_subcommand_mut(word)
            .ok_or_else(|| super::usage::UsageError::UnknownCommand { word: word.clone(), near: None })?;
    }
    session.print(&command.render_long_help().ansi().to_string())
}

/// The tree with its commands' full names and the arguments that they inherit.
pub(super) fn built(tree: &mut Command) -> &mut Command {
    tree.build();
    tree
}

/// The command tree with every text of its help from the catalogue.
pub(super) fn dressed(tree: Command, catalogue: &Catalogue) -> Command {
    // Global arguments are dressed at the root and inherited by the other commands when clap builds the tree.
    dress(tree, "cli", catalogue)
}

fn dress(command: Command, key: &str, catalogue: &Catalogue) -> Command {
    let label = |id: &str| catalogue.label(id);
    let mut long = label(key);
    for (attribute, heading) in [("long", None), ("examples", Some("cli-help-examples"))] {
        let own = format!("{key}.{attribute}");
        let shared = format!("cli-record-{}.{attribute}", command.get_name());
        let id = if !catalogue.has(&own) && is_of_records(&command) { shared } else { own };
        if catalogue.has(&id) {
            long.push_str("\n\n");
            match heading {
                None => long.push_str(&label(&id)),
                Some(heading) => {
                    let lines: Vec<String> = label(&id).lines().map(|line| format!("  {line}")).collect();
                    long.push_str(&format!("{}\n{}", label(heading), lines.join("\n")));
                }
            }
        }
    }
    let template = format!(
        "{{before-help}}{{about-with-newline}}\n{} {{usage}}\n\n{{all-args}}{{after-help}}",
        label("cli-help-usage")
    );
    command
        .about(label(key))
        .long_about(long)
        .help_template(template)
        .after_help(label("cli-help-more"))
        .after_long_help("")
        .subcommand_help_heading(label("cli-help-commands"))
        .subcommand_value_name(label("cli-value-command"))
        .mut_args(|arg| dress_argument(arg, key, catalogue))
        .mut_subcommands(|inner| {
            let key = command_key(key, inner.get_name(), catalogue);
            dress(inner, &key, catalogue)
        })
}

/// Whether a command writes down or changes a record: some of its flags are fields.
fn is_of_records(command: &Command) -> bool {
    command.get_arguments().any(|arg| record::is_field(arg.get_id().as_str()))
}

/// The command's own key where there is one, else the one that it shares with the verbs of other records.
fn command_key(outer: &str, name: &str, catalogue: &Catalogue) -> String {
    let own = format!("{outer}-{name}");
    let shared = format!("cli-record-{name}");
    if !catalogue.has(&own) && outer != "cli" && catalogue.has(&shared) { shared } else { own }
}

fn dress_argument(arg: Arg, command_key: &str, catalogue: &Catalogue) -> Arg {
    let id = arg.get_id().as_str().to_owned();
    let help = catalogue.label(&argument_key(&arg, command_key, catalogue));
    let notes = notes(&arg, catalogue);
    let heading = match (arg.is_positional(), arg.is_global_set() || command_key == "cli") {
        (true, _) => "cli-help-arguments",
        (false, true) => "cli-help-global",
        (false, false) => "cli-help-options",
    };
    let names: Vec<String> = value_keys(&arg).iter().map(|key| catalogue.label(key)).collect();
    let takes_value = takes_value(&arg);
    let rare = arg.is_global_set() && !IN_SHORT_HELP.contains(&arg.get_long().unwrap_or_default());
    let arg = arg.help(format!("{help}{notes}")).help_heading(catalogue.label(heading));
    let arg = if rare { arg.hide_short_help(true) } else { arg };
    let arg = match record::codes(&id, catalogue) {
        Some(codes) => arg.long_help(format!("{help}{notes}\n{codes}")),
        None => arg,
    };
    if takes_value {
        arg.value_names(names).hide_default_value(true).hide_possible_values(true).hide_env(true)
    } else {
        arg
    }
}

/// The argument's own key where there is one, else the one it shares with other commands.
fn argument_key(arg: &Arg, command_key: &str, catalogue: &Catalogue) -> String {
    if let Some(key) = record::help_key(arg.get_id().as_str(), catalogue) {
        return key;
    }
    let name = arg.get_long().map_or_else(|| arg.get_id().as_str().replace('_', "-"), str::to_owned);
    let own = format!("{command_key}--{name}");
    if catalogue.has(&own) { own } else { format!("cli---{name}") }
}

fn takes_value(arg: &Arg) -> bool {
    matches!(arg.get_action(), ArgAction::Set | ArgAction::Append)
}

/// Keys of the words for an argument's values, from the names given in code.
fn value_keys(arg: &Arg) -> Vec<String> {
    let named = arg.get_value_names().filter(|_| takes_value(arg)).unwrap_or_default();
    named.iter().map(|name| format!("cli-value-{}", name.to_lowercase().replace('_', "-"))).collect()
}

/// What clap would say in English brackets: the possible values, the default, the variable.
fn notes(arg: &Arg, catalogue: &Catalogue) -> String {
    let mut notes = String::new();
    if !takes_value(arg) {
        return notes;
    }
    let mut note = |id: &'static str, value: String| {
        notes.push(' ');
        notes.push_str(&catalogue.say(&Message::new(id).with("value", value)));
    };
    let possible = arg.get_possible_values();
    if !possible.is_empty() {
        let codes: Vec<&str> = possible.iter().map(clap::builder::PossibleValue::get_name).collect();
        note("cli-help-values", codes.join(", "));
    }
    let defaults: Vec<_> = arg.get_default_values().iter().map(|value| value.to_string_lossy()).collect();
    if !defaults.is_empty() && !arg.is_hide_default_value_set() {
        note("cli-help-default", defaults.join(", "));
    }
    if let Some(variable) = arg.get_env() {
        note("cli-help-variable", variable.to_string_lossy().into_owned());
    }
    notes
}

#[cfg(test)]
mod tests {
    use super::*;
    use carnet::message::Language;

    fn missing(command: &Command, key: &str, catalogue: &Catalogue, found: &mut Vec<String>) {
        let mut need = |id: String| {
            if !catalogue.has(&id) {
                found.push(format!("{}: {id}", catalogue.language().code()));
            }
        };
        need(key.to_owned());
        for arg in command.get_arguments() {
            need(argument_key(arg, key, catalogue));
            let keys = value_keys(arg);
            assert!(!takes_value(arg) || !keys.is_empty(), "{key}: {} has no value_name", arg.get_id());
            keys.into_iter().for_each(&mut need);
        }
        for inner in command.get_subcommands() {
            missing(inner, &command_key(key, inner.get_name(), catalogue), catalogue, found);
        }
    }

    #[test]
    fn every_command_argument_and_value_has_its_words_in_every_language() {
        for language in Language::ALL {
            let mut found = Vec::new();
            missing(&Cli::command(), "cli", &Catalogue::new(*language), &mut found);
            assert!(found.is_empty(), "help without words:\n{}", found.join("\n"));
        }
    }

    #[test]
    fn the_tree_is_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    fn the_help_of_every_command_is_without_a_word_of_clap() {
        fn walk(command: &mut Command) {
            for help in [command.render_help(), command.render_long_help()].map(|help| help.to_string()) {
                for word in ["Usage:", "Options:", "Commands:", "Arguments:", "possible values", "Print help"]
                {
                    assert!(!help.contains(word), "{word} in the French help:\n{help}");
                }
            }
            command.get_subcommands_mut().for_each(walk);
        }
        let mut tree = dressed(Cli::command(), &Catalogue::new(Language::French));
        walk(built(&mut tree));
    }
}
