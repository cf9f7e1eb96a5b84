"""The site as frozen values: documents, pages, static files, collections, and what each is called on the web."""
