"""The pseudonym key. No code of the study can import it or ask it."""
