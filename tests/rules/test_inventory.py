"""Page 3 and the records say the same."""

import pytest
from django.apps import apps
from django.db.models import DateTimeField

from retold.records.private_record import PrivateRecord
from retold.records.record import Record
from retold.rules.inventory import NOT_OURS, PAGE, Delicacy, Until, fields, fields_of, fields_until, records_until

OURS = [model for model in apps.get_models() if issubclass(model, Record)]


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.noun)
def test_every_stored_field_is_classified_and_no_other(model):
    columns = {field.name for field in (*model._meta.concrete_fields, *model._meta.many_to_many)}

    assert set(fields_of(model.noun)) == columns


def test_no_record_is_on_the_page_twice_or_without_a_table():
    assert set(PAGE) == {model.noun for model in OURS}
    for rows in PAGE.values():
        names = [name for row in rows for name in row[-1].split()]
        assert len(names) == len(set(names))


def test_every_table_that_is_not_ours_is_named():
    others = {model._meta.label for model in apps.get_models() if not issubclass(model, Record)}

    assert others == set(NOT_OURS)


@pytest.mark.parametrize("model", [model for model in OURS if issubclass(model, PrivateRecord)], ids=lambda m: m.noun)
def test_what_one_person_keeps_is_classified_as_private(model):
    assert {kept.delicacy for kept in fields_of(model.noun).values()} <= {Delicacy.P3, Delicacy.P4, Delicacy.P5}


@pytest.mark.parametrize("model", [model for model in OURS if issubclass(model, PrivateRecord)], ids=lambda m: m.noun)
def test_private_records_have_no_default_manager_and_no_clock(model):
    with pytest.raises(RuntimeError, match="no default manager"):
        model._default_manager.all()
    kinds = {field.get_internal_type() for field in model._meta.concrete_fields}
    assert "DateTimeField" not in kinds
    assert "TimeField" not in kinds


def test_what_is_kept_until_when_is_what_the_page_says():
    until = {(noun, name): kept.until for noun, name, kept in fields()}
    for clock in Until:
        told = {(noun, name) for noun in records_until(clock) for name in fields_until(noun, clock)}
        assert told == {one for one, kept in until.items() if kept is clock}
    assert fields_until("no such record", Until.ROUND) == ()


# What knows a moment, and why. Nothing that somebody keeps private is among them.
MOMENTS = {
    "meeting": {"starts_at"},  # what two people agreed on
    "clock_watch": {"last_at", "jumped_from", "jumped_to"},  # the machine's own
    "mail": {"slot", "leased_until", "sent_at"},  # when it leaves, which is told to whom it reaches
    "event": {"at"},  # the open trail, to the minute
}


def test_no_other_row_knows_a_moment():
    found = {
        model.noun: {field.name for field in model._meta.concrete_fields if isinstance(field, DateTimeField)}
        for model in OURS
    }

    assert {noun: fields for noun, fields in found.items() if fields} == MOMENTS
