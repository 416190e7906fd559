"""Learning from coded stories: how much each cue weighs, and how cues and encoder add up. `retold train`."""
