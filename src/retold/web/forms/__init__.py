"""What is asked, one file a noun. Words are plain, and an error says what to do."""
