"""Features: Jekyll's plugins and our own, built in, one module each."""
