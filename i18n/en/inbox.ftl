## Slips: entries written without unlocking, and their way into the store.

inbox-note = Note

# At every unlock

inbox-waiting = { $count ->
    [one] { $count } slip waits: carnet inbox review
   *[other] { $count } slips wait: carnet inbox review
}

# carnet inbox post

inbox-words = Sealed to the store with these words: { $words }. If they are not the ones that you were told, stop and ask.
inbox-ask-note = What happened? One line:
inbox-posted = Posted as slip { $id }. Only the store can read it.
inbox-posted-file = The slip is in { $path }. Carry or mail it to whoever keeps the store; only the store can read it.
inbox-dry-run = It can be posted. Nothing was.

# carnet inbox review

inbox-column-slip = slip
inbox-column-written-on = written on
inbox-column-entry = what
inbox-column-date = date
inbox-column-kind = kind
inbox-page-head = Slip { $id }  { $entry }, written on { $day } by the writer's device. Who wrote it, nothing proves.
inbox-none = No slip waits.
inbox-empty = No slip waits that could be read.
inbox-more = { $count ->
    [one] { $count } more waits: it comes after these.
   *[other] { $count } more wait: they come after these.
}
inbox-twins = { $count ->
    [one] { $count } slip was there a second time, and is not taken again.
   *[other] { $count } slips were there a second time, and are not taken again.
}
inbox-refused = Slip { $id } is not taken: { $why } [{ $code }]
inbox-aside = { $count ->
    [one] It was not removed: it is in the folder inbox/aside of the store, or still waits.
   *[other] They were not removed: they are in the folder inbox/aside of the store, or still wait.
}
inbox-aside-full = Not all could be moved into the folder inbox/aside of the store: there is no more room in it, or it is a link or a pipe. What stays in inbox is told again next time; look at it and take it away by hand.
inbox-dropped = Slip { $id } was dropped.
inbox-taken-in = { $path } waits now as slip { $id }.
inbox-could-be-taken-in = { $path } can be taken in. Nothing was.
inbox-take-in-next = Next: carnet inbox review
inbox-not-taken-in = { $path } is not taken: { $why } [{ $code }]
inbox-key-back = The store's public key stands in the folder again. Its words: { $words }. Tell them to those who post. What was posted to the other key this store cannot read.
inbox-choice-accept = Take it in
inbox-choice-edit = Change something first
inbox-choice-later = Leave it for later
inbox-choice-drop = Drop it
inbox-choice-stop = Stop here
inbox-ask-what = What becomes of it?
inbox-ask-as = Take the note in as what?
inbox-ask-drop = Drop it for good?

# Refusals

inbox-foreign = it was sealed to another key than this store's.
    .hint = Ask whoever posted it which words they were shown: they must be this store's. Nothing of it was kept.
inbox-damaged = it is damaged or cut short, or no slip at all.
    .hint = Ask for it once more.
inbox-form = it is sealed to this store, but what is in it no Carnet wrote.
    .hint = Anybody can seal to the store's public key. Nothing of it was kept.
inbox-newer = it was written by a newer version of Carnet.
    .hint = Install the newer version here; the slip waits until then.
inbox-too-long = the entry is longer than the { $limit } bytes of the largest slip.
    .hint = Post it in two.
inbox-no-such-slip = no slip { $id } waits.
    .hint = carnet inbox review --list shows those that do.
inbox-again = this slip, or the same words of the same day, was there before.
    .hint = It is taken in once. Nothing was changed.
inbox-key = { $path } is not the public key of a store.
    .hint = Ask for the file inbox/key of the store; it is one line that begins with age1.
inbox-no-key = there is no public key at { $path }.
    .hint = Name the folder of the store with --store, or a copy of its inbox/key with --store-key.
inbox-some-not-taken = { $refused } of { $count } slips were not taken in.
    .hint = Each is named above with its reason. The files are where they were.
