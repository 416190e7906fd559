"""What happened (events, append-only, chained) and what is on its way (mail)."""
