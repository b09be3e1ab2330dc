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
own skill and against three of the eight skills of its file that the encoder finds nearest, which
are taken for other capabilities; its skill also against a near miss, where the data has one.
Without the neighbours the model would learn how people word what they want, not what they want:
near misses are worded more formally. About two minutes an epoch on one core.
"""

import argparse
import base64
import json
import random
import re
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional

STATE = 512  # length of a token's state
WIDTH = 96  # length of what is compared
HIDDEN = 64
SCALE = 4.0  # of the unit states, so that first layers of usual size see numbers of usual size
NEIGHBOURS = 8  # skills from which negatives are drawn
NEGATIVES = 3  # of them for each intent and epoch
NEAR_MISS_WEIGHT = 3.0
RANKING_WEIGHT = 0.5
BATCH = 40
LEARNING_RATE = 1e-3
WEIGHT_DECAY = 0.05
DROPOUT = 0.3


class PairNetwork(nn.Module):
    """The same computation as `pair-network.ts`, with padding and dropout."""

    def __init__(self) -> None:
        super().__init__()
        self.project = nn.Linear(STATE, WIDTH, bias=False)
        self.attend = nn.Linear(STATE, WIDTH, bias=False)
        self.sharpness = nn.Parameter(torch.tensor(2.0))
        self.importance = nn.Linear(STATE, 1)
        self.compare = nn.Linear(4 * WIDTH, WIDTH)
        self.hidden = nn.Linear(4 * WIDTH, HIDDEN)
        self.output = nn.Linear(HIDDEN, 1)
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, asked, asked_mask, offered, offered_mask):
        asked, offered = self.dropout(asked), self.dropout(offered)
        near = torch.exp(self.sharpness) * (
            functional.normalize(self.attend(asked), dim=2)
            @ functional.normalize(self.attend(offered), dim=2).transpose(1, 2)
        )
        left = self.side(asked, asked_mask, offered, offered_mask, near)
        right = self.side(offered, offered_mask, asked, asked_mask, near.transpose(1, 2))
        both = torch.cat([left[0], right[0], left[1], right[1]], 1)
        return self.output(self.dropout(torch.relu(self.hidden(both)))).squeeze(1)

    def side(self, states, mask, others, other_mask, near):
        own = self.project(states)
        shares = torch.softmax(near.masked_fill(~other_mask[:, None, :], -1e4), 2)
        found = shares @ self.project(others)
        compared = torch.cat([own, found, own - found, own * found], 2)
        compared = self.dropout(torch.relu(self.compare(compared)))
        importance = torch.softmax(self.importance(states).squeeze(2).masked_fill(~mask, -1e4), 1)
        mean = (compared * importance[..., None]).sum(1)
        return mean, compared.masked_fill(~mask[..., None], 0).max(1)[0]


class States:
    """What `write-token-states.ts` wrote."""

    def __init__(self, directory: Path) -> None:
        tokens = json.loads((directory / "tokens.json").read_text())
        values = np.fromfile(directory / "states.f16", dtype=np.float16).reshape(-1, STATE)
        self.of = np.split(values, np.cumsum(tokens)[:-1])
        self.means = np.array([states.mean(0, dtype=np.float32) for states in self.of])
        self.means /= np.linalg.norm(self.means, axis=1, keepdims=True)

    def batch(self, texts: list[int]) -> tuple[torch.Tensor, torch.Tensor]:
        longest = max(len(self.of[text]) for text in texts)
        states = torch.zeros(len(texts), longest, STATE)
        mask = torch.zeros(len(texts), longest, dtype=torch.bool)
        for row, text in enumerate(texts):
            count = len(self.of[text])
            states[row, :count] = torch.from_numpy(self.of[text].astype(np.float32)) * SCALE
            mask[row, :count] = True
        return states, mask


def find_neighbours(skills: list[dict], states: States) -> dict[tuple[int, int], list[int]]:
    """For each skill and intent of its, the nearest other skills of the same file."""
    of_file: dict[str, list[int]] = {}
    for number, skill in enumerate(skills):
        of_file.setdefault(skill["file"], []).append(number)
    found = {}
    for members in of_file.values():
        texts = states.means[[skills[number]["text"] for number in members]]
        for number in members:
            for intent in skills[number]["matching"]:
                nearest = np.argsort(-(texts @ states.means[intent]))[: NEIGHBOURS + 1]
                others = [members[i] for i in nearest if members[i] != number]
                found[number, intent] = others[:NEIGHBOURS]
    return found


def train(skills: list[dict], states: States, epochs: int, seed: int) -> tuple[PairNetwork, float]:
    torch.manual_seed(seed)
    chance = random.Random(seed)
    neighbours = find_neighbours(skills, states)
    items = list(neighbours)
    network = PairNetwork()
    optimizer = torch.optim.AdamW(
        network.parameters(), lr=LEARNING_RATE, weight_decay=WEIGHT_DECAY
    )
    for epoch in range(epochs):
        chance.shuffle(items)
        losses = []
        for start in range(0, len(items), BATCH):
            batch = items[start : start + BATCH]
            rows = []  # intent, text, label, weight
            for number, intent in batch:
                rows.append((intent, skills[number]["text"], 1.0, 1.0))
                for other in chance.sample(neighbours[number, intent], NEGATIVES):
                    rows.append((intent, skills[other]["text"], 0.0, 1.0 / NEGATIVES))
            ranked = len(rows)
            for number, _ in batch:
                if skills[number]["others"]:
                    near_miss = chance.choice(skills[number]["others"])
                    rows.append((near_miss, skills[number]["text"], 0.0, NEAR_MISS_WEIGHT))
            intents, texts, labels, weights = zip(*rows)
            odds = network(*states.batch(list(intents)), *states.batch(list(texts)))
            weight = torch.tensor(weights)
            each = functional.binary_cross_entropy_with_logits(
                odds, torch.tensor(labels), reduction="none"
            )
            first = torch.zeros(len(batch), dtype=torch.long)
            ranking = functional.cross_entropy(odds[:ranked].view(len(batch), -1), first)
            loss = (each * weight).sum() / weight.sum() + RANKING_WEIGHT * ranking
            done = (epoch + start / len(items)) / epochs
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
    pairs = [(skill["matching"][0], skill["text"]) for skill in skills[::every]]
    intents, offered = (list(side) for side in zip(*pairs))
    with torch.no_grad():
        odds = network(*states.batch(intents), *states.batch(offered)).tolist()
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
    parser.add_argument("--epochs", type=int, default=6)
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
