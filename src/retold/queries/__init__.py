"""Reads: what a viewer may see, as frozen plain data. Nothing here writes."""
