"""Pairs -> store/reader.safetensors: the cross-encoder that says whether a text answers.

Run: python -m ingest && python -m training.train_reader SQUAD_FOLDER [STORE]. About 60 minutes on
two quiet cores with AVX-512-BF16; the stages are those that made the shipped weights. Starts from
the bundled MiniLM, word embeddings held still. Two heads: does the text answer, and from where to
where (only to teach; not shipped). After training, set WEIGHTS_SHA256 in store/reader.py, then run
python -m training.fit_reader.
"""

import hashlib
import random
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import save_file
from tokenizers import Tokenizer
from torch.nn import functional
from transformers import BertModel

from store.embedding import Embedder, bundled_path
from store.generation import Generations
from store.reader import WEIGHTS
from store.search import Index
from training.reader_pairs import Pair, own_pairs, squad_pairs

_TOKENS = 4096
_LIMIT = 220
_WARM_UP = 0.08
_REHEARSED = 2200


class Net(torch.nn.Module):
    """The encoder with its two heads."""

    def __init__(self) -> None:
        super().__init__()
        self.bert = BertModel.from_pretrained(bundled_path(), add_pooling_layer=False)
        self.bert.embeddings.word_embeddings.weight.requires_grad = False
        self.span = torch.nn.Linear(384, 2)
        self.answer = torch.nn.Linear(384, 1)


@dataclass(frozen=True)
class Example:
    """A pair in tokens; the span is 0, 0 where there is none."""

    ids: list[int]
    types: list[int]
    span: tuple[int, int]
    pair: Pair


def encode(pairs: list[Pair]) -> list[Example]:
    """Tokenise; a pair whose answer falls off the end is left out."""
    tokenizer = Tokenizer.from_file(f"{bundled_path()}/tokenizer.json")
    tokenizer.no_padding()
    tokenizer.enable_truncation(_LIMIT, strategy="only_second")
    examples = []
    for pair in pairs:
        read = tokenizer.encode(pair.question, pair.text)
        start, end = (read.char_to_token(at, 1) for at in (pair.start, max(pair.end - 1, 0)))
        span = (start or 0, end or 0) if pair.start >= 0 else (0, 0)
        if pair.start < 0 or all(span):
            examples.append(Example(read.ids, read.type_ids, span, pair))
    return examples


def batches(examples: list[Example], chance: random.Random) -> list[list[Example]]:
    """Shuffle, and put texts of like length together: _TOKENS a batch at most."""
    shuffled = chance.sample(examples, len(examples))
    full = []
    for at in range(0, len(shuffled), 4096):
        batch: list[Example] = []
        for example in sorted(shuffled[at : at + 4096], key=lambda each: len(each.ids)):
            if batch and (len(batch) + 1) * len(example.ids) > _TOKENS:
                full.append(batch)
                batch = []
            batch.append(example)
        full.append(batch)
    return chance.sample(full, len(full))


def loss_of(net: Net, batch: list[Example]) -> torch.Tensor:
    """Weighted loss of both heads on a batch."""
    pad = torch.nn.utils.rnn.pad_sequence
    ids = pad([torch.tensor(each.ids) for each in batch], batch_first=True)
    types = pad([torch.tensor(each.types) for each in batch], batch_first=True)
    with torch.autocast("cpu", torch.bfloat16):
        read = net.bert(input_ids=ids, attention_mask=(ids > 0).long(), token_type_ids=types)
        spans = net.span(read.last_hidden_state).float()
        answer = net.answer(read.last_hidden_state[:, 0]).float()[:, 0]
    outside = types == 0
    outside[:, 0] = False
    spans = spans.masked_fill(outside[..., None], -1e4)
    targets = torch.tensor([each.span for each in batch])
    place = functional.cross_entropy(spans, targets, reduction="none").mean(1)
    known = torch.tensor([float(each.pair.start >= 0 or not each.pair.answers) for each in batch])
    right = torch.tensor([float(each.pair.answers) for each in batch])
    judged = functional.binary_cross_entropy_with_logits(answer, right, reduction="none")
    weight = torch.tensor([each.pair.weight for each in batch])
    return ((place * known + judged) * weight).sum() / weight.sum()


def train(net: Net, pairs: list[Pair], epochs: int, rate: float, chance: random.Random) -> None:
    """Train in place: AdamW, a short warm-up, then a straight line down."""
    examples = encode(pairs)
    trained = [value for value in net.parameters() if value.requires_grad]
    optimiser = torch.optim.AdamW(trained, lr=rate, weight_decay=0.01)
    steps = [batch for _ in range(epochs) for batch in batches(examples, chance)]
    started = time.time()
    net.train()
    for number, batch in enumerate(steps):
        warm = min(1.0, (number + 1) / (_WARM_UP * len(steps)))
        optimiser.param_groups[0]["lr"] = rate * warm * max(0.02, 1 - number / len(steps))
        loss = loss_of(net, batch)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(trained, 1.0)
        optimiser.step()
        optimiser.zero_grad()
        if number % 50 == 0:
            left = (time.time() - started) / (number + 1) * (len(steps) - number) / 60
            print(f"step {number} of {len(steps)}, loss {loss.item():.3f}, {left:.0f} min left")


def save(net: Net, path: Path) -> str:
    """Write what is not in the bundled weights, as float16; returns its SHA-256."""
    kept = {name.removeprefix("bert."): value for name, value in net.state_dict().items()}
    shipped = {
        name: value.half().contiguous()
        for name, value in kept.items()
        if "word_embeddings" not in name and not name.startswith("span.")
    }
    save_file(shipped, path)
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main() -> None:
    """Train in two stages and write the weights."""
    torch.manual_seed(7)
    chance = random.Random(7)
    generations = Generations(Path(sys.argv[2] if len(sys.argv) > 2 else ".store"))
    embedder = Embedder(dtype=generations.require_current().embedding_dtype)
    index = Index.open(generations, embedder)
    squad = list(squad_pairs(Path(sys.argv[1]), chance))
    net = Net()
    train(net, squad + own_pairs(index, "en", 1, chance), epochs=3, rate=1.5e-4, chance=chance)
    own = own_pairs(index, "en", 3, chance) + own_pairs(index, "sq", 2, chance)
    rehearsed = chance.sample(squad, min(_REHEARSED, len(squad)))
    train(net, own + rehearsed, epochs=2, rate=1.2e-4, chance=chance)
    print(save(net, WEIGHTS))


if __name__ == "__main__":
    main()
