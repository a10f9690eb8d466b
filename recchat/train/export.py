"""Weights to GGUF: what llama.cpp needs to run the network as architecture "llama" in Q8_0."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from gguf import GGMLQuantizationType, GGUFWriter, TokenType
from gguf.quants import quantize
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor

from recchat.train.network import EPSILON, ROPE_BASE, Network
from recchat.train.vocabulary import BOS, CONTROLS, EOT, JOBS, merges_of

NAME, FORMAT = "recchat-mini", 1
Array = NDArray[np.float32]


def export_gguf(network: Network, tokenizer: Tokenizer, path: Path) -> None:
    """Write the file; it replaces an older one only when complete."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".part")
    writer = GGUFWriter(beside, "llama")
    write_shape(writer, network)
    write_vocabulary(writer, tokenizer)
    for name, array in tensors(network):
        write_tensor(writer, name, array)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    beside.replace(path)


def write_shape(writer: GGUFWriter, network: Network) -> None:
    """Name, format and the sizes of the network."""
    shape = network.shape
    writer.add_name(NAME)
    writer.add_uint32("recchat.format", FORMAT)
    writer.add_array("recchat.jobs", list(JOBS))
    writer.add_context_length(shape.context)
    writer.add_embedding_length(shape.d)
    writer.add_block_count(shape.layers)
    writer.add_feed_forward_length(shape.ff)
    writer.add_head_count(shape.heads)
    writer.add_head_count_kv(shape.heads)
    writer.add_rope_dimension_count(shape.head)
    writer.add_rope_freq_base(ROPE_BASE)
    writer.add_layer_norm_rms_eps(EPSILON)
    writer.add_vocab_size(shape.vocab)
    writer.add_file_type(7)  # mostly Q8_0


def write_vocabulary(writer: GGUFWriter, tokenizer: Tokenizer) -> None:
    """Pieces, merges and which pieces are control tokens."""
    pieces = sorted(tokenizer.get_vocab().items(), key=lambda pair: pair[1])
    kinds = [TokenType.CONTROL if piece in CONTROLS else TokenType.NORMAL for piece, _ in pieces]
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("gpt-2")
    writer.add_token_list([piece for piece, _ in pieces])
    writer.add_token_types(kinds)
    writer.add_token_merges(merges_of(tokenizer))
    writer.add_bos_token_id(tokenizer.token_to_id(BOS))
    writer.add_eos_token_id(tokenizer.token_to_id(EOT))
    writer.add_pad_token_id(tokenizer.token_to_id(EOT))
    writer.add_add_bos_token(False)
    writer.add_add_space_prefix(False)


def tensors(network: Network) -> Iterator[tuple[str, Array]]:
    """Every weight under its GGUF name; the output matrix is the embedding and is not written."""
    heads = network.shape.heads
    yield "token_embd.weight", array_of(network.embed.weight)
    yield "output_norm.weight", array_of(network.norm.weight)
    for i, block in enumerate(network.blocks):
        weights = dict(block.named_parameters())
        yield f"blk.{i}.attn_norm.weight", array_of(weights["attn_norm.weight"])
        yield f"blk.{i}.ffn_norm.weight", array_of(weights["ffn_norm.weight"])
        yield f"blk.{i}.attn_q.weight", in_pairs(array_of(weights["q.weight"]), heads)
        yield f"blk.{i}.attn_k.weight", in_pairs(array_of(weights["k.weight"]), heads)
        yield f"blk.{i}.attn_v.weight", array_of(weights["v.weight"])
        yield f"blk.{i}.attn_output.weight", array_of(weights["o.weight"])
        yield f"blk.{i}.ffn_gate.weight", array_of(weights["gate.weight"])
        yield f"blk.{i}.ffn_up.weight", array_of(weights["up.weight"])
        yield f"blk.{i}.ffn_down.weight", array_of(weights["down.weight"])


def array_of(weight: Tensor) -> Array:
    """A weight as float32 in memory order."""
    return np.ascontiguousarray(weight.detach().float().numpy())


def in_pairs(weight: Array, heads: int) -> Array:
    """Rows from halves (x1..xn, y1..yn) to pairs (x1, y1, x2, y2, ...), head by head."""
    rows, columns = weight.shape
    halves = weight.reshape(heads, 2, rows // heads // 2, columns)
    return np.ascontiguousarray(halves.swapaxes(1, 2).reshape(rows, columns))


def write_tensor(writer: GGUFWriter, name: str, array: Array) -> None:
    """Matrices in Q8_0, vectors as they are."""
    if array.ndim == 1:
        writer.add_tensor(name, array)
        return
    kind = GGMLQuantizationType.Q8_0
    writer.add_tensor(name, quantize(array, kind), raw_dtype=kind)
