"""The report of a study (reproducible reporting): one set of contents as web page, tagged PDF and Word, with tables."""
