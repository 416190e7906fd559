"""Naming: what single words say of whom, before any grammar (names, pronouns, nouns for people, characteristics)."""
