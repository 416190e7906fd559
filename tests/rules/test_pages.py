"""The three pages as documents: nothing of a page is left out, and each condition is told in its own sentence."""

from retold.rules import conditions
from retold.rules.conditions import Condition
from retold.rules.inventory import OWED, PAGE, Export, Until
from retold.rules.lifecycles import LIFECYCLES
from retold.rules.pages import diagram, in_words, kept_until, sentences, states, told, what_is_kept, who_may_what
from retold.rules.privacy import PRIVACY


def test_every_permission_and_its_conditions_stand_on_the_first():
    page = who_may_what()

    for permission in PRIVACY:
        noun, _, what = permission.partition(".")
        assert f"| {in_words(what)} |" in page.partition(f"## {in_words(noun)}\n")[2].partition("\n## ")[0]


def test_every_condition_that_the_page_names_has_a_sentence():
    said = sentences()
    named = {id(condition) for clauses in PRIVACY.values() for clause in clauses for condition in clause.conditions}

    assert named <= said.keys()
    assert said[id(conditions.own)].endswith(".")
    defined = [value for value in vars(conditions).values() if isinstance(value, Condition)]
    assert all(id(condition) in said for condition in defined)


def test_whoever_a_clause_names_is_told_with_its_conditions():
    said = sentences()
    rows = dict(told(PRIVACY["cohort.read_call"], said))

    assert list(rows) == ["anybody, signed in or not"]
    assert not any(who == "" or when == "" for clauses in PRIVACY.values() for who, when in told(clauses, said))


def test_every_step_stands_on_the_second_with_its_diagram():
    page = states()

    for lifecycle in LIFECYCLES.values():
        assert diagram(lifecycle) in page
        for step in lifecycle.steps:
            assert f": {in_words(step.name)}" in diagram(lifecycle)
            assert f"| {in_words(step.name)} |" in page


def test_every_field_clock_and_export_stands_on_the_third():
    page = what_is_kept()

    for noun, rows in PAGE.items():
        part = page.partition(f"\n## {in_words(noun)}\n")[2].partition("\n## ")[0]
        assert all(name in part for *_, names in rows for name in names.split())
    assert all(f"- {until.value}: {', '.join(kept_until(until))}." in page for until in Until)
    assert all(f"- {export.value}: {owed}." in page for export, owed in OWED.items() if export is not Export.NONE)
