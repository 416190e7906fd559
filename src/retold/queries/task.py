"""A line of the first page."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Something that waits for the viewer: `page` is an address by name, `about` the id in it; `post` acts at once."""

    words: str
    detail: str
    button: str
    page: str
    about: str = ""
    post: bool = False
    now: bool = True
