"""Every cue, by name: one file a code."""

from retold.discourse.cues import (
    barrier_individual,
    barrier_structural,
    ending_fairy_tale,
    ending_pragmatic,
    institution_benevolent,
    institution_responsible,
    student_agent,
    student_deficit,
    student_experience,
    student_recipient,
)
from retold.discourse.cues.cue import register

REGISTER = register(
    [
        *student_deficit.CUES,
        *student_agent.CUES,
        *student_recipient.CUES,
        *student_experience.CUES,
        *institution_benevolent.CUES,
        *institution_responsible.CUES,
        *barrier_individual.CUES,
        *barrier_structural.CUES,
        *ending_fairy_tale.CUES,
        *ending_pragmatic.CUES,
    ]
)
