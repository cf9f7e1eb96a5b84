"""jekyll-paginate-v2: any page as a template of paginated documents, and pages made for each tag, category, collection."""
