## Questions asked on the terminal.
