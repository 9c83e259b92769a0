## Command line: help, usage, its errors.
