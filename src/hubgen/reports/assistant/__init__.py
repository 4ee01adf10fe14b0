"""A hub and a question of an assistant become an answer: plain values, in which what people wrote is marked."""
