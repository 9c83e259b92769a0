//! A store that stays open from one command to the next: each command takes it and gives it back at its end.

use carnet::store::Store;
use std::cell::{Cell, RefCell};
use std::ops::{Deref, DerefMut};
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// Where an open store lies between two commands.
#[derive(Clone)]
pub(crate) struct Kept {
    folder: PathBuf,
    /// Whether commands come from where answers and data would come from.
    pub(crate) takes_standard_input: bool,
    store: Rc<RefCell<Option<Store>>>,
    /// The draft of what was being said when nobody answered any more.
    pub(crate) draft: Rc<Cell<Option<i64>>>,
}

impl Kept {
    /// Nothing yet.
    pub(crate) fn new(folder: PathBuf, takes_standard_input: bool) -> Self {
        Self { folder, takes_standard_input, store: Rc::default(), draft: Rc::default() }
    }

    /// The folder of the one store that it keeps.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Keeps a store until it is taken or closed.
    pub(crate) fn put(&self, store: Store) {
        *self.store.borrow_mut() = Some(store);
    }

    /// The store, for one command; `None` while another has it or it is closed.
    pub(crate) fn take(&self) -> Option<OpenStore> {
        let store = self.store.borrow_mut().take()?;
        Some(OpenStore { store: Some(store), back_to: Some(self.clone()) })
    }

    /// Closes the store, which wipes its keys.
    pub(crate) fn close(&self) {
        drop(self.store.borrow_mut().take());
    }
}

/// An open store: closed when dropped, or given back to whoever keeps it open.
pub(crate) struct OpenStore {
    /// Always there, but while it is dropped.
    store: Option<Store>,
    back_to: Option<Kept>,
}

impl OpenStore {
    /// One that is closed when it is dropped.
    pub(crate) fn alone(store: Store) -> Self {
        Self { store: Some(store), back_to: None }
    }

    /// The store, for whoever keeps it.
    pub(crate) fn keep(mut self) -> Store {
        self.store.take().expect("taken out by drop alone")
    }
}

impl Deref for OpenStore {
    type Target = Store;

    fn deref(&self) -> &Store {
        self.store.as_ref().expect("taken out by drop alone")
    }
}

impl DerefMut for OpenStore {
    fn deref_mut(&mut self) -> &mut Store {
        self.store.as_mut().expect("taken out by drop alone")
    }
}

impl Drop for OpenStore {
    fn drop(&mut self) {
        if let (Some(kept), Some(store)) = (&self.back_to, self.store.take()) {
            kept.put(store);
        }
    }
}
