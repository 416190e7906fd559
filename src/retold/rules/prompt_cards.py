"""Cards for conversations that are hard to begin: words to borrow, for whoever speaks and for whoever listens.

Everybody in a pair reads the same cards. Nothing is stored of who looked at which.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptCard:
    """One card: when it helps, how to begin, what the listener can do, and what to leave alone."""

    name: str
    title: str
    when: str
    beginnings: tuple[str, ...]
    listening: tuple[str, ...]
    leave: str


CARDS = (
    PromptCard(
        name="first-meeting",
        title="The first quarter of an hour",
        when="You have just sat down, and neither of you knows who starts.",
        beginnings=(
            "What would make this hour worth your time?",
            "What should I not assume about you?",
            "What is one thing people here usually get wrong about what you do all day?",
        ),
        listening=(
            "Let the mentor choose what comes first.",
            "Say what you hope to learn, in one sentence, and then stop.",
            "Agree what you will do if one of you wants to change the subject. Any word will do.",
        ),
        leave="Do not ask for a life story. It comes, or it does not.",
    ),
    PromptCard(
        name="being-the-only-one",
        title="Being the only one in the room",
        when="The mentor wants to say what it is like, and not to speak for everybody.",
        beginnings=(
            "Can I tell you about one room, and not about all of them?",
            "When did you last look round a room and count? I do it every week.",
            "Here is what I do before I walk into that meeting.",
        ),
        listening=(
            "Ask what happened next, before you ask why.",
            "Say what you would have seen from where you sit, even if it is nothing.",
            "Ask who else was there, and what they did.",
        ),
        leave="Do not ask the mentor what the whole group thinks.",
    ),
    PromptCard(
        name="names",
        title="Names, and getting them right",
        when="Somebody's name is said wrongly, shortened or avoided.",
        beginnings=(
            "This is how my name is said. Would you try it with me?",
            "I have stopped correcting people. I would like to tell you why.",
            "In the register my name is the one that gets a pause.",
        ),
        listening=(
            "Try it aloud, ask whether that was right, and try again.",
            "Say how you will make sure that your colleagues hear it.",
            "Thank them for the correction. Do not apologise at length.",
        ),
        leave="Do not explain how hard names are for you.",
    ),
    PromptCard(
        name="money",
        title="Money nobody mentions",
        when="Something costs more than it looks: travel, kit, an unpaid day, a deposit.",
        beginnings=(
            "There is a cost in this that I do not think you can see.",
            "I could tell you what last month looked like, in pounds.",
            "The placement is free. Getting there is not.",
        ),
        listening=(
            "Ask what it made them give up.",
            "Find out afterwards who sets that cost, and whether you could.",
            "Say plainly if you never had to think about it.",
        ),
        leave="Do not offer your own money.",
    ),
    PromptCard(
        name="marked-differently",
        title="When a mark or a comment felt unfair",
        when="The mentor wants to talk about assessment and is not sure how it will be taken.",
        beginnings=(
            "I want to tell you about a comment I got. I am not asking you to change it.",
            "Two of us handed in much the same thing. Can I show you what was said to each?",
            "I have started to write like somebody else before I hand things in.",
        ),
        listening=(
            "Say first that you will not look up the mark, and then do not.",
            "Ask what a fair comment would have said.",
            "Think aloud about how marking is checked, and where it is not.",
        ),
        leave="Do not defend the marker.",
    ),
    PromptCard(
        name="a-remark",
        title="A remark that stayed",
        when="Somebody said something small, and it has not gone away.",
        beginnings=(
            "It was one sentence. Can I tell you the sentence?",
            "Everybody laughed, and I laughed too.",
            "I do not need it to be anybody's fault. I need somebody senior to know that it is said.",
        ),
        listening=(
            "Believe that it was said. Ask what it was like to hear it.",
            "Ask whether anything should happen, and wait for the answer.",
            "If you have said such a thing yourself, you may say so, briefly.",
        ),
        leave="Do not guess what the speaker really meant.",
    ),
    PromptCard(
        name="speaking-up",
        title="Why nobody reported it",
        when="The mentee wonders why a thing was never raised.",
        beginnings=(
            "Let me walk you through what reporting it would have meant for me.",
            "I know the policy. Here is what we tell each other about it.",
            "The last person who did that is still known for it.",
        ),
        listening=(
            "Ask at which step they would have stopped, and why there.",
            "Say what you would have been told as the person in charge. It may be nothing.",
            "Ask what one change would make the first step easier.",
        ),
        leave="Do not say that your door is always open.",
    ),
    PromptCard(
        name="defensive",
        title="When I notice that I am defending",
        when="The mentee hears something about their own house, and an answer is already on its way out.",
        beginnings=(
            "I notice that I want to explain. Give me a moment.",
            "Before I answer: have I understood you? You are saying that ...",
            "I did not know that, and I think I should have.",
        ),
        listening=(
            "Mentor: you may simply wait. Silence is not your job to fill.",
            "Mentor: you can say, I am not asking for the reason.",
            "Come back to it next time. Most second answers are better.",
        ),
        leave="Do not turn it into how hard your own job is.",
    ),
    PromptCard(
        name="getting-it-wrong",
        title="After getting it wrong",
        when="One of you said something that hurt, here, in this room.",
        beginnings=(
            "Something you said last time stayed with me. Can we go back to it?",
            "I said something that I would not say again. I am sorry.",
            "I would like us to go on. This is what I need for that.",
        ),
        listening=(
            "Apologise once, for the thing itself, without a but.",
            "Ask what would help now, and accept that the answer may be nothing.",
            "Either of you may pause the meetings, or talk to somebody else. Nobody is asked why.",
        ),
        leave="Do not ask to be told that it is all right.",
    ),
    PromptCard(
        name="power",
        title="The power between us",
        when="One of you can affect the other's work or marks, or their friends', and you both know it.",
        beginnings=(
            "What could you do to me, if you wanted to? I would like us to say it once.",
            "Which meetings do you sit in where my name, or my year, comes up?",
            "What would make you step out of a decision about me?",
        ),
        listening=(
            "Mentee: name the decisions you take part in, and those you will now keep out of.",
            "Mentee: say what you would do if a colleague asked you about your mentor.",
            "Write the answer into your agreement, if it should hold.",
        ),
        leave="Do not say that power plays no part here.",
    ),
    PromptCard(
        name="what-i-can-do",
        title="From listening to doing",
        when="The mentee wants to act, and the mentor has heard that before.",
        beginnings=(
            "Which of the things I told you is yours to change?",
            "What could you do by the end of this month that somebody would notice?",
            "Whom would you have to persuade, and what would they say against it?",
        ),
        listening=(
            "Choose one thing that is in your own hands, and say by when.",
            "Say also what you cannot do, and who could.",
            "Ask before you repeat anything outside, even without a name.",
        ),
        leave="Do not promise what is not yours to give.",
    ),
    PromptCard(
        name="tired-of-telling",
        title="Tired of telling",
        when="The mentor has explained this many times and would rather not today.",
        beginnings=(
            "I would like not to be the example today.",
            "Could you read about that first, and tell me what you found?",
            "Today I would like to hear what you have done since we met.",
        ),
        listening=(
            "Thank them, and change the subject for good, not for five minutes.",
            "Come with something you have found out yourself.",
            "Ask whether a shorter meeting, or a longer gap, would help.",
        ),
        leave="Do not ask whether you did something wrong.",
    ),
    PromptCard(
        name="saying-goodbye",
        title="The last meeting",
        when="You will not meet like this again.",
        beginnings=(
            "One thing I see now that I did not see before is ...",
            "This is what I would like you to do when nobody is looking.",
            "What may we each tell others about this, and what stays here?",
        ),
        listening=(
            "Say what you did, and not what you learnt.",
            "Agree what happens when you meet in a corridor, or in an exam room.",
            "You need not stay in touch. Say what you would each like.",
        ),
        leave="Do not ask for thanks, or for a reference.",
    ),
)


def card(name: str) -> PromptCard | None:
    """The card of that name; None where there is none."""
    return next((found for found in CARDS if found.name == name), None)
