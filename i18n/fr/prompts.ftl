## Questions asked on the terminal.

prompts-passphrase = Phrase de passe :
prompts-passphrase-again = La même encore une fois :
prompts-yes-no = { $question } [o/N]
# Tout ce qui vaut un oui, en minuscules.
prompts-yes-words = o oui
prompts-choose-again = Donnez le numéro d'une des lignes ci-dessus.
prompts-void-reason = Pourquoi est-ce faux ?

# carnet shell

shell-welcome = Ouvert. Tab complète ; help liste les commandes ; lock verrouille ; exit ou Ctrl-D quitte.
shell-ended = (code { $exit })
shell-locked = Verrouillé.
shell-go-on = Appuyez sur Entrée pour ouvrir :
