"""Retold runs reverse mentoring schemes and shows, honestly, what they change."""

__version__ = "0.1.0"
