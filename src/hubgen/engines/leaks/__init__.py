"""What stands in no public field of a hub is looked for in every file of a site that is built for the public.

This reads the hub by rules of its own: what the rest of the program takes for public is what is in question here.
"""
