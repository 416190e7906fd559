"""Cues: what in a text is evidence for which code, why, and how much it weighs (indicators, feature weights)."""
