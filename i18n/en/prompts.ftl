## Questions asked on the terminal.

prompts-passphrase = Passphrase:
prompts-passphrase-again = The same once more:
prompts-yes-no = { $question } [y/N]
# Everything that counts as yes, in small letters.
prompts-yes-words = y yes
prompts-choose-again = Give the number of one of the lines above.
prompts-void-reason = Why is it wrong?

# carnet shell

shell-welcome = Unlocked. Tab completes; help lists the commands; lock locks; exit or Ctrl-D leaves.
shell-ended = (exit { $exit })
shell-locked = Locked.
shell-go-on = Press Enter to unlock:
