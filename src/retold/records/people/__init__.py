"""Organisations, the people in them, in which roles, and their (wrapped) keys."""
