"""What a file says of itself, read with suspicion."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recchat.errors import ModelUnusable
from recchat.llm.header import read_header
from recchat.llm.memory import free_bytes, in_words, needed_bytes


def test_sizes_and_memory_are_read_without_loading(own_path: Path) -> None:
    header = read_header(own_path)
    assert (header.architecture, header.number("block_count")) == ("llama", 2)
    assert header.values["recchat.format"] == 1
    assert header.bytes_per_token == 2 * 2 * 2 * 64
    grown = needed_bytes(1000, header, 200) - needed_bytes(1000, header, 100)
    assert grown == 100 * header.bytes_per_token


@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(place=st.integers(0, 800), junk=st.binary(min_size=1, max_size=12))
def test_a_damaged_header_is_read_or_refused(
    own_path: Path, tmp_path: Path, place: int, junk: bytes
) -> None:
    data = bytearray(own_path.read_bytes()[:4000])
    data[place : place + len(junk)] = junk
    path = tmp_path / "damaged.gguf"
    path.write_bytes(data)
    try:
        assert read_header(path).bytes_per_token is not None
    except ModelUnusable as problem:
        assert "damaged.gguf" in str(problem)


def test_memory_is_said_as_people_say_it() -> None:
    assert [in_words(n) for n in (10, 23_400_000, 1_117_320_736)] == ["1 MB", "23 MB", "1.1 GB"]
    assert (free_bytes() or 1) > 0
