"""What somebody keeps to themselves, or tells to one person: on no page that anybody else meets."""


class Kept:
    """Words, and who may read them. Whoever comes to a page asks whether it says what they must not know."""

    def __init__(self) -> None:
        """Nothing is kept yet."""
        self.readers: dict[str, set[str]] = {}

    def keep(self, words: str, *emails: str) -> str:
        """From now on only these may read the words; gives them back, to be typed."""
        assert words not in self.readers
        self.readers[words] = set(emails)
        return words

    def told(self, source: str, email: str) -> list[str]:
        """What a page says to this person that is not for them; its beginning is enough to find it."""
        return [words for words, emails in self.readers.items() if email not in emails and beginning(words) in source]


def beginning(words: str) -> str:
    """Enough of them to know them again. None of those that are kept begins with a sign that HTML writes otherwise."""
    start = words[:40]
    assert not set(start) & set("&<>\"'"), start
    return start
