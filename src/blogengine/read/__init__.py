"""A source tree read into a draft site: files classified, front matter parsed, documents dated and named."""
