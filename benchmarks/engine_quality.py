"""How well the engine codes: beside two coders, cues alone, keywords and a bag of words.

    python benchmarks/engine_quality.py [--sets t4,t5] [--json]

The unit is the engine's sentence, for every rater; a sentence carries a code when a coded span covers at least three
tenths of the shorter of the two. No rater is shown on stories that it learned from. Engine and cues are cross-validated
by set (no writer is in two): encoder, weights of cues, weights of both and thresholds, none has seen the set; what is
fitted on what was fitted before is fitted crosswise by writer. The bag of words is cross-validated by writer. The cues
themselves were written while looking at `DEVELOPED_ON`.
"""

import argparse
import json
from dataclasses import asdict

from agreement import figures_of
from coded_corpus import CodedText, coded_texts, sets
from held_out import rate
from quality_page import page
from rivals import bag_of_words, keywords

DEVELOPED_ON = ("d1", "d2", "t1", "t2", "t3")
RIVALS = ("cues alone", "keywords", "bag of words")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--sets", default=",".join(sets()), help="which sets of the corpus, with commas")
    options.add_argument("--json", action="store_true", help="the figures as JSON")
    asked = options.parse_args()
    groups = groups_of(asked.sets.split(","))
    texts = rated(coded_texts(sets()))
    figures = {
        title: figures_of([text for text in texts if text.set in names], ("engine", *RIVALS))
        for title, names in groups.items()
    }
    if asked.json:
        print(json.dumps({title: asdict(of) for title, of in figures.items()}, indent=1))
    else:
        print("\n\n".join(page(title, of) for title, of in figures.items()))


def groups_of(names: list[str]) -> dict[str, list[str]]:
    """What is shown: all, and apart the sets at which nobody looked while writing cues."""
    unknown = sorted(set(names) - set(sets()))
    if unknown:
        raise SystemExit(f"no such set: {', '.join(unknown)}; there are {', '.join(sets())}")
    groups = {
        "all asked for": names,
        "of these, not looked at for the cues": [name for name in names if name not in DEVELOPED_ON],
        "the others": [name for name in names if name in DEVELOPED_ON],
    }
    if names in (groups["of these, not looked at for the cues"], groups["the others"]):
        groups = {"all asked for": names}
    return {f"{what} ({', '.join(of)})": of for what, of in groups.items() if of}


def rated(texts: list[CodedText]) -> list[CodedText]:
    """The texts with the engine's sentences and the spans of every rater."""
    rate(texts)
    for text in texts:
        text.spans["keywords"] = keywords(text)
    for text, spans in zip(texts, bag_of_words(texts), strict=True):
        text.spans["bag of words"] = spans
    return texts


if __name__ == "__main__":
    main()
