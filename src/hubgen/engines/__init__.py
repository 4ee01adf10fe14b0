"""PUBLISH: a site becomes a website."""
