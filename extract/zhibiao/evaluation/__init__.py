"""Scores of a prediction against gold: pairing, counts, and the tables made of them."""
