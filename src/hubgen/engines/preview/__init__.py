"""A hub becomes a website that is made while one looks at it."""
