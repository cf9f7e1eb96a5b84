"""A site to its outputs: which file is made from what."""
