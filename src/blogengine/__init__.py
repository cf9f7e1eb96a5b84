"""A blog engine that builds Jekyll sites unchanged, and new blogs from nothing."""

__version__ = "0.1.0"
