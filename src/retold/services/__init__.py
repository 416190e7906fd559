"""Writes: a viewer does something, once, with an event, in one transaction."""
