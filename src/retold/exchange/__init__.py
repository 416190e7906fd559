"""Files in and out (import and export): one format a file, read strictly and written whole."""
