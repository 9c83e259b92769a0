## Who can open the store: key, destroy.

# What opens it

keys-passphrase = a passphrase
keys-recipient = a recipient, { $words }
keys-since = since { $day }
keys-unnamed = not put there by a command of Carnet, or by one that was interrupted
keys-damaged = damaged: nothing opens it
keys-opened = it opened the store now
keys-unknown = { $count ->
    [one] { $count } recipient more can open the store than it knows.
   *[other] { $count } recipients more can open the store than it knows.
}
keys-opens = The store opens with: { $slots }

# What is done

keys-added = Added: { $name }.
keys-remove-own = This is what opened the store now.
keys-remove-ask = Take { $name } away?
keys-removed = { $name } does not open this store any more.
keys-changed = The passphrase is changed; its slot is { $name } now, and the one before was overwritten and removed.
keys-survives = On an SSD, in a snapshot or in a backup the old slot can survive, and it opens what it lies with. Where somebody else may know that passphrase or have that key, replace the data key too: carnet key rotate.
keys-rotate-stays = Opens the store under the new key: { $slots }
keys-rotate-goes = Opens it no more, for nobody is here to say it: { $slots }. --keep-passphrase-file keeps a passphrase that lies in a file.
keys-rotate-ask = Replace the data key now?
keys-rotating = Writing the database anew under the new key, and reading it again ...
keys-rotated = The data key is replaced. Every page and every slot is under the new one; the old slots were overwritten and removed.
keys-rotated-copies = Copies made before, backups among them, still open with the passphrases and keys of their day. Make a new backup. The store's own keys, by which slips and sealed summaries open and summaries are signed, are the same as before.
keys-dry-run = Nothing was changed.

# Refusals

keys-no-such-slot = there is no slot { $name }, or several have this label.
    .hint = carnet key list names them. Nothing was changed.
keys-last = nothing else than { $name } opens this store.
    .hint = Add another way first: carnet key add. Nothing was changed.
keys-too-many = there are as many passphrases as there can be.
    .hint = Take one away first: carnet key remove. Nothing was changed.
keys-unknown-recipients = { $count ->
    [one] { $count } recipient can open the store whom it does not know, and would not open it any more.
   *[other] { $count } recipients can open the store whom it does not know, and would not open it any more.
}
    .hint = Add them by their public key in the same command with --drop-unknown, which lets go of all others. Nothing was changed.
keys-there = this recipient opens the store already: { $name }.
    .hint = Nothing was changed.
keys-which-passphrase = it is not clear which passphrase is to be changed.
    .hint = --slot names it; carnet key list shows the slots. A recipient's key has no passphrase here. Nothing was changed.
keys-not-read-back = the new slot does not open as it was written, and was removed.
    .hint = The disk may be failing. What opened the store before still does.
keys-bad-label = a label is one line of at most 60 characters.
    .hint = Say what the slot is for: a function, a safe, a base; not a person. Nothing was changed.
keys-opens-nothing = a passphrase that was to be kept opens no slot of this store.
    .hint = Look at the file given with --keep-passphrase-file. Nothing was changed.
keys-rolled-back = an older database was put back; a new key would hide that.
    .hint = carnet verify says more. Nothing was changed.
keys-old-slots-stay = the new data key holds, but not all of the old could be destroyed.
    .hint = The next command tries again. If this comes back, look at the folder keys-old in the store's folder: something in it is not the program's.

# destroy

destroy-plan = { $path } would be destroyed: first the key slots, each overwritten, renamed and removed; then the database, its head, the inbox and all the rest. Nothing opens it after that, not with any passphrase.
destroy-dry-run = Nothing was destroyed. The same command with --confirm { $code } does it.
destroy-ask = This cannot be undone. Type { $code } to destroy this store:
destroy-done = Destroyed. Without its key slots nothing opens what may be left of it.
destroy-leaves-folder = Something lies in { $path } that is not the store's: it stays.
destroy-survives = What cannot be promised: on an SSD or a memory card, in snapshots of the system, on file systems that write elsewhere (btrfs, ZFS) old key slots can survive, and with one of them and its passphrase what survives of the database. Backups are untouched, and open as before. Only a disk that was encrypted as a whole, and whose own key is destroyed, is beyond that.
