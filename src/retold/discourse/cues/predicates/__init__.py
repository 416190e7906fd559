"""Predicates (boolean features): what a cue's `where` may ask of a clause, by name; one room a noun."""
