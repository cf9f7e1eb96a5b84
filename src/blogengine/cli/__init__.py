"""The `blog` command, one module a subcommand: the only code that prints."""
