"""Model files of a few hundred kilobytes with random weights, written for tests.

They talk nonsense, deterministically: enough to prove every step from a prompt to held words.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from gguf import GGMLQuantizationType, GGUFWriter, TokenType
from gguf.quants import quantize

JOBS = ("talk/understand", "explain/reason", "talk/chat")
CHATML = (
    "{% for m in messages %}<|im_start|>{{ m.role }}\n{{ m.content | trim }}<|im_end|>\n"
    "{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)
OWN = ("<|bos|>", "<|eot|>", "<|reply|>", *(f"<|{job}|>" for job in JOBS))
CHAT = ("<|im_start|>", "<|im_end|>")
MERGES = ("t h", "Ġ a", "Ġa r", "e r", "o u", "h or", "o r", "r or", "Ġ th", "m ov")


@dataclass(frozen=True)
class Tiny:
    """What to write. Matrices are in Q8_0, which crashes where AMX is half there, or f32."""

    controls: tuple[str, ...] = CHAT
    template: str = CHATML
    marks: tuple[str, ...] = ()  # tokens of the kind "user defined"
    arch: str = "llama"
    quantised: bool = True
    width: int = 64
    heads: int = 2
    layers: int = 2
    context: int = 1024
    seed: int = 0

    @property
    def pieces(self) -> list[str]:
        return [*self.controls, *self.marks, *byte_pieces(), *merged()]


def own_file(path: Path) -> Path:
    """A file in recchat's own format, as the bundled model is."""
    return write(path, Tiny(controls=OWN, template=""))


def chat_file(path: Path, template: str = CHATML) -> Path:
    """A file with a chat template; "" leaves the template out."""
    return write(path, Tiny(template=template))


def write(path: Path, tiny: Tiny) -> Path:
    """Write the file."""
    writer = GGUFWriter(path, tiny.arch)
    writer.add_name(path.stem)
    if tiny.controls is OWN:
        writer.add_uint32("recchat.format", 1)
        writer.add_array("recchat.jobs", list(JOBS))
    if tiny.template:
        writer.add_chat_template(tiny.template)
    write_shape(writer, tiny)
    write_vocabulary(writer, tiny)
    write_tensors(writer, tiny)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


def byte_pieces() -> list[str]:
    """The 256 bytes as byte-level BPE spells them."""
    plain = [*range(33, 127), *range(161, 173), *range(174, 256)]
    others = (chr(256 + i) for i in range(256))
    return [chr(byte) if byte in plain else next(others) for byte in range(256)]


def merged() -> list[str]:
    """What the merges make."""
    return ["".join(merge.split()) for merge in MERGES]


def write_shape(writer: GGUFWriter, tiny: Tiny) -> None:
    """The sizes of the network."""
    writer.add_context_length(tiny.context)
    writer.add_embedding_length(tiny.width)
    writer.add_block_count(tiny.layers)
    writer.add_feed_forward_length(2 * tiny.width)
    writer.add_head_count(tiny.heads)
    writer.add_head_count_kv(tiny.heads)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_vocab_size(len(tiny.pieces))


def write_vocabulary(writer: GGUFWriter, tiny: Tiny) -> None:
    """Pieces, merges, and where an answer ends."""
    kinds = dict.fromkeys(tiny.controls, TokenType.CONTROL)
    kinds |= dict.fromkeys(tiny.marks, TokenType.USER_DEFINED)
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("gpt-2")
    writer.add_token_list(tiny.pieces)
    writer.add_token_types([kinds.get(piece, TokenType.NORMAL) for piece in tiny.pieces])
    writer.add_token_merges(list(MERGES))
    writer.add_bos_token_id(0)
    writer.add_eos_token_id(1)
    writer.add_add_bos_token(False)
    writer.add_add_space_prefix(False)


def write_tensors(writer: GGUFWriter, tiny: Tiny) -> None:
    """Random weights."""
    rng = np.random.default_rng(tiny.seed)
    width, kind = tiny.width, GGMLQuantizationType.Q8_0

    def matrix(name: str, rows: int, columns: int) -> None:
        values = rng.normal(0, columns**-0.5, (rows, columns)).astype(np.float32)
        if tiny.quantised:
            writer.add_tensor(name, quantize(values, kind), raw_dtype=kind)
        else:
            writer.add_tensor(name, values)

    matrix("token_embd.weight", len(tiny.pieces), width)
    writer.add_tensor("output_norm.weight", np.ones(width, np.float32))
    for i in range(tiny.layers):
        writer.add_tensor(f"blk.{i}.attn_norm.weight", np.ones(width, np.float32))
        writer.add_tensor(f"blk.{i}.ffn_norm.weight", np.ones(width, np.float32))
        for name in ("attn_q", "attn_k", "attn_v", "attn_output"):
            matrix(f"blk.{i}.{name}.weight", width, width)
        matrix(f"blk.{i}.ffn_gate.weight", 2 * width, width)
        matrix(f"blk.{i}.ffn_up.weight", 2 * width, width)
        matrix(f"blk.{i}.ffn_down.weight", width, 2 * width)
