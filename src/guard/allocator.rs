//! An allocator that leaves nothing behind.
#![expect(
    unsafe_code,
    reason = "an allocator is an unsafe trait, and clearing freed memory takes a raw pointer"
)]

use std::alloc::{GlobalAlloc, Layout, System};
use std::mem::MaybeUninit;

use zeroize::Zeroize;

/// An allocator, usually the system's, whose blocks are cleared when they are given back.
///
/// Text that a person wrote passes through strings that no wrapper reaches: rows read, lines formatted, buffers grown.
/// Clearing at the one place where memory ends catches them all. A block that is resized is copied to a new one, and
/// the old one cleared, for resizing by the system would leave a copy behind.
///
/// ```
/// use std::alloc::System;
///
/// use carnet::guard::ZeroingAllocator;
///
/// #[global_allocator]
/// static ALLOCATOR: ZeroingAllocator = ZeroingAllocator(System);
/// # fn main() {}
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct ZeroingAllocator<A = System>(pub A);

// SAFETY: every block comes from the inner allocator and goes back to it with the layout it came with. `realloc` is
// the trait's own: allocate, copy, `dealloc`.
unsafe impl<A: GlobalAlloc> GlobalAlloc for ZeroingAllocator<A> {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller's promise, passed on.
        unsafe { self.0.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller's promise, passed on.
        unsafe { self.0.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        // SAFETY: the caller gives back a block of this layout and uses it no more; its bytes may never have been
        // written, which MaybeUninit allows.
        unsafe {
            std::slice::from_raw_parts_mut(block.cast::<MaybeUninit<u8>>(), layout.size()).zeroize();
            self.0.dealloc(block, layout);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::*;

    /// Keeps a copy of every block as it was when it was given back.
    #[derive(Default)]
    struct Witness(RefCell<Vec<Vec<u8>>>);

    // SAFETY: the system's allocator, looked at.
    unsafe impl GlobalAlloc for Witness {
        unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
            // SAFETY: the caller's promise, passed on. Zeroed, so that `dealloc` may read all of it.
            unsafe { System.alloc_zeroed(layout) }
        }

        unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
            // SAFETY: the block is whole, and `alloc` gave it zeroed.
            self.0.borrow_mut().push(unsafe { std::slice::from_raw_parts(block, layout.size()) }.to_vec());
            // SAFETY: the caller's promise, passed on.
            unsafe { System.dealloc(block, layout) }
        }
    }

    #[test]
    fn blocks_given_back_or_outgrown_are_cleared() {
        let allocator = ZeroingAllocator(Witness::default());
        let small = Layout::from_size_align(100, 8).expect("a valid layout");
        let large = Layout::from_size_align(10_000, 8).expect("a valid layout");
        // SAFETY: the layouts are not empty; each block is used within its size and given back once.
        unsafe {
            let block = allocator.alloc(small);
            assert!(!block.is_null());
            block.write_bytes(0xa7, small.size());
            let block = allocator.realloc(block, small, large.size());
            assert!(!block.is_null());
            assert!((0..small.size()).all(|at| *block.add(at) == 0xa7), "growing keeps what was there");
            block.write_bytes(0xa7, large.size());
            allocator.dealloc(block, large);
        }
        assert_eq!(*allocator.0.0.borrow(), [vec![0; small.size()], vec![0; large.size()]]);
    }
}
