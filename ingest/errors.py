"""What can go wrong while documents come in.

IngestError
├── DocumentRejected   one document cannot be taken in; the others go on
├── FetchRefused       one original is not fetched; the others are
└── IngestRunning      another ingest works on the same store
"""


class IngestError(Exception):
    """Anything that stops an ingest; the message says what, to which input, and what to do."""


class DocumentRejected(IngestError):
    """One document is refused, with its reason; never raised out of an ingest."""


class FetchRefused(IngestError):
    """One original is not fetched, with its reason; never raised out of a fetch."""


class IngestRunning(IngestError):
    """Another ingest holds the store's lock."""
