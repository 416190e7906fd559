"""What each of a pair reads before they meet: short, and the same for everybody in that role."""
# ruff: noqa: E501  a paragraph is one line

from collections.abc import Mapping

from retold.rules.words import Role

BRIEFINGS: Mapping[Role, tuple[tuple[str, str], ...]] = {
    Role.MENTOR: (
        (
            "You lead",
            "You choose what to talk about and how deep it goes. You can change the subject, stop, or keep silent, and need no reason. You do not speak for anybody but yourself.",
        ),
        (
            "What is yours stays yours",
            "Your reflections, and everything you marked as private, are read by you alone. Your partner sees only what you chose to share.",
        ),
        (
            "Your partner may have power over others like you",
            "They have promised not to mark, appraise or refer you, during the scheme and for a time after it. If they come near that line, it is for them to step back, not for you to tell them.",
        ),
        (
            "You can leave",
            "You can pause or leave in Retold at any time. Your partner learns that the pair has ended, and nothing else.",
        ),
        (
            "If something is wrong",
            "You can raise a concern with a wellbeing contact of your choice. Nobody else sees that it exists.",
        ),
    ),
    Role.MENTEE: (
        (
            "You are here to learn",
            "Listen more than you speak. Do not explain, defend, or compare it with your own story. Ask what would help, and thank them for what they tell.",
        ),
        (
            "Do not ask for pain",
            "Nobody owes you a story. Let your mentor choose the subject, and let silences be.",
        ),
        (
            "You have power, even when you forget it",
            "You promise not to mark, appraise, examine or refer your mentor, now and for a time afterwards. Step aside of your own accord. Do not ask others about them.",
        ),
        (
            "You do the arranging",
            "You write first, offer times, and come. A meeting that you cancel twice says something.",
        ),
        (
            "Then act",
            "What you learn is yours to act on, where it is yours to decide. What you were told is not yours to pass on.",
        ),
    ),
}
