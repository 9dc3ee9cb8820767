"""Words: the command line, and the one place where errors become messages and exit codes.

In: arguments, environment, clock, working directory. Out: data on stdout, talk on stderr, an exit code. Every
command's body imports what it needs itself, so that ``turncast --help`` loads nothing but Typer.
"""
