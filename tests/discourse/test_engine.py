import pytest

from retold import __version__
from retold.discourse.engine import Engine, Unread
from retold.discourse.findings import Reading
from retold.discourse.reading import parse
from retold.errors import EmptyTextError, NotEnglishError, PipelineError

STORY = "Tariq was given every support. Nobody asked him what he wanted. He organised a petition and passed."
FRENCH = "Elle est arrivée à l'université sans connaître personne et elle a travaillé toute la nuit."


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine()


def test_a_pipeline_that_is_not_there():
    with pytest.raises(PipelineError, match="“en_core_web_lg” is not installed"):
        Engine(pipeline="en_core_web_lg")


def test_a_refusal_is_raised(engine: Engine):
    with pytest.raises(EmptyTextError):
        engine.analyse("  ")


def test_a_reading_says_which_engine_spoke(engine: Engine):
    reading = engine.analyse(STORY, id="a")
    assert (reading.id, reading.words) == ("a", 17)
    assert (reading.engine.version, reading.engine.pipeline, reading.engine.mode) == (
        __version__,
        "en_core_web_sm 3.8.0",
        "full",
    )


def test_a_reading_has_sentences_clauses_and_mentions(engine: Engine):
    reading = engine.analyse(STORY)
    assert [STORY[s.start : s.end] for s in reading.sentences] == [
        "Tariq was given every support.",
        "Nobody asked him what he wanted.",
        "He organised a petition and passed.",
    ]
    assert [(STORY[c.start : c.end], c.voice, c.polarity, c.subject) for c in reading.clauses] == [
        ("Tariq was given every support", "passive-agentless", "positive", "student"),
        ("Nobody asked him", "active", "negative", "other"),
        ("what he wanted", "active", "positive", "student"),
        ("He organised a petition", "active", "positive", "student"),
        ("passed", "active", "positive", "student"),
    ]
    assert [STORY[m.start : m.end] for m in reading.mentions if m.actor == "student"] == ["Tariq", "him", "he", "He"]


def test_a_stream_keeps_order_and_goes_on_after_a_refusal(engine: Engine):
    texts = [("a", STORY), ("b", ""), ("c", FRENCH), *((f"d{n}", STORY) for n in range(20))]
    found = list(engine.stream(iter(texts)))
    assert [each.id for each in found] == [id_ for id_, _ in texts]
    assert [type(each) for each in found[:4]] == [Reading, Unread, Unread, Reading]
    assert [type(each.error) for each in found if isinstance(each, Unread)] == [EmptyTextError, NotEnglishError]


def test_a_stream_is_read_as_it_comes(engine: Engine):
    taken = []

    def texts():
        for number in range(100):
            taken.append(number)
            yield str(number), STORY

    next(engine.stream(texts()))
    assert len(taken) == 16


def test_one_text_is_read_alike_alone_and_in_a_stream(engine: Engine):
    alone = engine.analyse(STORY, id="x")
    assert list(engine.stream([("y", STORY * 3), ("x", STORY), ("z", STORY.upper())]))[1] == alone


def test_a_text_may_be_analysed_while_a_stream_is_open(engine: Engine):
    stream = engine.stream([("a", STORY)] * 20)
    first = next(stream)
    assert engine.analyse(STORY, id="a") == first
    assert sum(1 for _ in stream) == 19


def test_a_pipeline_that_met_many_words_is_loaded_anew_and_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "She asked the school for a later bus. Nobody answered her."
    engine = Engine()
    first, worn = engine.analyse(text), engine._nlp
    monkeypatch.setattr(parse, "MANY", 1)

    assert engine.analyse(text) == first
    assert engine._nlp is not worn
