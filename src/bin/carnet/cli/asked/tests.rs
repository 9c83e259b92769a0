//! Dialogues with a person whose lines stand in the test.
