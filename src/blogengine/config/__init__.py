"""The configuration: YAML or TOML files, read into raw values, checked, and made into a typed Config."""
