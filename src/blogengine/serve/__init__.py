"""The preview: a built site on a local server whose pages reload themselves after each build."""
