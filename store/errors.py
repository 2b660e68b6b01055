"""What can go wrong in the store.

StoreError
├── IndexMissing       no generation has been built yet
├── IndexDamaged       a generation exists but cannot be trusted
├── EmbedderChanged    the index was built with another embedding model
├── EmbedderInvalid    the embedding model is missing or not the expected file
└── VectorsUnreachable the Chroma server does not answer
"""


class StoreError(Exception):
    """Anything the store refuses to do; the message says what, to which input, and what to do."""


class IndexMissing(StoreError):
    """No generation has been built in this store yet."""


class IndexDamaged(StoreError):
    """A generation is incomplete or does not match its manifest."""


class EmbedderChanged(StoreError):
    """The index was built with an embedding model other than the configured one."""


class EmbedderInvalid(StoreError):
    """The embedding model cannot be loaded or its weights are not the expected ones."""


class VectorsUnreachable(StoreError):
    """The Chroma server cannot be reached or refused the call."""
