# /// script
# requires-python = ">=3.11"
# dependencies = ["numpy", "torch"]
# ///
"""Trains the pair model of `src/match/pair-model` and writes its weights as JSON.

    node --conditions=@skillwright/source packages/discovery/scripts/write-token-states.ts /tmp/states
    uv run packages/discovery/training/train_pair_model.py /tmp/states \
        packages/discovery/src/match/pair-model/pair-weights.json \
        --check packages/discovery/test/fixtures/pair-model-expected.json

The network is the decomposable attention of Parikh et al. 2016 (https://arxiv.org/abs/1606.01933)
over the token states of the bundled encoder, which stays as it is. Each intent is held against its
own skill and against three of the eight that lie together with it, neighbours by the encoder, which
are taken for other capabilities; each skill also against its near misses, where the data has them.
Without the neighbours the model would learn how people word what they want, not what they want:
near misses are worded more formally. Some two and a half minutes an epoch on one core; more threads make it slower (`--threads 1`).
"""

import argparse
import base64
import json
import random
import re
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import nn
from torch.nn import functional

STATE = 512  # length of a token's state
WIDTH = 96  # length of what is compared
SEEKING = 96  # length of that by which tokens find each other
HIDDEN = 64
SCALE = 4.0  # of the unit states, so that first layers of usual size see numbers of usual size
TOGETHER = 8  # skills of a file that lie together, from which negatives are drawn
NEGATIVES = 3  # of them for each intent
INTENTS = 4  # of a skill in an epoch, at most
NEAR_MISSES = 3  # of a skill in an epoch, at most
NEAR_MISS_WEIGHT = 4 / 3
RANKING_WEIGHT = 0.5
BATCH = 2  # groups of skills
LEARNING_RATE = 1e-3
WEIGHT_DECAY = 0.1
DROPOUT = 0.3


class Text(NamedTuple):
    """Texts as the network compares them: texts × tokens × …, with which tokens there are."""

    projected: torch.Tensor
    attended: torch.Tensor
    importance: torch.Tensor
    mask: torch.Tensor


class PairNetwork(nn.Module):
    """The same computation as `pair-network.ts`, with padding and dropout."""

    def __init__(self) -> None:
        super().__init__()
        self.project = nn.Linear(STATE, WIDTH, bias=False)
        self.attend = nn.Linear(STATE, SEEKING, bias=False)
        self.sharpness = nn.Parameter(torch.tensor(2.0))
        self.importance = nn.Linear(STATE, 1)
        self.compare = nn.Linear(7 * WIDTH, WIDTH)
        self.hidden = nn.Linear(4 * WIDTH, HIDDEN)
        self.output = nn.Linear(HIDDEN, 1)
        self.dropout = nn.Dropout(DROPOUT)

    def read(self, states: torch.Tensor) -> tuple[torch.Tensor, ...]:
        """What is kept of each token, for tokens of any texts, one after another."""
        states = self.dropout(states)
        attended = functional.normalize(self.attend(states), dim=1)
        return self.project(states), attended, self.importance(states).squeeze(1)

    def forward(self, asked: Text, offered: Text) -> torch.Tensor:
        near = torch.exp(self.sharpness) * (asked.attended @ offered.attended.transpose(1, 2))
        left = self.side(asked, offered, near)
        right = self.side(offered, asked, near.transpose(1, 2))
        both = torch.cat([left[0], right[0], left[1], right[1]], 1)
        return self.output(self.dropout(torch.relu(self.hidden(both)))).squeeze(1)

    def side(self, text: Text, other: Text, near: torch.Tensor) -> tuple[torch.Tensor, ...]:
        shares = torch.softmax(near.masked_fill(~other.mask[:, None, :], -1e4), 2)
        own, found = text.projected, shares @ other.projected
        # "From A" beside "to A": what stands before a token, beside what stands before its like.
        before, found_before = before_each(text.projected), shares @ before_each(other.projected)
        compared = torch.cat(
            [own, found, own - found, own * found, before, found_before, before * found_before], 2
        )
        compared = self.dropout(torch.relu(self.compare(compared)))
        importance = torch.softmax(text.importance.masked_fill(~text.mask, -1e4), 1)
        mean = (compared * importance[..., None]).sum(1)
        return mean, compared.masked_fill(~text.mask[..., None], 0).max(1)[0]


def before_each(tokens: torch.Tensor) -> torch.Tensor:
    """The mean of the two tokens before each; zeros where there are none."""
    padded = functional.pad(tokens, (0, 0, 2, 0))
    return (padded[:, :-2] + padded[:, 1:-1]) / 2


class Batch:
    """Pairs over some texts, each of which is read once."""

    def __init__(self) -> None:
        self.texts: dict[int, int] = {}
        self.rows: list[tuple[int, int, float, float]] = []  # intent, text, label, weight

    def add(self, intent: int, text: int, label: float, weight: float) -> None:
        places = [self.texts.setdefault(one, len(self.texts)) for one in (intent, text)]
        self.rows.append((*places, label, weight))

    def score(self, network: PairNetwork, states: "States", at_a_time: int = 128) -> torch.Tensor:
        """Log-odds of the pairs, in their order."""
        rows, lengths = states.take(list(self.texts))
        read = network.read(rows)
        starts = torch.cumsum(lengths, 0) - lengths

        def gather(places: torch.Tensor) -> Text:
            tokens = torch.arange(int(lengths[places].max()))[None]
            counts = lengths[places][:, None]
            at = starts[places][:, None] + torch.minimum(tokens, counts - 1)
            return Text(*(part[at] for part in read), tokens < counts)

        intents, texts = torch.tensor([row[:2] for row in self.rows]).T
        # Pairs of a length go together, as the shorter ones are filled up.
        order = torch.argsort(lengths[intents] + lengths[texts])
        odds = [network(gather(intents[some]), gather(texts[some])) for some in order.split(at_a_time)]
        return torch.cat(odds)[torch.argsort(order)]


class States:
    """What `write-token-states.ts` wrote."""

    def __init__(self, directory: Path) -> None:
        tokens = json.loads((directory / "tokens.json").read_text())
        values = np.fromfile(directory / "states.f16", dtype=np.float16).reshape(-1, STATE)
        self.of = np.split(values, np.cumsum(tokens)[:-1])
        self.means = np.array([states.mean(0, dtype=np.float32) for states in self.of])
        self.means /= np.linalg.norm(self.means, axis=1, keepdims=True)

    def take(self, texts: list[int]) -> tuple[torch.Tensor, torch.Tensor]:
        """The states of some texts, one after another, and how many tokens each has."""
        some = [self.of[text] for text in texts]
        rows = torch.from_numpy(np.concatenate(some).astype(np.float32)) * SCALE
        return rows, torch.tensor([len(one) for one in some])


class Groups:
    """The skills of each file in groups of neighbours, otherwise each time."""

    def __init__(self, skills: list[dict], states: States) -> None:
        self.files: dict[str, list[int]] = {}
        for number, skill in enumerate(skills):
            self.files.setdefault(skill["file"], []).append(number)
        self.nearest = {}
        for members in self.files.values():
            vectors = states.means[[skills[number]["text"] for number in members]]
            for number, near in zip(members, np.argsort(-(vectors @ vectors.T))):
                self.nearest[number] = [members[place] for place in near]

    def draw(self, chance: random.Random) -> list[list[int]]:
        groups = []
        for members in self.files.values():
            left = set(members)
            for number in chance.sample(members, len(members)):
                if number not in left:
                    continue
                group = [one for one in self.nearest[number] if one in left][:TOGETHER]
                left.difference_update(group)
                if len(group) > NEGATIVES:
                    groups.append(group)
        chance.shuffle(groups)
        return groups


def draw_pairs(groups: list[list[int]], skills: list[dict], chance: random.Random) -> tuple[Batch, int]:
    """Pairs of some groups, and how many of them are rankings: an intent's own skill, then others."""
    batch = Batch()

    def some(texts: list[int], most: int) -> list[int]:
        return chance.sample(texts, min(most, len(texts)))

    for group in groups:
        for number in group:
            for intent in some(skills[number]["matching"], INTENTS):
                batch.add(intent, skills[number]["text"], 1.0, 1.0)
                others = [other for other in group if other != number]
                for other in chance.sample(others, NEGATIVES):
                    batch.add(intent, skills[other]["text"], 0.0, 1.0 / NEGATIVES)
    ranked = len(batch.rows)
    for number in (number for group in groups for number in group):
        for near_miss in some(skills[number]["others"], NEAR_MISSES):
            batch.add(near_miss, skills[number]["text"], 0.0, NEAR_MISS_WEIGHT)
    return batch, ranked


def train(skills: list[dict], states: States, epochs: int, seed: int) -> tuple[PairNetwork, float]:
    torch.manual_seed(seed)
    chance = random.Random(seed)
    groups_of = Groups(skills, states)
    network = PairNetwork()
    optimizer = torch.optim.AdamW(
        network.parameters(), lr=LEARNING_RATE, weight_decay=WEIGHT_DECAY
    )
    for epoch in range(epochs):
        groups = groups_of.draw(chance)
        losses = []
        for start in range(0, len(groups), BATCH):
            batch, ranked = draw_pairs(groups[start : start + BATCH], skills, chance)
            odds = batch.score(network, states)
            labels, weight = torch.tensor([row[2:] for row in batch.rows]).T
            each = functional.binary_cross_entropy_with_logits(odds, labels, reduction="none")
            rankings = odds[:ranked].view(-1, 1 + NEGATIVES)
            first = torch.zeros(len(rankings), dtype=torch.long)
            ranking = functional.cross_entropy(rankings, first)
            loss = (each * weight).sum() / weight.sum() + RANKING_WEIGHT * ranking
            done = (epoch + start / len(groups)) / epochs
            for group in optimizer.param_groups:
                group["lr"] = LEARNING_RATE * (1 - done) * min(1.0, 0.1 + 20 * done)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
        print(f"epoch {epoch + 1} of {epochs}: loss {np.mean(losses):.3f}", flush=True)
    return network.eval(), float(np.mean(losses))


def to_json(network: PairNetwork, training: dict) -> str:
    def half(tensor: torch.Tensor) -> dict:
        values = tensor.detach().numpy().reshape(-1, tensor.shape[-1] if tensor.dim() else 1)
        data = base64.b64encode(values.astype("<f2").tobytes()).decode()
        return {"shape": list(values.shape), "data": data}

    tensors = {
        "project": half(network.project.weight * SCALE),
        "attend": half(network.attend.weight),
        "sharpness": half(network.sharpness),
        "importance": half(network.importance.weight * SCALE),
        "compare": half(network.compare.weight),
        "compareBias": half(network.compare.bias),
        "hidden": half(network.hidden.weight),
        "hiddenBias": half(network.hidden.bias),
        "output": half(network.output.weight),
        "outputBias": half(network.output.bias),
    }
    text = json.dumps({"training": training, "tensors": tensors}, indent=2) + "\n"
    # As the formatter wants it: short lists on one line.
    return re.sub(r"\[\s+(\d+),\s+(\d+)\s+\]", r"[\1, \2]", text)


def check(network: PairNetwork, skills: list[dict], states: States, texts: list[str]) -> str:
    """What the network says of some pairs, for a test that `pair-network.ts` says the same."""
    every = max(1, len(skills) // 20)
    batch = Batch()
    pairs = [(skill["matching"][0], skill["text"]) for skill in skills[::every]]
    for intent, text in pairs:
        batch.add(intent, text, 1.0, 1.0)
    with torch.no_grad():
        odds = batch.score(network, states).tolist()
    rows = [
        {"intent": texts[intent], "text": texts[text], "logOdds": round(value, 3)}
        for (intent, text), value in zip(pairs, odds)
    ]
    return json.dumps(rows, indent=2, ensure_ascii=False) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("states", type=Path, help="directory that write-token-states.ts wrote")
    parser.add_argument("output", type=Path, help="JSON file to write")
    parser.add_argument("--check", type=Path, help="JSON file for what it says of some pairs")
    parser.add_argument("--epochs", type=int, default=7)
    parser.add_argument("--seed", type=int, default=2)
    parser.add_argument("--threads", type=int, default=0, help="0 for PyTorch's own choice")
    options = parser.parse_args()
    if options.threads:
        torch.set_num_threads(options.threads)
    skills = json.loads((options.states / "skills.json").read_text())
    states = States(options.states)
    network, loss = train(skills, states, options.epochs, options.seed)
    training = {
        "skills": len(skills),
        "intents": sum(len(skill["matching"]) for skill in skills),
        "nearMisses": sum(len(skill["others"]) for skill in skills),
        "epochs": options.epochs,
        "loss": round(loss, 3),
    }
    options.output.write_text(to_json(network, training))
    if options.check:
        texts = json.loads((options.states / "texts.json").read_text())
        options.check.write_text(check(network, skills, states, texts))
    print(json.dumps(training))


if __name__ == "__main__":
    main()
