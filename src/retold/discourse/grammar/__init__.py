"""Grammar: who does what to whom, and whether it holds (clauses, voice, negation, modality, reported speech)."""
