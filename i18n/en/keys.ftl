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

# A way back

keys-held-recipient = a way back: their own key { $abroad ->
    [0] · inside the country
   *[other] · outside the country
}
keys-held-identity = a way back: a key on paper { $abroad ->
    [0] · inside the country
   *[other] · outside the country
}
keys-held-shares = a way back: { $needed } of { $holders } shares, set { $set } · { $abroad } of them outside the country
keys-abroad-ask = { $count ->
    [one] Is it held outside the country? 1 for yes, 0 for no:
   *[other] How many of the { $count } who hold it are outside the country?
}
keys-note-share =
    One share of a key. As many as the next line says open it together; fewer tell nothing.
    Keep it apart from the others. Give it to nobody whose voice or face you do not know.
keys-note-identity =
    A key. Whoever has it opens what it was made for. Keep it in a safe, on paper.
keys-written = Written: { $path }
keys-written-warning = Whoever reads these files has what stands in them. Print them or hand them over, then overwrite and remove them: on a stick or an SSD they can survive.
keys-share-next = Enter when it is written down:
keys-shown-once = It was shown this once and is kept nowhere. A terminal keeps what it showed: close the window.
keys-recovery-made = Added: { $name }. It opens the store, and carnet key remove takes it away.
keys-recovery-rehearse = Try it once, before it is needed: carnet key recovery rehearse
keys-recovery-none = There is no way back: who forgets the passphrase loses the store. carnet key recovery --help
keys-pressure-recovery = Those inside the country can open it without the others: they can be pressed to.
keys-rehearsed = It works: { $name } opens this store. Nothing was changed.
keys-recovered = The store opens with a new passphrase: { $name }.
keys-recovered-next = If somebody else saw the shares or the key, make new ones and take these away; where the old passphrase may be known, replace the data key too: carnet key rotate.
keys-shares-how = Type the shares from the paper, one line at a time. Small letters will do, and hyphens may be left out.
keys-shares-ask = Share { $share }, line { $line }:
keys-shares-ask-of = Share { $share } of { $needed }, line { $line }:

# Parking

keys-park-stays = Would open the store: { $slots }
keys-park-goes = Would not open it any more: { $slots }
keys-park-shares = { $needed } of { $holders } new shares
keys-park-before = Nothing on this device opens it then, whoever asks and however. Backups and copies made before still open as they did: carry none. Slips can still be posted to the inbox.
keys-pressure-park = Those inside the country could still open it: the pressure only moves from you to them. Better that so few are inside that they cannot.
keys-park-ask = Hand the key away now?
keys-park-choice = To whom is the key to go, 1 to 3?
keys-park-choice-shares = To three people, in shares, of whom two open it
keys-park-choice-to = To somebody outside the country, age1..., or a way back by its label
keys-park-choice-later = Later: carnet key park
keys-park-to-ask = Their public key, age1..., or the label:
keys-park-handed-ask = Do the holders have their shares, and not you? Without them nobody opens this store again. Go on?
keys-park-abandoned = The store is as it was. The shares just shown open nothing.
keys-park-done = Parked. This device cannot open the store until carnet key unpark; carnet inbox post goes on.
keys-park-copies = Close this terminal window, and take away what was written for the holders. carnet doctor says what else is to be seen.
keys-list-parked = { $count ->
    [0] Parked: this device cannot open the store. Its holders can; carnet key unpark.
    [one] Parked: this device cannot open the store. { $count } key elsewhere can; carnet key unpark.
   *[other] Parked: this device cannot open the store. { $count } keys elsewhere can; carnet key unpark.
}
keys-unparked = The store opens here again. The data key is the one that was made at parking: it lay in no slot but the holders'.
keys-unparked-next = Other passphrases are gone; add them again: carnet key add. If the holders' key or shares were seen by others, replace the data key: carnet key rotate.
keys-ordered = If this orders us to suspend: stop logging here, and hand the key away: carnet key park. What to do is in docs/guide/travel.md.
keys-ordered-ask = Does it order us ourselves to suspend, and is logging here to stop now?
keys-ordered-stop = Write nothing more here. The key goes by carnet key park; docs/guide/travel.md says the rest.

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

keys-parked = the key of this store was handed away: this device cannot open it.
    .hint = Its holders can: carnet key unpark, with their key or their shares. carnet inbox post writes without opening it. Nothing was changed.
keys-not-a-quorum = this is not so many shares of so many.
    .hint = Two at least are needed, of fifteen at most: 2/3, 3/5. Nothing was changed.
keys-too-many-abroad = at most { $most } can be outside the country: so many hold it.
    .hint = Nothing was changed.
keys-not-parked = this store is not parked: it opens as it always did.
    .hint = Who forgot the passphrase needs carnet key recovery open. Nothing was changed.
keys-no-holder = it is not said to whom the key is to be handed.
    .hint = --to names a recipient, --shares 2/3 makes shares. Nothing was changed.

# destroy

destroy-plan = { $path } would be destroyed: first the key slots, each overwritten, renamed and removed; then the database, its head, the inbox and all the rest. Nothing opens it after that, not with any passphrase.
destroy-dry-run = Nothing was destroyed. The same command with --confirm { $code } does it.
destroy-ask = This cannot be undone. Type { $code } to destroy this store:
destroy-done = Destroyed. Without its key slots nothing opens what may be left of it.
destroy-leaves-folder = Something lies in { $path } that is not the store's: it stays.
destroy-survives = What cannot be promised: on an SSD or a memory card, in snapshots of the system, on file systems that write elsewhere (btrfs, ZFS) old key slots can survive, and with one of them and its passphrase what survives of the database. Backups are untouched, and open as before. Only a disk that was encrypted as a whole, and whose own key is destroyed, is beyond that.
