"""Pure text helpers: slugs, URLs, HTML text, YAML."""
