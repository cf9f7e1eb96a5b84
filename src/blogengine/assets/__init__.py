"""Assets that are compiled: stylesheets."""
