"""What the engine must beat: a keyword list, and a bag of words with logistic regression."""

import re
from collections.abc import Sequence

from coded_corpus import CODERS, CodedText, Span
from retold.discourse.codebook import CODE_NAMES
from retold.measures.units import carried

# What a reader of the codebook would look for in an afternoon, without a parse: one list a code.
KEYWORDS = {
    "student-deficit": (
        r"lack(ed|s|ing)?|struggl(e|ed|ing)|fail(ed|ing)?|weak|unprepared|shy|quiet|poor|no idea|did not know|"
        r"didn't know|could not|couldn't|difficult(y|ies)|behind|gaps?|low"
    ),
    "student-agent": (
        r"decid(ed|es)|chose|asked|applied|organi[sz]ed|challenged|refused|complain(ed|t)|wrote|led|set up|"
        r"negotiated|argued|taught (him|her|them)sel(f|ves)|worked out|proposed|appealed"
    ),
    "student-recipient": (
        r"(was|were) (given|offered|helped|supported|encouraged|guided)|grateful|thank(ed|ful|s)?|"
        r"(helped|supported|encouraged|taught|gave|showed) (him|her|them)|thanks to"
    ),
    "student-experience": (
        r"felt|feels?|feared|afraid|worried|hoped|thought|tired|ashamed|lonely|anxious|nervous|proud|angry"
    ),
    "institution-benevolent": (
        r"support(ed|ive)?|help(ed|ful)?|kind(ly|ness)?|generous(ly)?|encourag(ed|ing)|mentor(ed)?|wonderful|"
        r"marvellous|offered|gave|arranged|under (her|his|their) wing"
    ),
    "institution-responsible": (
        r"we (had )?(never|failed|should|must|did not|didn't)|apologi[sz]ed|nobody (asked|told|had)|no answer|"
        r"our (rule|policy|form)s?|i signed|ought to|we now"
    ),
    "barrier-individual": (
        r"because (he|she|they|his|her|their)|held (him|her|them) back|background|family|parents|upbringing|"
        r"the (problem|trouble|difficulty) was"
    ),
    "barrier-structural": (
        r"unpaid|fees?|costs?|£\d+|rent|bus(es)?|train|travel|placements?|timetables?|polic(y|ies)|rules?|"
        r"racis(m|t)|bias(ed)?|accent|deadline|refused|turned down|access"
    ),
    "ending-fairy-tale": (r"now|graduated|qualified|proud|grateful|thank(s|ed)?|success(ful)?|happy|happily"),
    "ending-pragmatic": (r"still|yet|don't know|do not know|but|whether|if|never|cost"),
}
LAST = 0.8
FOLDS = 10


def keywords(text: CodedText) -> list[Span]:
    """A sentence carries each code of which it holds a word; the ending is the last late sentence that has one."""
    spans: list[Span] = []
    for code in CODE_NAMES:
        hits = [
            (code, start, end)
            for start, end in text.sentences
            if re.search(rf"\b({KEYWORDS[code]})\b", text.text[start:end].replace("’", "'"), re.IGNORECASE)
        ]
        spans += [hit for hit in hits if hit[1] >= LAST * len(text.text)][-1:] if code.startswith("ending") else hits
    return _one_ending(spans)


def bag_of_words(texts: Sequence[CodedText]) -> list[list[Span]]:
    """Words and word pairs of the sentence, tf-idf, a logistic regression a code, cross-validated.

    No writer's sentences are judged by a model that saw the writer.
    """
    import numpy as np
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import GroupKFold

    rows = [(n, start, end) for n, text in enumerate(texts) for start, end in text.sentences]
    sentences = np.array([texts[n].text[start:end] for n, start, end in rows])
    writers = [texts[n].writer for n, _, _ in rows]
    coded = [[unit for text in texts for unit in carried(text.sentences, text.spans[coder])] for coder in CODERS]
    probability = np.zeros((len(rows), len(CODE_NAMES)))
    for train, test in GroupKFold(FOLDS).split(sentences, groups=writers):
        words = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True)
        seen, unseen = words.fit_transform(sentences[train]), words.transform(sentences[test])
        for column, code in enumerate(CODE_NAMES):
            yes = np.array([code in coded[0][n] and code in coded[1][n] for n in train])
            model = LogisticRegression(C=10, class_weight="balanced", max_iter=1000).fit(seen, yes)
            probability[test, column] = model.predict_proba(unseen)[:, 1]
    spans: list[list[Span]] = [[] for _ in texts]
    for (n, start, end), row in zip(rows, probability, strict=True):
        for column, code in enumerate(CODE_NAMES):
            late = start >= LAST * len(texts[n].text) or not code.startswith("ending")
            if row[column] >= 0.5 and late:
                spans[n].append((code, start, end))
    return [_one_ending(listed) for listed in spans]


def _one_ending(spans: list[Span]) -> list[Span]:
    """The spans with the last of the endings alone."""
    ending = max((s for s in spans if s[0].startswith("ending")), key=lambda s: s[1], default=None)
    return [s for s in spans if not s[0].startswith("ending") or s is ending]
