"""Nodes rendered: bodies, excerpts and pages, each a pure function of the site and its id."""
