"""A question and texts -> how well each text answers it, by a small cross-encoder of our own.

The encoder is the bundled MiniLM with layers trained anew (`training/train_reader.py`,
`training/READER.md`); its word embeddings are the bundled ones, so only the rest is shipped.
"""

import os
from functools import lru_cache
from pathlib import Path
from typing import Any

from store.embedding import bundled_path
from store.weights import read_checked

WEIGHTS = Path(__file__).with_name("reader.safetensors")
WEIGHTS_SHA256 = "22bb828d651ac936b43d93ec5a9a57d6f78115b95feb00dc0c94d79538be0346"
# Longest question and text together, in tokens; the text is cut, never the question.
_LIMIT = 220
_WORDS = "embeddings.word_embeddings.weight"


class Reader:
    """Reads a question together with a text. Open one with `open_reader`."""

    def __init__(self, dtype: str = "float32") -> None:
        os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
        # Imported here: torch takes seconds, and `--help` must not wait for it.
        import torch
        from tokenizers import Tokenizer
        from transformers import BertConfig, BertModel

        folder = Path(bundled_path())
        weights = _weights()
        head = {name: weights.pop(f"answer.{name}") for name in ("weight", "bias")}
        weights[_WORDS] = _word_embeddings(folder)
        model = BertModel(BertConfig.from_pretrained(folder), add_pooling_layer=False)
        model.load_state_dict(weights)
        self._model = model.to(getattr(torch, dtype)).eval()
        self._head = torch.nn.Linear(*reversed(head["weight"].shape))
        self._head.load_state_dict({name: tensor.float() for name, tensor in head.items()})
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(_LIMIT, strategy="only_second")
        self._tokenizer.enable_padding()

    def read(self, question: str, texts: list[str]) -> list[float]:
        """Give the log-odds that each text answers the question, in the order of `texts`."""
        import torch

        if not texts:
            return []
        encoded = self._tokenizer.encode_batch([(question, text) for text in texts])
        with torch.inference_mode():
            read = self._model(
                input_ids=torch.tensor([each.ids for each in encoded]),
                attention_mask=torch.tensor([each.attention_mask for each in encoded]),
                token_type_ids=torch.tensor([each.type_ids for each in encoded]),
            )
            scores: list[float] = self._head(read.last_hidden_state[:, 0].float())[:, 0].tolist()
        return scores


@lru_cache(maxsize=2)
def open_reader(dtype: str = "float32") -> Reader:
    """Open the shipped reader once a process; raises EmbedderInvalid on damaged weights."""
    return Reader(dtype)


def _weights() -> dict[str, Any]:
    from safetensors.torch import load

    return dict(load(read_checked(WEIGHTS, WEIGHTS_SHA256)))


def _word_embeddings(folder: Path) -> Any:  # noqa: ANN401 - a tensor; torch is imported late
    from safetensors import safe_open

    with safe_open(folder / "model.safetensors", framework="pt") as stream:
        return stream.get_tensor(_WORDS)
