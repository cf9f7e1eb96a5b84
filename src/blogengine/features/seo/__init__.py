"""jekyll-seo-tag: what `{% seo %}` says of a page to search engines and social networks, and how that is written."""
