"""What becomes of a text that kills one worker of a cluster after another."""

from distributed import KilledWorker

from analysis.deadly import DEADLY, Engine
from analysis.test_workers import KILLED, narratives
from retold.analysis.batch import Answer, Manner, answers
from retold.analysis.cluster import Wait
from retold.discourse.findings import EngineStamp
from retold.exchange.narratives import Narrative

STAMP = EngineStamp(version="0", pipeline="none", mode="cues")


class Future:
    def __init__(self, batch: list[Narrative]) -> None:
        self.batch = batch

    def result(self) -> tuple[EngineStamp, list[Answer]]:
        if any(narrative.text == DEADLY for narrative in self.batch):
            raise KilledWorker("read-1", None, 3)
        return STAMP, answers(self.batch, Engine())


class Client:
    def submit(self, *asked: object, pure: bool) -> Future:
        assert not pure
        return Future(asked[-1])


def test_it_is_the_only_one_left_out() -> None:
    found = Wait(Client(), Manner(), STAMP, list(narratives(16, n5=DEADLY)))()

    assert [str(answer) for answer in found] == [KILLED if n == 5 else f"n{n}" for n in range(16)]
