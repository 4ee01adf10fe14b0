"""A hub becomes JSON for other programs, version 1."""
