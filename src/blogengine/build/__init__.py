"""A whole build: read, generate, plan, render, write."""
