"""The protagonist and the pronouns. In each story every word in brackets is checked: S the student, - anybody else."""

import re

import pytest

from discourse.seen import seen

ACTORS = {"S": "student", "I": "institution", "F": "family", "P": "peers", "O": "society"}
STORIES = """
Denisa came to England when [she:S] was nine. [Her:S] parents were kind. One of our tutors, Anne, noticed an
empty chair. Anne rang [her:S]. [She:S] passed in May.

Tariq came late. Luckily one of our lecturers noticed [him:S]. [She:I] invited [him:S] to our school, where
[he:S] saw a real lab.

Marcus grew up in Leeds. [His:S] friends did not know what [he:S] was doing. I told [him:S] [he:S] had been
given a chance. [He:S] listened.

Mika is deaf. [They:S] said so on the form. [They:S] said so at interview, and the panel asked how [they:S]
would manage. Mika got two boxes on [their:S] own account.

Rowan came from a farm. The masks were late and nobody wore [them:-]. [They:S] asked again, and Rowan's tutor
gave [them:S] a mask of [their:S] own.

Hafsa was late. [Her:S] mentor, a woman called Denise, made a folder of all [her:I] own plans.

Jaspreet worked nights. [His:S] father came and said [he:F] had not known. Jaspreet gave up [his:S] job.

Amara asked the board. [They:I] said no. [She:S] asked [them:I] again.

Ben failed. Mr Hill, one of our tutors, saw that. [He:I] gave [him:S] an hour a week. [He:I] told [him:S] that
[he:S] could pass.

The student was tired. [She:S] worked nights. The student asked for help and [she:S] was sent away.

I shall write about a girl from Rotherham. [She:S] had no books. The girl wanted to learn, and [she:S] did.

Sam told us [xe:S] was tired. [Xe:S] asked for [xyr:S] notes and the tutor gave [xem:S] [xyr:S] notes.

Ari came by bus. [Ze:S] had no car and [zir:S] mother had none. [Ze:S] asked us, and we told [hir:S] to wait.

Lior was told by an adviser to give up. [They:S] nearly believed it. Professor Whit saw Lior. [He:I] took
[them:S] aside.

Yusuf lived with [his:S] brother. Yusuf's brother drove [him:S] to us. [He:S] studied on the bus.

Linh worked in the shop. The lecturers met. [They:I] decided to ask Linh. Linh said that [she:S] was fine.

Efe was taught by Mrs Okell. [She:-] taught [him:S] chess. [He:S] won.
""".strip().split("\n\n")


@pytest.mark.parametrize("story", STORIES)
def test_pronouns(story: str):
    story = story.replace("\n", " ")
    expected, text, at = {}, "", 0
    for found in re.finditer(r"\[(\w+):(\w|-)\]", story):
        text += story[at : found.start()]
        expected[len(text)] = (found[1], ACTORS.get(found[2]))
        text += found[1]
        at = found.end()
    text += story[at:]
    actors = {mention.start: mention.actor for mention in seen(text).mentions}
    for start, (word, actor) in expected.items():
        if actor is None:
            assert actors.get(start) != "student", word
        else:
            assert (word, actors.get(start)) == (word, actor)


PROTAGONISTS = [
    ("No student is told of here. The form was long.", (), ""),
    (
        "Tomasz was a porter. It was Hallworth who saw how he talked. Hallworth took him in hand. He passed.",
        ("tomasz",),
        "he",
    ),
    ("Oluwaseun came late. Oluwaseun was tired. Olu left.", ("oluwaseun", "olu"), ""),
    (
        "Philomena Connors applied at 29. She had two boys. Philomena knew what she wanted.",
        ("philomena connors", "philomena"),
        "she",
    ),
    (
        "The Warden, Dr Fenn, would not hear of it. Dr Fenn told Dariusz to stay. Dariusz stayed. He passed.",
        ("dariusz",),
        "he",
    ),
    ("Noor (they/them) came in May. They had a plan. We failed them.", ("noor",), "they"),
]


@pytest.mark.parametrize(("text", "names", "pronoun"), PROTAGONISTS)
def test_protagonist(text: str, names: tuple[str, ...], pronoun: str):
    found = seen(text).protagonist
    assert (found.names, found.pronoun) == (names, pronoun)


def test_a_pronoun_for_another_changes_no_reading():
    text = "Robin came late. He was tired. The tutor told him to go, and he went home by himself. We failed him."
    other = text.replace("He ", "She ").replace(" he ", " she ").replace("himself", "herself").replace("him", "her")
    assert [(c.verb, [s.actor for s in c.slots()]) for c in seen(text).clauses] == [
        (c.verb, [s.actor for s in c.slots()]) for c in seen(other).clauses
    ]
