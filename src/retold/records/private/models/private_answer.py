"""An answer in an application that nobody but its writer reads."""

from django.db import models

from retold.records.private_record import PrivateRecord, Sealed


class PrivateAnswer(PrivateRecord):
    """The sealed answer to a private question (`rules.questions`). `for_matching`: the machine may weigh it."""

    application = models.ForeignKey("scheme.Application", on_delete=models.DO_NOTHING, related_name="+")
    question = models.CharField(max_length=40)
    text = models.BinaryField()
    for_matching = models.BooleanField(default=False)

    whose = {"application": ("person_id",)}

    class Meta(Sealed):
        ordering = ("question",)
        constraints = (models.UniqueConstraint(fields=("application", "question"), name="one_private_answer"),)
