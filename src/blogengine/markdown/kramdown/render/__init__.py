"""From the tree to HTML, as kramdown writes it."""
