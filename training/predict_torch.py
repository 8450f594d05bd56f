"""Run the torch claim model over prepared sentences, with the decoder that the product uses."""

from __future__ import annotations

import torch
from claim_data import Sentence
from claim_model import ClaimModel

from weekreview.read.decoding import Pieces, Reading, chances_of, find_triggers, read_claim, softmax


@torch.no_grad()
def predict(model: ClaimModel, sentences: list[Sentence], threshold: float, keep: float = 0.5) -> list[list[Reading]]:
    """Return each sentence's readings, those with `p` of at least `keep`."""
    model.eval()
    order = sorted(range(len(sentences)), key=lambda i: len(sentences[i].ids))
    out: list[list[Reading]] = [[] for _ in sentences]
    for start in range(0, len(order), 32):
        group = order[start : start + 32]
        width = max(len(sentences[i].ids) for i in group)
        ids = torch.tensor([sentences[i].ids + [1] * (width - len(sentences[i].ids)) for i in group])
        mask = torch.tensor([[1] * len(sentences[i].ids) + [0] * (width - len(sentences[i].ids)) for i in group])
        trunk, scores = model.trigger_scores(ids, mask)
        for row, i in enumerate(group):
            s = sentences[i]
            pieces = Pieces(s.ids, s.offsets, s.first, s.text)
            for trigger in find_triggers(pieces, softmax(scores[row].float().numpy()), threshold):
                marked = torch.zeros(1, width)
                marked[0, list(trigger.pieces)] = 1
                roles, kinds, kind, modality = model.argument_scores(trunk[row : row + 1], mask[row : row + 1], marked)
                found = {"roles": roles[0], "kinds": kinds[0], "type": kind[0], "modality": modality[0]}
                reading = read_claim(pieces, trigger, chances_of({k: v.float().numpy() for k, v in found.items()}))
                if reading.p >= keep:
                    out[i].append(reading)
    return out
