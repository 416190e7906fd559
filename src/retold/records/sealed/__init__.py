"""All private records of all people, as rows that say nothing of whose they are."""
