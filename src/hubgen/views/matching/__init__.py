"""A hub becomes who could learn from whom: pairs, swaps and groups, with a reason for everyone."""
