"""Reading: from a text as given to its parsed words (decoding, masking, sentence splitting, parsing, tokens)."""
