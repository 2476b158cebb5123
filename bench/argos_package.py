"""Argos packages made from nothing for tests and measurements: real CTranslate2 models that nobody has trained.

They look each piece up in a dictionary and write the words in the order of the Chinese: readable, the same every time,
and wrong in ways that a test can choose. In the published shape (6+6 layers, 512 wide, 50,000 pieces) they take as long
as the real one for as many words.

How the wiring works: a state is [what | where], both halves vectors of +1 and -1. The encoder embeds a piece as the
code of its translation and of its place; the decoder knows only its place, looks by cross-attention for the same
place in the source, and takes over what stands there. Layer normalization leaves such vectors as they are.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from document.script.tags import chinese_tag
from translate.languages import rendering_tag

__all__ = ["Shape", "published", "wired_package"]

unknown, begin, end = "<unk>", "<s>", "</s>"
marks = dict(
    zip("，。；：、！？（）“”《》", [",", ".", ";", ":", ",", "!", "?", "▁(", ")", "▁“", "”", "▁“", "”"], strict=True)
)
places = 600
spoken = str.maketrans("0123456789", "bdfgklmnpr")


@dataclass(frozen=True)
class Shape:
    """Of a Transformer."""

    layers: int
    width: int
    inner: int
    heads: int
    vocabulary: int = 0
    # At least so many pieces.


tiny, published = Shape(1, 128, 128, 1), Shape(6, 512, 2048, 8, 50_000)


def wired_package(
    path: Path, texts: Iterable[str], words: Mapping[str, str], version: str = "1.0", shape: Shape = tiny
) -> Path:
    """A package that glosses: `words` as given, marks by their kin, Latin as it stands, other Chinese by letters."""
    pieces, tokenizer = tokenizer_for([*texts, *words.values()], words)
    targets = {piece: gloss(piece, words) for piece in pieces}
    vocabulary = list(dict.fromkeys([unknown, begin, end, *pieces, *targets.values()]))
    vocabulary += [f"▁filler{n}" for n in range(shape.vocabulary - len(vocabulary))]
    return write_package(path, wired_model(vocabulary, targets, shape), vocabulary, tokenizer, version)


def tokenizer_for(texts: Iterable[str], words: Iterable[str]) -> tuple[list[str], bytes]:
    """A SentencePiece model with each of the words as a piece of its own."""
    import sentencepiece

    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(texts),
        model_writer=model,
        vocab_size=3000,
        hard_vocab_limit=False,
        character_coverage=1.0,
        user_defined_symbols=sorted(words, key=lambda word: (-len(word), word)),
        split_digits=True,
        add_dummy_prefix=False,
        num_threads=1,
        minloglevel=2,
    )
    processor = sentencepiece.SentencePieceProcessor(model_proto=model.getvalue())
    return [processor.id_to_piece(n) for n in range(processor.get_piece_size())], model.getvalue()


def gloss(piece: str, words: Mapping[str, str]) -> str:
    bare = piece.lstrip("▁")
    if bare in words:
        return "▁" + words[bare].replace(" ", "▁")
    if piece in {unknown, begin, end} or all(character < "\u2000" for character in bare):
        return piece
    return marks.get(bare) or "▁" + "".join(f"{ord(character) % 1000:03}" for character in bare).translate(spoken)


def wired_model(vocabulary: list[str], targets: Mapping[str, str], shape: Shape) -> Any:
    """Every layer is there and is computed; only the first cross-attention adds anything to the state."""
    import numpy as np

    width, half, chance = shape.width, shape.width // 2, np.random.default_rng(0)
    balanced = np.repeat(np.array([1, -1], np.float32), half // 2)

    def codes(count: int) -> Any:
        return np.stack([chance.permutation(balanced) for _ in range(count)])

    what, where = codes(len(vocabulary)), codes(places)
    rank = {token: n for n, token in enumerate(vocabulary)}
    empty, nowhere = np.zeros_like(what), np.zeros_like(where)
    spec = blank_model(shape)
    meaning = what[[rank[targets.get(token, token)] for token in vocabulary]]
    spec.encoder.embeddings[0].weight = np.concatenate([meaning, empty], 1)
    spec.encoder.position_encodings.encodings = np.concatenate([nowhere, where], 1)
    spec.decoder.embeddings.weight = np.concatenate([empty, empty], 1)
    spec.decoder.position_encodings.encodings = np.concatenate([nowhere, where], 1)
    linear(spec.decoder.projection, np.concatenate([what, empty], 1))
    for stack in (spec.encoder, spec.decoder):
        norm(stack.layer_norm, width)
        for layer in stack.layer:
            attention(layer.self_attention, chance.normal(0, 0.04, (3 * width, width)), np.zeros((width, width)), width)
            norm(layer.ffn.layer_norm, width)
            linear(layer.ffn.linear_0, chance.normal(0, 0.04, (shape.inner, width)))
            linear(layer.ffn.linear_1, np.zeros((width, shape.inner)))
    look, take, give = cross_attention(shape)
    for layer, out in zip(spec.decoder.layer, [give, *[0 * give] * (shape.layers - 1)], strict=True):
        norm(layer.attention.layer_norm, width)
        for part, weight in zip(layer.attention.linear, (look, np.concatenate([look, take]), out), strict=True):
            linear(part, weight)
    return spec


def cross_attention(shape: Shape) -> tuple[Any, Any, Any]:
    """Weights of query and key, of value, and of the way back: each head finds the place and carries its share."""
    import numpy as np

    width, half, head = shape.width, shape.width // 2, shape.width // shape.heads
    share = half // shape.heads
    look, take, give = (np.zeros((width, width)) for _ in range(3))
    for n in range(shape.heads):
        seen = min(head, half)
        look[n * head : n * head + seen, half : half + seen] = np.eye(seen) * 1.5
        take[n * head : n * head + share, n * share : (n + 1) * share] = np.eye(share)
        give[n * share : (n + 1) * share, n * head : n * head + share] = np.eye(share)
    return look, take, give


def blank_model(shape: Shape) -> Any:
    from ctranslate2.specs import transformer_spec

    spec = transformer_spec.TransformerSpec.from_config((shape.layers, shape.layers), shape.heads, pre_norm=True)
    spec.encoder.scale_embeddings = spec.decoder.scale_embeddings = False
    return spec


def attention(part: Any, into: Any, out: Any, width: int) -> None:
    norm(part.layer_norm, width)
    linear(part.linear[0], into)
    linear(part.linear[1], out)


def norm(part: Any, width: int) -> None:
    import numpy as np

    part.gamma, part.beta = np.ones(width, np.float32), np.zeros(width, np.float32)


def linear(part: Any, weight: Any) -> None:
    import numpy as np

    part.weight = np.ascontiguousarray(weight, dtype=np.float32)
    part.bias = np.zeros(weight.shape[0], np.float32)


def write_package(path: Path, spec: Any, vocabulary: list[str], tokenizer: bytes, version: str) -> Path:
    spec.register_source_vocabulary(vocabulary)
    spec.register_target_vocabulary(vocabulary)
    spec.config.add_source_eos = True
    spec.validate()
    spec.optimize(quantization="int8")
    top = f"translate-zh_en-{version.replace('.', '_')}"
    about = {"from_code": chinese_tag, "to_code": rendering_tag, "from_name": "Chinese", "to_name": "English"}
    metadata = {"package_version": version, "argos_version": "1.9.0", "type": "translate", **about}
    with TemporaryDirectory() as folder, zipfile.ZipFile(path, "w") as archive:
        spec.save(folder)
        for file in sorted(Path(folder).iterdir()):
            archive.write(file, f"{top}/model/{file.name}")
        archive.writestr(f"{top}/sentencepiece.model", tokenizer)
        archive.writestr(f"{top}/metadata.json", json.dumps(metadata))
    return path
