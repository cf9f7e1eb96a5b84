"""Views of the site for templates: each lookup is one narrow question to `Tracked`."""
