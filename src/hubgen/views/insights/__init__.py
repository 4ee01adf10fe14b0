"""What a hub knows about itself: what is wanted and taught, what few know, who is joined to whom, what grows."""
