//! All tests that stand outside the library, as one binary: each further one would link SQLCipher again.

mod catalogue;
