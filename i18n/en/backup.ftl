## A new store, its backup, and its return.

# carnet init

backup-init-generated = A passphrase was made for you. Write it on paper now; it is shown this once:
backup-init-ask = Enter takes it; or type one of your own, of { $least } characters at least:
backup-init-made = A new store in { $path }
backup-init-keys-passphrase = It opens with your passphrase.
backup-init-keys-recipients = { $count ->
    [one] It opens with the key of { $count } recipient.
   *[other] It opens with the key of any of { $count } recipients.
}
backup-init-words = Its words: { $words }. Recipients see them as the sender's; tell them by another way.
backup-init-recovery-why = Who forgets the passphrase needs a way back, or years of work are lost.
backup-init-recovery-ask = Which way back, 1 to 4?
backup-init-recovery-shares = Shares on paper for three people, of whom two open it
backup-init-recovery-recipient = The key of somebody outside the country, age1...
backup-init-recovery-identity = A key on paper, for a safe
backup-init-recovery-none = None, or later: carnet key recovery
backup-init-recovery-recipient-ask = Their public key, age1...:
backup-init-no-recovery = Who forgets the passphrase loses the store: nobody can open it then. Make a backup, and make a way back: carnet key recovery shares 2/3, or recipient age1... of somebody outside the country.
backup-init-no-passphrase = There is no passphrase: who loses the keys loses the store.
backup-init-next = Next: carnet actor add

backup-weak = a passphrase of fewer than { $least } characters is guessed in an afternoon.
    .hint = Take the generated one: seven common words, easy to write and to remember. Nothing was made.
backup-weak-common = this passphrase is among the first that are tried: a common word, keys beside each other, or signs repeated.

# carnet backup

backup-made = { $entries ->
    [one] Backed up and read back: { $path }, { $entries } file, { $bytes } bytes. It stands on the ledger.
   *[other] Backed up and read back: { $path }, { $entries } files, { $bytes } bytes. It stands on the ledger.
}
backup-opens-as-store = It opens with what opens the store today: keep it elsewhere, and remember the passphrase.
backup-opens-sealed = It is sealed once more to: { $labels }. Their key comes first, then what opens the store.
backup-dry-run = Nothing was written.

# carnet restore

backup-restored = The store is back in { $path }. Its history says so.
backup-restored-sent = Before the next summary you will be asked whether anything was sent after this backup.

# Refusals

backup-not-read-back = { $path } does not read back as it was written, and was removed.
    .hint = The disk or the stick may be failing. Take another one.
backup-sealed = this backup is sealed once more.
    .hint = Give the key that it was sealed to: --identity FILE. Nothing was made.
backup-other-head = the head of the history in the backup is not that of its database.
    .hint = Somebody put it together from two backups. Take another backup. Nothing was made.
backup-damaged = the store in this backup is damaged: bytes of it are not as they were written.
    .hint = Take another backup, or another copy of this one. Nothing was made.
