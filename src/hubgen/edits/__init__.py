"""A hub and an intent become new texts of files."""
