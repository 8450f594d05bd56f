"""Cut a multilingual encoder down to the word pieces of the languages that the reader reads.

    python training/prune_vocabulary.py --encoder FOLDER --text A.jsonl [--text B.jsonl] --out FOLDER

A checkpoint folder with a unigram tokenizer (multilingual-e5-small: 250,002 pieces, 96 of its 118 M weights) comes
out with a tenth of the pieces and the same answers on text of these languages, save where a rare word is now cut
finer. Which pieces are needed is counted on word lists with frequencies (the `wordfreq` package) and on annotated
text. Needs the `train` extra.
"""

from __future__ import annotations

import argparse
import json
import unicodedata
from collections import Counter
from pathlib import Path

import wordfreq
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer

LANGUAGES = ("en", "ar", "ru", "uk", "fr", "es")
COVERED = {"en": 0.965, "ar": 0.985, "ru": 0.98, "uk": 0.965, "fr": 0.965, "es": 0.965}
"""Share of each language's running pieces that is kept whole; the rest is cut into smaller ones that are kept. Chosen
so that the model fits its share of the repository: 26,000 pieces are 10 MB. English has a reader of its own."""
SEEN = 8
"""Times that a piece must stand in the annotated text to be kept for it."""
WORDS = 40_000
SCRIPTS = ("LATIN", "CYRILLIC", "ARABIC", "DIGIT")
EMBEDDING = "embeddings.word_embeddings.weight"


def pieces_of(language: str, tokenizer: Tokenizer) -> Counter[int]:
    """Return how often each piece stands in running text of a language, as its word list tells."""
    found: Counter[int] = Counter()
    words = wordfreq.top_n_list(language, WORDS)
    for form, share in ((str.lower, 0.75), (str.title, 0.25)):
        for word, coded in zip(words, tokenizer.encode_batch([form(w) for w in words]), strict=True):
            weight = share * wordfreq.word_frequency(word, language)
            for piece in coded.ids:
                found[piece] += weight
    return found


def commonest(found: Counter[int], share: float) -> set[int]:
    """Return the commonest pieces that together make up `share` of all."""
    total, sum_so_far, kept = sum(found.values()), 0.0, set()
    for piece, weight in found.most_common():
        if sum_so_far >= share * total:
            break
        sum_so_far += weight
        kept.add(piece)
    return kept


def is_basic(piece: str) -> bool:
    """Return True for single signs of the scripts that are read, so that no word is without pieces."""
    letter = piece.lstrip("\u2581")
    if len(letter) != 1:
        return not letter
    name = unicodedata.name(letter, "")
    return name.startswith(SCRIPTS) or unicodedata.category(letter)[0] in "PSM" and ord(letter) < 0x2200


def kept_pieces(tokenizer: Tokenizer, texts: list[Path], english: float) -> list[int]:
    """Return the numbers of the pieces to keep, ascending; `english` is the share of English that is kept whole."""
    kept: set[int] = set(tokenizer.encode("").ids)
    for language in LANGUAGES:
        share = english if language == "en" else COVERED[language]
        kept |= commonest(pieces_of(language, tokenizer), share)
    lines = [json.loads(line)["text"] for path in texts for line in path.read_text(encoding="utf-8").splitlines()]
    seen = Counter(piece for coded in tokenizer.encode_batch(lines) for piece in coded.ids)
    kept |= {piece for piece, times in seen.items() if times >= SEEN}
    vocabulary = tokenizer.get_vocab()
    return sorted(kept | {n for piece, n in vocabulary.items() if is_basic(piece)} | {0, 1, 2, 3})


def prune(encoder: Path, texts: list[Path], out: Path, english: float) -> int:
    """Write the smaller checkpoint folder; return how many pieces it keeps."""
    tokenizer = Tokenizer.from_file(str(encoder / "tokenizer.json"))
    kept = kept_pieces(tokenizer, texts, english)
    out.mkdir(parents=True, exist_ok=True)
    described = json.loads((encoder / "tokenizer.json").read_text(encoding="utf-8"))
    table = described["model"]["vocab"]
    kept = [n for n in kept if n < len(table)]
    described["model"]["vocab"] = [table[n] for n in kept]
    described["added_tokens"] = [a for a in described["added_tokens"] if a["id"] < 4]
    (out / "tokenizer.json").write_text(json.dumps(described, ensure_ascii=False), encoding="utf-8")
    tensors = {k.removeprefix("bert."): v for k, v in load_file(encoder / "model.safetensors").items()}
    tensors[EMBEDDING] = tensors[EMBEDDING][kept].contiguous()
    save_file(tensors, out / "model.safetensors")
    config = json.loads((encoder / "config.json").read_text())
    config["vocab_size"] = len(kept)
    (out / "config.json").write_text(json.dumps(config, indent=1))
    return len(kept)


def main() -> None:
    """Prune, and print what is left."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--text", type=Path, action="append", default=[])
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--english", type=float, default=COVERED["en"], help="less of it for the packaged model")
    options = parser.parse_args()
    print(f"{prune(options.encoder, options.text, options.out, options.english)} pieces kept")


if __name__ == "__main__":
    main()
