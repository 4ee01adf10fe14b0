"""OUTSIDE DATA becomes the text of hub files that a person reviews."""
