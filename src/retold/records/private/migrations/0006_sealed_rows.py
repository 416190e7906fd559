from typing import Any

from django.apps import apps as installed
from django.db import migrations

from retold.records import vault

FORMER = (
    # What leads to another of these stands before it.
    ("ConcernNote", ("number", "id")),
    ("Concern", ("raised_on", "id")),
    ("Consent", ("purpose", "number")),
    ("MatchInput", ("id",)),
    ("MeetingAnswer", ("id",)),
    ("OfferAnswer", ("id",)),
    ("PairChoice", ("id",)),
    ("PrivateAnswer", ("question",)),
    ("Reflection", ("-written_on", "id")),
    ("StoryReading", ("number", "id")),
    ("Story", ("time", "id")),
    ("TalkRequest", ("asked_on", "id")),
    ("Veto", ("id",)),
)


def seal(apps: Any, schema_editor: Any) -> None:
    """Every private record becomes a sealed row, whole, under the id it had; then its table goes."""
    for name, _ in FORMER:
        former = apps.get_model("private", name)
        model = installed.get_model("private", name)
        for row in former._base_manager.order_by("pk").iterator():
            values = {field.attname: getattr(row, field.attname) for field in former._meta.concrete_fields}
            model(**values).save(force_insert=True)
        schema_editor.delete_model(former)


def give_keys(apps: Any, schema_editor: Any) -> None:
    """Whoever takes part or has applied gets a key of their own: that somebody has one tells nothing."""
    for app, name in (("people", "Membership"), ("scheme", "Application")):
        rows = apps.get_model(app, name)._base_manager.values_list("organisation_id", "person_id")
        for organisation_id, person_id in sorted(set(rows)):
            vault.person_key(organisation_id, person_id)


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0003_duties"),
        ("private", "0005_stop"),
        ("scheme", "0007_late_bars"),
        ("sealed", "0001_initial"),
        ("study", "0002_duties"),
    ]

    operations = [
        migrations.RunPython(seal, migrations.RunPython.noop),
        migrations.RunPython(give_keys, migrations.RunPython.noop),
        *(
            migrations.AlterModelOptions(name.lower(), {"managed": False, "ordering": ordering})
            for name, ordering in FORMER
        ),
    ]
