## What somebody without a key sees of a store: doctor.

doctor-parked = The store is parked: no passphrase of this device opens it. carnet key unpark, with what its holders have.
doctor-open-to-others = Others who use this device may read or enter what is the store's.
    .advice = Take their rights away: chmod -R go= on the store's folder.
doctor-foreign-owner = Something of the store belongs to another user of this device.
    .advice = Somebody put it there, or the store came with another account. Run carnet verify, then have it given to you.
doctor-shell-history = A shell's history holds commands of Carnet, with all their words.
    .advice = Delete those lines and, where the shell writes it at its end, close the shell without (bash: history -c, then kill -9 $$). Texts belong on standard input or in answers; carnet shell keeps no history.
doctor-recent-files = The desktop's list of recent files names the store.
    .advice = Empty that list in the desktop's settings, and switch it off.
doctor-synchronised = A service may copy the store's folder to other machines.
    .advice = Move the folder out of what the service copies; carnet backup makes copies for other places.
doctor-swap-in-clear = Memory can be written to a disk that is not encrypted: swap.
    .advice = Switch swap off or encrypt it; do not let the device hibernate while a store is open.
doctor-core-dumps = The program could not switch off that its memory is written to a file when it dies.
    .advice = Set that limit for your account (ulimit -c 0).
doctor-nothing = Nothing of this kind was found.
doctor-always = In any case there is to see: that there is a folder of this program, how large its files are, when they were written, how many passphrases there are, and how many slips wait.
doctor-limits = What cannot be looked at is not found: other accounts, other devices, copies already made, what other programs kept. No key was opened and nothing was changed.
