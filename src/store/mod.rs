//! store

pub mod report;

// Brings SQLCipher into every program and test that links this library.
use sqlcipher_rustcrypto as _;
