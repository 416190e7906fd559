"""The report of a study: one set of contents, said three times over (web page, tagged PDF, Word), with its tables."""
