"""llama.cpp itself, through the low-level functions of llama-cpp-python 0.3.36.

Everything that touches a pointer is here. The class `Llama` of that package is not used: it
hides sequences and the abort callback, and it keeps buffers of logits that we never read.
"""

import ctypes
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import llama_cpp as llama
import numpy as np
from numpy.typing import NDArray

from recchat.errors import ModelUnusable

BATCH = 512  # tokens that are decoded at once
OUTPUTS = 32  # of them those whose logits can be read; each costs four bytes per vocabulary entry
ABORTED, NO_ROOM = 2, 1  # what llama_decode returns

# The abort callback is asked between any two steps of the network, by threads of llama.cpp. One
# written in Python would wait for the interpreter each time; libc's strlen, given a buffer of two
# bytes, answers "is the first one zero?" just as well.
STRLEN = ctypes.cast(ctypes.CDLL(None).strlen, llama.ggml_abort_callback)


@llama.llama_log_callback  # type: ignore[untyped-decorator]
def say_nothing(_level: int, _text: bytes, _data: int) -> None:
    """llama.cpp's log goes nowhere: what matters is raised."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The tokens of a model: reading and writing text with them."""

    pointer: object
    size: int

    def tokens(self, text: str, *, special: bool) -> list[int]:
        """Tokens of a text; only with `special` do names of control tokens count as such."""
        data = text.encode("utf-8", "replace")
        room = len(data) + 8
        found = (llama.llama_token * room)()
        count = llama.llama_tokenize(self.pointer, data, len(data), found, room, False, special)
        return list(found[: max(0, count)])

    def piece(self, token: int, *, special: bool = False) -> bytes:
        """The bytes of a token; those of a control token only with `special`."""
        buffer = ctypes.create_string_buffer(256)
        count = llama.llama_token_to_piece(self.pointer, token, buffer, 256, 0, special)
        if count < 0:
            buffer = ctypes.create_string_buffer(-count)
            count = llama.llama_token_to_piece(self.pointer, token, buffer, -count, 0, special)
        return buffer.raw[:count]

    def control(self, name: str) -> int | None:
        """The control token of that name."""
        found = self.tokens(name, special=True)
        known = len(found) == 1 and llama.llama_vocab_is_control(self.pointer, found[0])
        return found[0] if known else None

    def ends(self) -> list[int]:
        """Every token that ends an answer."""
        every = range(self.size)
        return [token for token in every if llama.llama_vocab_is_eog(self.pointer, token)]

    def user_defined(self) -> list[str]:
        """Texts that become one token even where control tokens do not count."""
        kind = llama.LLAMA_TOKEN_ATTR_USER_DEFINED
        every = range(self.size)
        chosen = [t for t in every if llama.llama_vocab_get_attr(self.pointer, t) & kind]
        return [self.piece(token, special=True).decode("utf-8", "replace") for token in chosen]

    def first(self) -> int | None:
        """The token that every prompt must start with, if there is one."""
        wanted = llama.llama_vocab_get_add_bos(self.pointer)
        token = int(llama.llama_vocab_bos(self.pointer))
        return token if wanted and token >= 0 else None

    def text_of_end(self, *, start: bool) -> str:
        """How the token that starts (or ends) a text is written."""
        pick = llama.llama_vocab_bos if start else llama.llama_vocab_eos
        token = int(pick(self.pointer))
        return self.piece(token, special=True).decode("utf-8", "replace") if token >= 0 else ""


class Weights:
    """A GGUF file in memory."""

    def __init__(self, path: Path, log: Callable[[int, bytes, int], None] = say_nothing) -> None:
        self._log = log  # llama.cpp calls it until the very end
        llama.llama_log_set(log, None)
        llama.llama_backend_init()
        settings = llama.llama_model_default_params()
        # These buffers use AMX wherever the processor names it, and crash where a virtual
        # machine forbids it (ggml-org/llama.cpp#20824).
        settings.use_extra_bufts = False
        settings.n_gpu_layers = 0
        self.pointer = llama.llama_model_load_from_file(str(path).encode(), settings)
        if not self.pointer:
            raise ModelUnusable(f"{path.name} cannot be loaded as a language model.")
        vocab = llama.llama_model_get_vocab(self.pointer)
        self.vocabulary = Vocabulary(vocab, llama.llama_vocab_n_tokens(vocab))

    def metadata(self, key: str) -> str:
        """One value of the file's header as text; "" when it is not there."""
        name = key.encode()
        length = llama.llama_model_meta_val_str(self.pointer, name, None, 0)
        if length <= 0:
            return ""
        buffer = ctypes.create_string_buffer(length + 1)
        llama.llama_model_meta_val_str(self.pointer, name, buffer, length + 1)
        return buffer.value.decode("utf-8", "replace")

    @property
    def trained_context(self) -> int:
        """The longest text that the model was trained on."""
        return int(llama.llama_model_n_ctx_train(self.pointer))

    def free(self) -> None:
        """Give the memory back; nothing made from it may be used afterwards."""
        if self.pointer:
            llama.llama_model_free(self.pointer)
            self.pointer = None


class Context:
    """The memory of running texts: `sequences` of them side by side in one buffer of tokens."""

    def __init__(self, weights: Weights, *, size: int, threads: int, sequences: int) -> None:
        self.stop = ctypes.create_string_buffer(2)
        self.size = size
        self.sequences = sequences
        settings = llama.llama_context_default_params()
        settings.n_ctx = size
        settings.n_batch = settings.n_ubatch = min(BATCH, size)
        settings.n_outputs_max = min(OUTPUTS, size)
        settings.n_seq_max, settings.kv_unified = sequences, True
        settings.n_threads = settings.n_threads_batch = threads
        settings.abort_callback = STRLEN
        settings.abort_callback_data = ctypes.cast(self.stop, ctypes.c_void_p)
        self.pointer = llama.llama_init_from_model(weights.pointer, settings)
        if not self.pointer:
            raise ModelUnusable("there is not enough memory for this model's context.")
        self.memory = llama.llama_get_memory(self.pointer)
        self.batch = llama.llama_batch_init(BATCH, 0, 1)
        self.vocab_size = weights.vocabulary.size

    def abort(self, now: bool) -> None:
        """Stop the decoding that is under way, or let it run; may be called by any thread."""
        self.stop[0] = b"\x01" if now else b"\x00"

    def decode(self, tokens: Sequence[int], *, at: int, sequence: int, every: bool = False) -> int:
        """Run tokens through the network from position `at`; 0 when all went well.

        Logits can be read for the last token, or with `every` for each token (of at most OUTPUTS).
        """
        for start in range(0, len(tokens), BATCH):
            part = tokens[start : start + BATCH]
            self.fill(part, at + start, sequence)
            for i in range(len(part)):
                self.batch.logits[i] = every or start + i == len(tokens) - 1
            status = int(llama.llama_decode(self.pointer, self.batch))
            if status:
                return status
        return 0

    def fill(self, tokens: Sequence[int], at: int, sequence: int) -> None:
        """Write tokens into the batch."""
        batch = self.batch
        batch.n_tokens = len(tokens)
        for i, token in enumerate(tokens):
            batch.token[i] = token
            batch.pos[i] = at + i
            batch.n_seq_id[i] = 1
            batch.seq_id[i][0] = sequence

    def logits(self, index: int = -1) -> NDArray[np.float32]:
        """The scores (vocabulary,) after one token of the last batch; a view, not a copy."""
        row = llama.llama_get_logits_ith(self.pointer, index)
        return np.ctypeslib.as_array(row, (self.vocab_size,))

    def keep(self, sequence: int, length: int) -> bool:
        """Forget all but the first `length` tokens; False where only all can be forgotten."""
        return bool(llama.llama_memory_seq_rm(self.memory, sequence, length, -1))

    def free(self) -> None:
        """Give the memory back."""
        if self.pointer:
            llama.llama_batch_free(self.batch)
            llama.llama_free(self.pointer)
            self.pointer = None
