"""Sealed texts: bound to their place, padded, and closed without their key."""

import pytest

from factories import private
from retold.records import vault
from retold.records.people.models import OrganisationKey, PersonKey
from retold.records.private.models import Reflection
from retold.records.record import stored


@pytest.fixture
def reflection(cast):
    return private.reflection(cast.amara_and_ben, cast.amara, "Nobody said hello.")


def test_nothing_stored_opens_as_nothing(cast):
    assert vault.opened(Reflection(organisation=cast.northmoor, owner=cast.amara), "text") == ""


def test_what_is_sealed_opens_again_and_is_not_to_be_read_before(reflection):
    again = stored(Reflection).get(pk=reflection.pk)

    assert vault.opened(again, "text") == "Nobody said hello."
    assert b"hello" not in bytes(again.text)


def test_the_same_words_are_never_sealed_alike(reflection):
    assert vault.seal(reflection, "text", "Same") != vault.seal(reflection, "text", "Same")


@pytest.mark.parametrize(
    ("words", "bucket"), [("", 256), ("a" * 252, 256), ("a" * 253, 1024), ("é" * 510, 1024), ("a" * 65532, 65536)]
)
def test_the_stored_length_says_only_the_bucket(reflection, words, bucket):
    sealed = vault.seal(reflection, "text", words)

    assert len(sealed) == 1 + 12 + bucket + 16
    reflection.text = sealed
    assert vault.opened(reflection, "text") == words


def test_a_text_longer_than_the_largest_bucket_is_refused_in_words(reflection):
    with pytest.raises(vault.TooLongToSealError, match="longer than 65,532 bytes"):
        vault.seal(reflection, "text", "a" * 65533)


def test_a_text_moved_to_another_row_column_owner_or_organisation_stays_closed(cast, reflection):
    elsewhere = [
        private.reflection(cast.amara_and_ben, cast.amara, "Another."),
        Reflection(pk=reflection.pk, organisation=cast.northmoor, owner=cast.ben),
        Reflection(pk=reflection.pk, organisation=cast.elsewhere, owner=cast.amara),
    ]
    for row in elsewhere:
        row.text = reflection.text
        with pytest.raises(vault.SealError, match="does not open"):
            vault.opened(row, "text")
    reflection.other = reflection.text
    with pytest.raises(vault.SealError):
        vault.opened(reflection, "other")


@pytest.mark.parametrize("place", [1, 13, 100, -1])
def test_a_changed_byte_is_noticed(reflection, place):
    changed = bytearray(reflection.text)
    changed[place] ^= 1
    reflection.text = bytes(changed)

    with pytest.raises(vault.SealError):
        vault.opened(reflection, "text")


def test_a_text_of_a_newer_version_is_said_to_be_one(reflection):
    reflection.text = b"\x02" + bytes(reflection.text)[1:]

    with pytest.raises(vault.SealError, match="newer version"):
        vault.opened(reflection, "text")


def test_without_the_persons_key_the_words_are_gone(reflection):
    stored(PersonKey).all().delete()

    with pytest.raises(vault.SealError):
        vault.opened(reflection, "text")


def test_with_another_root_key_nothing_opens(reflection, settings, tmp_path):
    other = tmp_path / "root.key"
    other.write_bytes(b"\x01" * 32)
    settings.RETOLD_ROOT_KEY_FILE = other
    vault.root_key.cache_clear()
    try:
        with pytest.raises(vault.SealError):
            vault.opened(reflection, "text")
    finally:
        vault.root_key.cache_clear()


def test_a_root_key_of_the_wrong_length_is_refused(settings, tmp_path):
    other = tmp_path / "root.key"
    other.write_bytes(b"short")
    settings.RETOLD_ROOT_KEY_FILE = other
    vault.root_key.cache_clear()
    try:
        with pytest.raises(vault.SealError, match="32 bytes"):
            vault.root_key()
    finally:
        vault.root_key.cache_clear()


def test_each_person_has_one_key_an_organisation(cast, reflection):
    private.reflection(cast.amara_and_ben, cast.amara)
    private.reflection(cast.amara_and_ben, cast.ben)

    assert stored(OrganisationKey).count() == 1
    assert stored(PersonKey).count() == 2


@pytest.fixture
def report(cast):
    return private.report(private.study(cast.cohort))


@pytest.mark.parametrize(("size", "buckets"), [(0, 1), (65532, 1), (65533, 2), (1_000_000, 16)])
def test_a_file_of_any_length_is_sealed_in_whole_buckets(report, size, buckets):
    report.result = vault.seal_file(report, "result", b"a" * size)

    assert len(report.result) == 1 + 12 + buckets * 65536 + 16
    assert vault.opened_file(report, "result") == b"a" * size


def test_a_file_moved_to_another_row_stays_closed(cast, report):
    another = private.report(report.study, wanted_hash="1" * 64)
    another.result = vault.seal_file(report, "result", b"a")
    with pytest.raises(vault.SealError, match="does not open"):
        vault.opened_file(another, "result")


def test_nothing_stored_is_no_file(report):
    with pytest.raises(vault.SealError, match="not sealed"):
        vault.opened_file(report, "result")
