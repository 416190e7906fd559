"""How well the engine codes: beside two coders, a keyword list and a bag of words, on the coded stories.

    python benchmarks/engine_quality.py [--sets d1,t1] [--json]

The unit is the engine's sentence, for every rater; a sentence carries a code when a coded span covers at least three
tenths of the shorter of the two. The cues were written while looking at the sets in `DEVELOPED_ON`; the others were
held out. The bag of words is cross-validated by writer over all sets, whichever sets are shown.
"""

import argparse
import json
from dataclasses import asdict

from agreement import figures_of
from coded_corpus import CodedText, coded_texts, sets
from quality_page import RATERS, page
from retold.discourse.engine import Engine
from rivals import bag_of_words, keywords

DEVELOPED_ON = ("d1", "d2", "t1", "t2", "t3")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--sets", default=",".join(sets()), help="which sets of the corpus, with commas")
    options.add_argument("--json", action="store_true", help="the figures as JSON")
    asked = options.parse_args()
    groups = groups_of(asked.sets.split(","))
    texts = rated(coded_texts(sets()))
    figures = {
        title: figures_of([text for text in texts if text.set in names], RATERS) for title, names in groups.items()
    }
    if asked.json:
        print(json.dumps({title: asdict(of) for title, of in figures.items()}, indent=1))
    else:
        print("\n\n".join(page(title, of) for title, of in figures.items()))


def groups_of(names: list[str]) -> dict[str, list[str]]:
    """What is shown: the sets asked for together and, where they mix, those developed on and those held out apart."""
    unknown = sorted(set(names) - set(sets()))
    if unknown:
        raise SystemExit(f"no such set: {', '.join(unknown)}; there are {', '.join(sets())}")
    groups = {
        "developed on": [name for name in names if name in DEVELOPED_ON],
        "held out": [name for name in names if name not in DEVELOPED_ON],
        "all": names,
    }
    return {
        f"{what} ({', '.join(of)})": of
        for what, of in groups.items()
        if of and (what != "all" or of not in (groups["developed on"], groups["held out"]))
    }


def rated(texts: list[CodedText]) -> list[CodedText]:
    """The texts with the engine's sentences and the spans of every rater."""
    engine = Engine()
    for text in texts:
        reading = engine.analyse(text.text)
        text.sentences = [(sentence.start, sentence.end) for sentence in reading.sentences]
        text.spans["engine"] = [(finding.code, finding.start, finding.end) for finding in reading.findings]
        text.spans["keywords"] = keywords(text)
    for text, spans in zip(texts, bag_of_words(texts), strict=True):
        text.spans["bag of words"] = spans
    return texts


if __name__ == "__main__":
    main()
