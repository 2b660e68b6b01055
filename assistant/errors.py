"""What can go wrong while answering.

AssistantError
├── QuoteMismatch   a citation is not the stored text at its offsets: never shown
├── LinesInvalid    the file of help lines cannot be trusted: the server does not start on it
└── NotThere        a document or passage asked for is not in the index
"""


class AssistantError(Exception):
    """Anything broken while answering; a refusal or "not found" is an Answer, not an error."""


class QuoteMismatch(AssistantError):
    """A draft cites words that the stored document does not hold at that place."""


class LinesInvalid(AssistantError):
    """The file of help lines is missing or breaks a rule; the message names the place."""


class NotThere(AssistantError):
    """A document or passage is not in the index."""
