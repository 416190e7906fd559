"""The same in other words: a text whose everyday words and turns are changed for others that mean the same.

The list is this benchmark's own, and was not looked at while cues were written. Who acts on whom, what is denied and
what is said of whom stay as they are; now and then the grammar of a sentence suffers ("a thought" as "a believed").
"""

import re

CONTRACTED = (
    ("won't", "will not"), ("Won't", "Will not"), ("can't", "cannot"), ("Can't", "Cannot"), ("shan't", "shall not"),
    ("n't", " not"), ("'re ", " are "),
    ("'ve ", " have "), ("'ll ", " will "), ("I'm ", "I am "),
)  # fmt: skip
TURNS = (
    ("because of", "owing to"),
    ("because", "since"), ("although", "even though"), ("nothing but", "nothing except"),
    ("anything but", "anything except"),
    ("but", "yet"), ("also", "as well"), ("often", "many times"),
    ("very", "really"), ("almost", "nearly"), ("perhaps", "maybe"), ("soon", "before long"), ("again", "once more"),
    ("at first", "to begin with"), ("in the end", "finally"), ("at once", "straight away"), ("a lot of", "plenty of"),
    ("every day", "each day"), ("each time", "every time"), ("in fact", "as a matter of fact"),
    ("asked for", "requested"), ("asks for", "requests"), ("told", "informed"), ("tells", "informs"),
    ("helped", "assisted"), ("helps", "assists"), ("gave her", "handed her"), ("gave him", "handed him"),
    ("gave them", "handed them"), ("wanted to", "wished to"), ("needed to", "had to"),
    ("failed the", "did not pass the"), ("passed the", "got through the"), ("worked hard", "put the hours in"),
    ("started", "began"), ("starts", "begins"), ("began to", "started to"), ("tried to", "attempted to"),
    ("tries to", "attempts to"), ("bought", "purchased"), ("lived", "resided"),
    ("showed", "demonstrated"), ("left out", "passed over"), ("left behind", "not taken along"),
    ("left the", "went from the"),
    ("decided", "resolved"), ("refused", "declined"), ("complained", "objected"), ("wrote to", "sent a letter to"),
    ("writes to", "sends a letter to"), ("spoke to", "had a word with"), ("thought", "believed"),
    ("thinks", "believes"), ("noticed", "spotted"), ("realised", "came to see"), ("understood", "grasped"),
    ("changed", "altered"), ("arranged", "organised"), ("set up", "established"),
    ("struggled", "had a hard time"), ("struggles", "has a hard time"),
    ("was worried", "was anxious"), ("were worried", "were anxious"), ("paid", "settled"), ("waited", "hung on"),
    ("had to", "was obliged to"),
    ("job", "post"), ("shop", "store"), ("house", "home"), ("mother", "mum"), ("father", "dad"), ("child", "kid"),
    ("children", "kids"), ("friends", "mates"), ("friend", "mate"), ("money", "cash"), ("bus", "coach"),
    ("lectures", "classes"), ("lecture", "class"), ("exam", "test"), ("exams", "tests"), ("essay", "paper"),
    ("essays", "papers"), ("marks", "grades"), ("mark", "grade"), ("letter", "note"), ("meeting", "appointment"),
    ("form", "application"), ("rule", "regulation"), ("rules", "regulations"), ("deadline", "closing date"),
    ("confidence", "self-belief"), ("shy", "timid"), ("quiet", "silent"), ("clever", "bright"),
    ("tired", "worn out"), ("angry", "cross"), ("afraid", "scared"), ("ashamed", "embarrassed"),
    ("lonely", "on their own"), ("lucky", "fortunate"), ("grateful", "thankful"), ("poor", "badly off"),
    ("wrong", "mistaken"), ("whole", "entire"), ("enough", "sufficient"), ("big", "large"), ("small", "little"),
)  # fmt: skip
PLAIN = {one.replace("'", mark): other for one, other in CONTRACTED for mark in "'\u2019"}
OTHERWISE = dict(TURNS)
TURN = re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, OTHERWISE), key=len, reverse=True)) + r")\b", re.IGNORECASE)


def without_contractions(text: str) -> str:
    """The text with "did not" for "didn't", and the like."""
    for one, other in PLAIN.items():
        text = text.replace(one, other)
    return text


def said_otherwise(text: str) -> str:
    """Every turn that is listed replaced by the other, a large letter first where it had one."""

    def other(found: re.Match[str]) -> str:
        new = OTHERWISE[found[0].lower()]
        return new[0].upper() + new[1:] if found[0][0].isupper() else new

    return TURN.sub(other, text)
