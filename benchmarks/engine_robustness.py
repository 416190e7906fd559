"""How far findings change when a text is told of somebody else, or typed or said otherwise.

    python benchmarks/engine_robustness.py [--mode cues] [--sets t4,t5]
    python benchmarks/train_encoder.py --leave-out t3,t4 --out build/without-t3-t4
    python benchmarks/engine_robustness.py --sets t3,t4 --unseen build/without-t3-t4

Swaps (a name, a gender, an ethnicity, a religion, a disability, a class word) must change nothing: the share of
findings is shown that are there on one side only, of all on both sides. A text without such a word does not count;
every text is also opened with a sentence that says what the student is. Noise (typos, quotation marks, line ends,
capitals, spelling, other words for the same) costs quality: alpha with the coders is shown beside what it was. The
engine that ships has learned from these texts; with `--unseen` an encoder that did not see them is asked, with weights
that all other sets give.
"""

import argparse
import random
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from statistics import fmean

from agreement import alpha
from coded_corpus import CODERS, CodedText, coded_texts, sets
from held_out import SAID, model_without, said_in
from retold.discourse.codebook import CODE_NAMES
from retold.discourse.document import document
from retold.discourse.engine import Engine
from retold.discourse.findings import Reading
from retold.discourse.naming.names import persons_of
from retold.measures.units import carried
from retold.training.coded import clauses_of
from retold.training.train import in_use
from said_otherwise import said_otherwise, without_contractions

NAMES = ("Emily", "Yusuf", "Siobhán", "Nguyễn", "Björk", "Oluwaseun", "Priya", "Arash")
KINDS = {
    "ethnicity": (
        "Black",
        "Asian",
        "Somali",
        "Roma",
        "Welsh",
        "White",
        "Pakistani",
        "Nigerian",
        "Bangladeshi",
        "Polish",
    ),
    "religion": ("Muslim", "Hindu", "Sikh", "Jewish", "Christian", "Catholic"),
    "disability": ("deaf", "blind", "dyslexic", "autistic", "disabled"),
    "class": ("working-class", "middle-class"),
    "orientation": ("gay", "lesbian", "bisexual"),
}
OPENED = 3  # words of each kind that every text is opened with in turn
PRONOUNS = {
    "he": "she", "him": "her", "his": "her", "himself": "herself",
    "she": "he", "her": "him", "hers": "his", "herself": "himself",
}  # fmt: skip
# A text in which only the pronouns change says "his mum, he": whoever is meant then changes with them, and should.
GENDERED = (
    ("man", "woman"), ("men", "women"), ("boy", "girl"), ("boys", "girls"), ("lad", "lass"), ("lads", "lasses"),
    ("mum", "dad"), ("mums", "dads"), ("mother", "father"), ("mothers", "fathers"), ("son", "daughter"),
    ("sons", "daughters"), ("brother", "sister"), ("brothers", "sisters"), ("husband", "wife"), ("uncle", "aunt"),
    ("grandfather", "grandmother"), ("granddad", "grandma"), ("grandad", "gran"), ("boyfriend", "girlfriend"),
    ("gentleman", "lady"), ("mr", "mrs"), ("policeman", "policewoman"), ("headmaster", "headmistress"),
    ("stepfather", "stepmother"), ("schoolboy", "schoolgirl"), ("fellow", "lady"), ("nephew", "niece"),
)  # fmt: skip
SIBLING = re.compile(
    r"(?:\b(?:his|her|their|my|our|little|big|older|elder|younger|twin|two|three)|['\u2019]s)\s+$", re.IGNORECASE
)
SPELLING = (("organise", "organize"), ("realise", "realize"), ("recognise", "recognize"), ("apologise", "apologize"),
            ("colour", "color"), ("labour", "labor"), ("programme", "program"), ("centre", "center"))  # fmt: skip
Change = Callable[[str], str]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--sets", default=",".join(sets()), help="which sets of the corpus, with commas")
    options.add_argument("--mode", choices=["full", "cues"], default="full")
    options.add_argument("--unseen", type=Path, help="what train_encoder.py wrote with these sets left out")
    asked = options.parse_args()
    names = asked.sets.split(",")
    with unseen(asked.unseen, names) if asked.unseen else nullcontext():
        report(Engine(mode=asked.mode), coded_texts(names))


def report(engine: Engine, texts: list[CodedText]) -> None:
    """Both tables."""
    readings = [engine.analyse(text.text) for text in texts]
    print(f"mode {readings[0].engine.mode}; {len(texts)} texts, {sum(len(r.findings) for r in readings)} findings\n")
    print(f"{'swap':40}  texts  findings on one side only")
    for name, change in swaps():
        print(swapped(name, [text.text for text in texts], readings, [change(text.text) for text in texts], engine))
    for words in KINDS.values():
        first, *others = (opened(texts, word) for word in words[:OPENED])
        told = [engine.analyse(text) for text in first] * len(others)
        following = [text for other in others for text in other]
        print(swapped(f"opened with: {words[0]}, {words[1]}", first * len(others), told, following, engine))
    print(f"\n{'noise':40}  alpha   (as written {agreement(texts, readings):.3f})")
    for name, change in noises():
        print(f"{name:40}  {agreement(texts, [engine.analyse(change(text.text)) for text in texts]):.3f}")


@contextmanager
def unseen(folder: Path, names: list[str]) -> Iterator[None]:
    """The engine as it would be if these sets had not been coded."""
    files = {name: (folder / name).read_bytes() for name in ("encoder.onnx", "heads.npz")}
    with in_use(files | model_without(clauses_of(coded_texts(sets())), names, said_in(SAID))):
        yield


def swaps() -> Iterable[tuple[str, Change]]:
    """What must change nothing."""
    for name in NAMES:
        yield f"name: {name}", lambda text, name=name: renamed(text, name)  # type: ignore[misc]
    yield "pronouns: he and she", other_pronouns
    yield "and man, woman; mum, dad", other_gender
    for kind, words in KINDS.items():
        yield f"{kind}: the next listed", lambda text, words=words: next_listed(text, words)  # type: ignore[misc]


def opened(texts: list[CodedText], word: str) -> list[str]:
    """Every text with a sentence before it that says what the student is."""
    return [f"This is the story of a {word} student.\n\n{text.text}" for text in texts]


def noises() -> Iterable[tuple[str, Change]]:
    """What is typed otherwise."""
    yield "straight quotation marks", lambda text: text.translate(str.maketrans("“”‘’", "\"\"''"))
    yield "line ends of Windows", lambda text: text.replace("\n", "\r\n")
    yield "small letters throughout", str.lower
    yield "contractions written out", without_contractions
    yield "other words for the same", said_otherwise
    yield "American spelling", lambda text: replaced(text, SPELLING)
    for share in (0.01, 0.03, 0.05):
        yield f"typos, {share:.0%} of words", lambda text, share=share: with_typos(text, share)  # type: ignore[misc]


def swapped(name: str, texts: list[str], readings: list[Reading], others: list[str], engine: Engine) -> str:
    """A line: how many texts had something to swap, and the share of findings on one side only."""
    touched = lost = kept = 0
    for text, reading, other in zip(texts, readings, others, strict=True):
        if other == text:
            continue
        touched += 1
        one, two = by_sentence(reading), by_sentence(engine.analyse(other))
        lost += len(one ^ two)
        kept += 2 * len(one & two)
    share = lost / (lost + kept) if lost + kept else 0.0
    return f"{name:40} {touched:6}  {share:.2%}"


def by_sentence(reading: Reading) -> set[tuple[str, int]]:
    """The findings as (code, number of the sentence), since words of another length move what follows."""
    spans = [(sentence.start, sentence.end) for sentence in reading.sentences]
    marks = carried(spans, [(finding.code, finding.start, finding.end) for finding in reading.findings])
    return {(code, number) for number, codes in enumerate(marks) for code in codes}


def agreement(texts: list[CodedText], readings: list[Reading]) -> float:
    """Mean alpha over codes and coders.

    Units are the sentences of the text as written. Where a changed text is cut into as many, they are told apart by
    their number, else by where they stand.
    """
    said: dict[str, list[bool]] = {code: [] for code in CODE_NAMES}
    coders: dict[tuple[str, str], list[bool]] = {(code, coder): [] for code in CODE_NAMES for coder in CODERS}
    for text, reading in zip(texts, readings, strict=True):
        spans = spans_of(text)
        marks = by_sentence(reading)
        if len(spans) != len(reading.sentences):
            units = carried(spans, [(finding.code, finding.start, finding.end) for finding in reading.findings])
            marks = {(code, number) for number, codes in enumerate(units) for code in codes}
        for code in CODE_NAMES:
            said[code] += [(code, number) in marks for number in range(len(spans))]
            for coder in CODERS:
                coders[code, coder] += [code in unit for unit in carried(spans, text.spans[coder])]
    return fmean(alpha(said[code], coders[code, coder]) for code in CODE_NAMES for coder in CODERS)


def spans_of(text: CodedText) -> list[tuple[int, int]]:
    """The sentences of the text as written, read once."""
    if not text.sentences:
        text.sentences = [(span.start, span.end) for span in Engine(mode="cues").analyse(text.text).sentences]
    return text.sentences


def renamed(text: str, name: str) -> str:
    """The first person named in a text, under another name."""
    persons = persons_of(text)
    if not persons:
        return text
    first = persons[0].names[0]
    given = text[first.start : first.end].rsplit(maxsplit=1)[-1]
    return re.sub(rf"\b{re.escape(given)}\b", name, text)


def other_pronouns(text: str) -> str:
    """He for she and she for he; whether "her" is "his" or "him", the parser says."""
    tokens = document(text).tokens
    possessive = {start for start, tag in zip(tokens.start, tokens.tag, strict=True) if tag == "PRP$"}

    def other(found: re.Match[str]) -> str:
        word = found[0]
        new = "his" if word.lower() == "her" and found.start() in possessive else PRONOUNS[word.lower()]
        return new.capitalize() if word[0].isupper() else new

    return re.sub(r"\b(?:he|him|his|himself|she|her|hers|herself)\b", other, text, flags=re.IGNORECASE)


def other_gender(text: str) -> str:
    """The same, and the nouns and titles that go with them; the sister of a ward is nobody's brother."""
    pairs = {one: other for left, right in reversed(GENDERED) for one, other in ((left, right), (right, left))}

    def other(found: re.Match[str]) -> str:
        if found[0].lower() in {"sister", "sisters"} and not SIBLING.search(found.string, 0, found.start()):
            return found[0]
        new = pairs[found[0].lower()]
        return new.capitalize() if found[0][0].isupper() else new

    return re.sub(r"\b(?:" + "|".join(pairs) + r")\b", other, other_pronouns(text), flags=re.IGNORECASE)


def next_listed(text: str, words: tuple[str, ...]) -> str:
    """Each of these words replaced by the one after it; not where a name goes on: "White Sunday"."""
    following = dict(zip(words, (*words[1:], words[0]), strict=True))
    return re.sub(r"\b(?:" + "|".join(words) + r")\b(?! [A-Z])", lambda found: following[found[0]], text)


def replaced(text: str, pairs: Iterable[tuple[str, str]]) -> str:
    for one, other in pairs:
        text = text.replace(one, other).replace(one.capitalize(), other.capitalize())
    return text


def with_typos(text: str, share: float) -> str:
    """Two neighbouring letters changed over inside that share of the longer words; always the same ones."""
    drawn = random.Random(share)

    def mistyped(found: re.Match[str]) -> str:
        word = found[0]
        if drawn.random() >= share:
            return word
        at = drawn.randrange(1, len(word) - 2)
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]

    return re.sub(r"[a-z]{4,}", mistyped, text)


if __name__ == "__main__":
    main()
