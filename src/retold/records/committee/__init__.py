"""Ideas that pairs release, and the actions a committee owes."""
