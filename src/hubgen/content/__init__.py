"""READ: files become a hub."""
