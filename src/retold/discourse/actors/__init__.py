"""Actors: who is in the story and whom each word means (entities, coreference, the protagonist)."""
