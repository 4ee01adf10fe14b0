"""The directory search: a hub becomes columns, a query becomes a question, and the two become answers.

Every module here has a twin of the same name in `site/assets/search/`, and gives the same values.
"""
