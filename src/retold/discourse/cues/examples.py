"""What the examples of endings begin with: an ending is looked for in the last fifth of a text only."""

OPENING = (
    "Amira came to us from a town in the far north of the country, by two trains and a bus,"
    " with one bag and a list of questions that nobody in the office could answer on the day. "
)
