"""The forms of pronouns, by class. Neopronouns are a closed list; the parser usually calls them nouns."""

FORMS: dict[str, tuple[str, ...]] = {
    "he": ("he", "him", "his", "himself"),
    "she": ("she", "her", "hers", "herself"),
    "they": ("they", "them", "their", "theirs", "themself", "themselves"),
    "xe": ("xe", "xem", "xyr", "xyrs", "xemself"),
    "ze": ("ze", "hir", "zir", "zirs", "hirs", "zem", "hirself", "zirself"),
    "ey": ("ey", "em", "eir", "eirs", "emself", "eirself"),
    "fae": ("fae", "faer", "faers", "faerself"),
    "ve": ("ve", "ver", "vis", "verself"),
    "per": ("per", "pers", "perself"),
}
NEO = ("xe", "ze", "ey", "fae", "ve")
CLASS_OF = {form: name for name, forms in FORMS.items() if name != "per" for form in forms}
FIRST_SINGULAR = frozenset({"i", "me", "my", "mine", "myself"})
FIRST_PLURAL = frozenset({"we", "us", "our", "ours", "ourselves"})
FIRST = FIRST_SINGULAR | FIRST_PLURAL
POSSESSIVE = frozenset({"his", "her", "their", "xyr", "zir", "hir", "eir", "faer", "vis", "my", "our", "your", "its"})
REFLEXIVE = frozenset(
    {form for forms in FORMS.values() for form in forms if form.endswith(("self", "selves"))} | {"themself"}
)
