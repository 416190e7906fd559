"""Schemes, their rounds, who applied, who meets whom: joint and administrative facts."""
