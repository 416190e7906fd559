"""The prompt that ships (writing prompt).

A template, to be changed by whoever runs a study. It is not the published study's prompt.
"""

from importlib.resources.abc import Traversable

from retold.rules.wording import SHIPPED, read

WORDS_FROM, WORDS_TO = 250, 500
MINUTES = 40


def read_prompt(folder: Traversable = SHIPPED) -> tuple[str, str]:
    """The template and the note beside it, as `prompts.toml` in that folder has them. Raises WordingError."""
    said = read("prompts", "template", folder=folder).texts("template", needs=("text", "note"))
    return said["text"], said["note"]


TEMPLATE, NOTE = read_prompt()
