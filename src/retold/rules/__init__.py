"""The promises, in pages for people who read no code: who may what, states and steps, what is kept."""
