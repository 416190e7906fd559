"""Short functions, one file a noun: a form, one service or one query, a template."""
