"""The prompt that ships: a template, to be changed by whoever runs a study. It is not the published study's prompt."""

TEMPLATE = """Tell the story of one student from an under-represented group on their way through higher education: \
how they come to apply, what it is like to arrive, what happens along the way, and where it leads.

Invent the student, or put one together from what you have seen and heard. Give them a made-up name. Write it as a \
story, from the beginning to an ending, in whatever way it comes to you. There is no right story."""

NOTE = (
    "This is a template written for Retold. It is not the prompt of the published study, whose wording was not "
    "printed. Change it to fit your study; whoever writes gets the same words both times."
)
WORDS_FROM, WORDS_TO = 250, 500
MINUTES = 40
