"""Starting a blog and starting a post: text that a person goes on to edit."""
