"""What can go wrong while answering.

AssistantError
├── QuoteMismatch   a citation is not the stored text at its offsets: never shown
├── FileInvalid     a file that the operator keeps cannot be trusted: we do not start on it
│   ├── LinesInvalid      the file of help lines
│   ├── KeysInvalid       the file of keys
│   └── SwitchesInvalid   the record of switches
├── NoQuestion      a conversation ends without a question
└── NotThere        a document or passage asked for is not in the index
"""


class AssistantError(Exception):
    """Anything broken while answering; a refusal or "not found" is an Answer, not an error."""


class QuoteMismatch(AssistantError):
    """A draft cites words that the stored document does not hold at that place."""


class FileInvalid(AssistantError):
    """A file that the operator keeps is missing or breaks a rule; the message names the place."""


class LinesInvalid(FileInvalid):
    """The file of help lines is missing or breaks a rule; the message names the place."""


class KeysInvalid(FileInvalid):
    """The file of keys is missing or breaks a rule; the message names the place."""


class SwitchesInvalid(FileInvalid):
    """The record of switches breaks a rule; the message names the line."""


class NoQuestion(AssistantError):
    """A conversation in OpenAI's shape holds no question to answer."""


class NotThere(AssistantError):
    """A document or passage is not in the index."""
