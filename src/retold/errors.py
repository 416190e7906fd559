"""Every error that Retold names. Each message says what is wrong and what to do, in one or two sentences."""


class RetoldError(Exception):
    """Something a person can put right. `exit_code` is what the command line ends with."""

    exit_code = 2


class UnknownNameError(KeyError):
    """A name that is on none of the pages of rules: a slip in the code, which nobody at a screen can put right."""


class UnreadableFileError(RetoldError):
    """A file cannot be opened, decoded or understood as the kind it claims to be."""


class UnknownFormatError(UnreadableFileError):
    """A file's ending is of no kind that Retold reads."""


class MissingColumnError(UnreadableFileError):
    """A table lacks a column that is needed, or has one that means nothing here."""


class PairingError(RetoldError):
    """Narratives do not make pairs: a partner is missing, or one time point comes twice."""


class CodingError(RetoldError):
    """A coding does not fit its text: unknown code, span out of range, two texts under one id."""


class TextError(RetoldError):
    """A text cannot be analysed."""


class EmptyTextError(TextError):
    """The text holds no words at all: empty, white space, only symbols."""


class BinaryTextError(TextError):
    """What should be a text is data of another kind."""


class TooLongError(TextError):
    """The text is over the length limit."""


class NotEnglishError(TextError):
    """The text looks like another language than English."""


class OutputError(RetoldError):
    """What was asked for cannot be written where it was asked for; nothing half-written is left."""


class PipelineError(RetoldError):
    """The spaCy pipeline that was asked for is not installed or cannot be loaded."""


class ModelError(RetoldError):
    """The folder that was named holds no trained model, or one that another version of Retold made."""


class TrainingError(RetoldError):
    """The codings are not enough to learn from."""


class WorkersError(RetoldError):
    """The processes or the cluster that should read cannot be had, or read otherwise than this machine."""


class MatchingError(RetoldError):
    """A cohort cannot be matched as asked: an unknown person, a lock that breaks a rule, quotas nothing can meet."""


class CodebookError(RetoldError):
    """A folder of codes cannot be understood: a name that nothing has, a key that means nothing, a missing part."""


class WordingError(RetoldError):
    """A file of wordings cannot be used: a text too few or too many, or something to fill in that nothing fills."""
