"""Layer 6: what was learned from coded stories, beside what the cues say. See `docs/reference/model-card.md`."""
