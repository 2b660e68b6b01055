"""What can go wrong while answering.

AssistantError
├── QuoteMismatch   a citation is not the stored text at its offsets: never shown
├── FileInvalid     a file that the operator keeps cannot be trusted: we do not start on it
│   ├── LinesInvalid      the file of help lines
│   ├── KeysInvalid       the file of keys
│   └── SwitchesInvalid   the record of switches
├── NoQuestion      a conversation ends without a question
├── ModelFailed     the language model gave no draft, or broke off: the documents answer instead
├── ModelUnknown    the language model of the settings cannot be used: the server does not start
└── NotThere        a document or passage asked for is not in the index
"""


class AssistantError(Exception):
    """Anything broken while answering; a refusal or "not found" is an Answer, not an error."""


class QuoteMismatch(AssistantError):
    """A draft cites words that the stored document does not hold at that place."""


class ModelFailed(AssistantError):
    """The language model failed; `reason` is one word for the counts."""

    def __init__(self, reason: str, retry_after: float = 0.0) -> None:
        super().__init__(reason)
        self.reason = reason
        self.retry_after = retry_after

    @property
    def of_host(self) -> bool:
        """Whether the model's host is to blame."""
        return self.reason not in {"breaker", "budget", "stopped", "long"}


class ModelUnknown(AssistantError):
    """ASSISTANT_MODEL names no model that can be used; the message says why."""


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
