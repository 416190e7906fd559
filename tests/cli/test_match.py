"""`retold match`: a spreadsheet in, pairs out, and not a private word anywhere."""

import csv
import json
import random

import pytest

from retold.cli.root import code_of
from retold.exchange.people_csv import COLUMNS

PEOPLE = [
    {
        "id": "amara",
        "role": "mentor",
        "name": "Amara Osei",
        "unit": "Medicine",
        "topics": "money; access",
        "hours": "Mon 9-12",
        "shares": "topics",
    },
    {"id": "cleo", "role": "mentor", "name": "Cleo Tan", "unit": "Law", "hours": "Tue 14-16", "modes": "online"},
    {
        "id": "ben",
        "role": "mentee",
        "name": "Ben Ray",
        "unit": "Law",
        "topics": "Money",
        "hours": "Mon 10-13",
        "shares": "topics",
        "identity": "gender=woman",
    },
    {"id": "dev", "role": "mentee", "name": "Dev Roy", "unit": "Arts", "hours": "Tue 15-17", "modes": "Online"},
]


@pytest.fixture
def matched(tmp_path, capsys):
    """Run `retold match` on these people; gives the exit code, what was said and the pairs."""

    def run(*options, people=PEOPLE, conflicts=None):
        path, out = tmp_path / "PEOPLE.csv", tmp_path / "PAIRS.csv"
        written(path, people, COLUMNS)
        more = []
        if conflicts is not None:
            written(tmp_path / "CONFLICTS.csv", conflicts, ("person", "other", "kind", "strength", "starts", "ends"))
            more = ["--conflicts", str(tmp_path / "CONFLICTS.csv")]
        out.unlink(missing_ok=True)
        code = code_of(["match", str(path), "--out", str(out), *more, *options])
        said = capsys.readouterr()
        return code, said.out, said.err.replace(str(out), "PAIRS.csv"), out.read_text("utf-8") if out.exists() else None

    return run


def written(path, rows, columns):
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(columns))
        writer.writeheader()
        writer.writerows(rows)


def with_answers(id_, **answers):
    return [person | answers if person["id"] == id_ else person for person in PEOPLE]


def pairs_of(text):
    return [(row["mentor"], row["mentee"]) for row in csv.DictReader(text.splitlines())]


def test_nobody_is_no_pairs(matched):
    code, said, _, pairs = matched(people=[])

    assert code == 0
    assert said == "0 pairs; everybody has a partner.\n"
    assert pairs.count("\n") == 1


def test_a_whole_round(matched):
    code, said, error, pairs = matched()

    assert code == 0
    assert error == "Written: PAIRS.csv\n"
    assert (
        said
        == "2 pairs; everybody has a partner.\n62 points in all, as far as you may see them; the weakest pair has 29.\n"
    )
    assert pairs == (
        "mentor,mentor_name,mentee,mentee_name,points,why,ask_first,locked,else_for_mentor,else_for_mentee\n"
        "amara,Amara Osei,ben,Ben Ray,33,Topics in common: Money. 2 hours a week in common. "
        "They work in different units.,false,false,dev (15),cleo (0)\n"
        "cleo,Cleo Tan,dev,Dev Roy,29,1 hour a week in common. They work in different units. "
        "Both can meet: Online.,false,false,ben (0),amara (15)\n"
    )


def test_people_without_a_partner_are_told_one_thing_and_the_coordinator_why(matched):
    people = [*PEOPLE, {"id": "zoe", "role": "mentor", "name": "Zoe"}]
    apart = [{"person": "zoe", "other": "dev", "kind": "teaches"}, {"person": "cleo", "other": "dev", "kind": "line"}]
    conflicts = [*apart, {"person": "ben", "other": "amara", "kind": "family"}]

    code, said, _, pairs = matched(people=people, conflicts=conflicts)

    assert code == 0
    assert "2 mentors (cleo, zoe) share only one place, with 1 mentee (ben): 1 of them must stay without" in said
    assert pairs.splitlines()[-1].split(",", 2)[2] == ",,,No match in this run.,,,,"


def test_a_mentee_without_a_partner_has_a_row_too(matched):
    people = [*PEOPLE, {"id": "zoe", "role": "mentee", "name": "Zoe"}]

    _, said, _, pairs = matched(people=people)

    assert pairs.splitlines()[-1] == ",,zoe,Zoe,,No match in this run.,,,,"
    assert said.splitlines()[-1] == "There are 3 mentees and 2 places with mentors: 1 must stay without a partner."


def test_a_conflict_counts_only_in_its_round(matched):
    over = [{"person": "amara", "other": "ben", "kind": "teaches", "ends": "2026-06-30"}]

    assert ("amara", "ben") not in pairs_of(matched(conflicts=over)[3])
    assert ("amara", "ben") in pairs_of(matched("--from", "2026-10-01", conflicts=over)[3])


def test_a_lock_and_a_forced_pair(matched):
    locked = matched("--lock", "amara:dev")
    code, said, _, pairs = matched("--force", "amara:dev")

    assert pairs_of(locked[3]) == pairs_of(pairs) == [("amara", "dev"), ("cleo", "ben")]
    assert code == 0
    assert said.splitlines()[-1] == "amara with dev: It costs 47 points; two pairs move."


@pytest.mark.parametrize("how", ["--lock", "--force"])
@pytest.mark.parametrize(
    ("people", "conflicts"),
    [
        (PEOPLE, [{"person": "amara", "other": "ben", "kind": "teaches"}]),
        (with_answers("amara", not_with="ben"), None),
        (with_answers("amara", avoid_units="law"), None),
        (with_answers("amara", earlier="ben"), None),
        (with_answers("amara", wishes="require gender=man"), None),
    ],
    ids=["conflict", "veto", "unit", "earlier", "wish"],
)
def test_a_barred_pair_is_refused_in_one_wording_and_two_approvers_allow_it(matched, how, people, conflicts):
    code, said, error, pairs = matched(how, "amara:ben", people=people, conflicts=conflicts)

    assert (code, said, pairs) == (2, "", None)
    assert error == "retold: amara and ben: These two may not be paired. Two named approvers can allow it.\n"

    approved = ("--approver", "Esi", "--approver", "Grace")
    code, _, _, pairs = matched(how, "amara:ben", *approved, people=people, conflicts=conflicts)
    assert code == 0
    assert ("amara", "ben") in pairs_of(pairs)


@pytest.mark.parametrize(
    "private",
    [
        {"identity": "gender=woman; background=first in family"},
        {"wishes": "prefer gender=woman"},
        {"wishes": "prefer gender=man"},
        {"languages": "Urdu"},
        {"not_with": "somebody"},
        {"avoid_units": "Physics"},
    ],
    ids=str,
)
@pytest.mark.parametrize("format_", ["text", "json"])
def test_an_answer_that_only_weighs_changes_no_byte_where_the_pairs_are_the_same(matched, private, format_):
    world = matched("--format", format_)
    twin = matched("--format", format_, people=with_answers("amara", **private))

    assert twin == world


@pytest.mark.parametrize(
    "private",
    [
        {"not_with": "dev"},
        {"avoid_units": "arts"},
        {"earlier": "dev"},
        {"wishes": "require gender=woman"},
    ],
    ids=str,
)
@pytest.mark.parametrize(
    "options", [[], ["--format", "json"], ["--force", "amara:dev"], ["--lock", "amara:ben"]], ids=str
)
def test_a_private_bar_is_a_conflict_to_the_byte(matched, private, options):
    """To everybody else a veto looks like any other bar: same words, same place."""
    conflict = matched(*options, conflicts=[{"person": "amara", "other": "dev", "kind": "teaches"}])

    assert matched(*options, people=with_answers("amara", **private)) == conflict


def test_no_private_word_is_in_anything_written(matched):
    """Every private cell holds a canary; so do the shareable answers that are not shared."""
    canary = {
        "earlier": "CANARY",
        "identity": "CANARY=CANARY",
        "wishes": "prefer CANARY=CANARY",
        "not_with": "CANARY",
        "avoid_units": "CANARY",
        "topics": "CANARY",
        "languages": "CANARY",
        "shares": "",
    }
    hidden = {column: canary[column] for column in ("earlier", "identity", "topics", "languages", "shares")}
    people = [person | (canary if person["role"] == "mentor" else hidden) for person in PEOPLE]

    for options in ((), ("--format", "json"), ("--force", "amara:dev"), ("--lock", "amara:nobody")):
        assert "CANARY" not in repr(matched(*options, people=people))


def test_the_order_of_rows_changes_no_byte(matched):
    world = matched("--format", "json", "--seed", "3")

    for turn in range(4):
        people = list(PEOPLE)
        random.Random(turn).shuffle(people)
        assert matched("--format", "json", "--seed", "3", people=people) == world


def test_json_holds_what_was_asked_and_what_was_found(matched):
    _, said, _, _ = matched("--format", "json", "--force", "amara:dev", "--objective", "total")
    told = json.loads(said)

    assert sorted(told) == ["proposal", "retold", "schema_version", "settings"]
    assert told["settings"]["objective"] == "total"
    assert told["settings"]["weights"]["topics"] == {"each": 10, "most": 4}
    assert told["proposal"]["override"]["moved"] == [["amara", "ben"], ["cleo", "dev"]]
    assert [pair["points"] for pair in told["proposal"]["pairs"]] == [
        sum(reason["points"] for reason in pair["reasons"]) for pair in told["proposal"]["pairs"]
    ]


def test_ids_of_nobody_are_found_by_a_check_alone(matched, tmp_path, capsys):
    assert matched(people=with_answers("amara", not_with="bne")) == matched()
    written(tmp_path / "PEOPLE.csv", with_answers("amara", not_with="bne"), COLUMNS)

    assert code_of(["match", str(tmp_path / "PEOPLE.csv"), "--check"]) == 1
    assert capsys.readouterr().out == (
        "PEOPLE.csv row 2, column not_with: an id here is nobody's in this file. Is it a slip of the pen?\n"
    )


def test_a_check_that_finds_nothing(matched, tmp_path, capsys):
    matched()

    assert code_of(["match", str(tmp_path / "PEOPLE.csv"), "--check"]) == 0
    assert capsys.readouterr().out == "PEOPLE.csv: 4 rows, nothing amiss.\n"


def test_nothing_is_replaced_unasked(matched, tmp_path, capsys):
    matched()
    out = tmp_path / "PAIRS.csv"
    out.write_text("mine", encoding="utf-8")
    arguments = ["match", str(tmp_path / "PEOPLE.csv"), "--out", str(out)]

    assert code_of(arguments) == 2
    assert out.read_text("utf-8") == "mine"
    assert capsys.readouterr().err == (
        f"retold: {out} is there already. Choose another name, or use --replace to replace it.\n"
    )
    assert code_of([*arguments, "--replace"]) == 0
    assert out.read_text("utf-8").startswith("mentor,")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--lock", "amara"), "Error: Give a pair as MENTOR:MENTEE, with the ids of PEOPLE.csv.\n"),
        (("--force", ":ben"), "Error: Give a pair as MENTOR:MENTEE, with the ids of PEOPLE.csv.\n"),
        (("--force", "nobody:ben"), "retold: There is no mentor nobody. Check the locked pairs.\n"),
    ],
)
def test_a_pair_that_is_none_is_refused_and_nothing_written(matched, options, said):
    code, _, error, pairs = matched(*options)

    assert (code, pairs) == (2, None)
    assert error.endswith(said)


def test_out_is_asked_for(matched, tmp_path, capsys):
    matched()

    assert code_of(["match", str(tmp_path / "PEOPLE.csv")]) == 2
    assert "Say where to write the pairs: --out PAIRS.csv." in capsys.readouterr().err


def test_a_broken_row_is_named_and_nothing_written(matched):
    code, said, error, pairs = matched(people=with_answers("cleo", hours="SECRET"))

    assert (code, said, pairs) == (2, "", None)
    assert error == (
        "retold: PEOPLE.csv row 3, column hours: write whole hours of a day, such as Mon 9-12; Tue 14-16.\n"
    )
