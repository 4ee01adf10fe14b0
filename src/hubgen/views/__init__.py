"""DERIVE: a hub becomes plain values."""
