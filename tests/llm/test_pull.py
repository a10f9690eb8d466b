"""Fetching a model from a server that may be slow, broken or hostile."""

import hashlib
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from recchat.errors import DownloadFailed
from recchat.llm.pull import SHA256, pull
from recchat.llm.suggested import SUGGESTED, Suggested, suggested

from .file_server import Manners, serving

BODY = b"GGUF" + bytes(range(256)) * 4000
SUM = hashlib.sha256(BODY).hexdigest()


def wanted(address: str, sha256: str = SUM, size: int = len(BODY)) -> Suggested:
    return Suggested("Tiny", "tiny.gguf", f"{address}/tiny.gguf", sha256, size, "CC0")


def test_a_file_arrives_whole_with_progress(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    with serving(Manners(BODY)) as address:
        found = pull(wanted(address), tmp_path / "new", progress=lambda *pair: seen.append(pair))
    assert found.path.read_bytes() == BODY
    assert found.vouched
    assert seen == sorted(seen)
    assert seen[-1] == (len(BODY), len(BODY))
    assert not list(tmp_path.glob("*/*.part"))


def test_a_broken_connection_is_resumed_where_it_broke(tmp_path: Path) -> None:
    manners = Manners(BODY, stop_after=300_000)
    with serving(manners) as address:
        with pytest.raises(DownloadFailed, match="goes on where it stopped"):
            pull(wanted(address), tmp_path)
        have = (tmp_path / "tiny.gguf.part").stat().st_size
        manners.stop_after = None
        assert pull(wanted(address), tmp_path).path.read_bytes() == BODY
    assert 0 < have <= 300_000
    assert manners.asked == ["", f"bytes={have}-"]


def test_a_server_without_ranges_starts_again(tmp_path: Path) -> None:
    (tmp_path / "tiny.gguf.part").write_bytes(b"something else entirely")
    with serving(Manners(BODY, ranges=False)) as address:
        assert pull(wanted(address), tmp_path).path.read_bytes() == BODY


def test_a_part_that_is_complete_is_only_checked(tmp_path: Path) -> None:
    (tmp_path / "tiny.gguf.part").write_bytes(BODY)
    with serving(Manners(BODY)) as address:
        assert pull(wanted(address), tmp_path).path.read_bytes() == BODY


def test_what_is_there_already_needs_no_network(tmp_path: Path) -> None:
    (tmp_path / "tiny.gguf").write_bytes(BODY)
    assert pull(wanted("https://nowhere.invalid"), tmp_path).vouched


@pytest.mark.parametrize(
    ("body", "size", "words"),
    [
        (BODY[:-1] + b"!", len(BODY), "does not match its checksum"),
        (b"<html>" + BODY, 0, "is not a GGUF file"),
        (BODY + b"more", len(BODY), "longer than it should be"),
        (BODY[:-9], len(BODY), "ended after 1 MB of 1 MB"),
    ],
)
def test_a_wrong_file_never_takes_the_name(
    tmp_path: Path, body: bytes, size: int, words: str
) -> None:
    with serving(Manners(body)) as address, pytest.raises(DownloadFailed, match=words):
        pull(wanted(address, size=size), tmp_path)
    assert not (tmp_path / "tiny.gguf").exists()
    assert (tmp_path / "tiny.gguf.part").exists() == (words[:5] == "ended")


def test_without_a_known_checksum_the_servers_own_is_used_and_said(tmp_path: Path) -> None:
    manners = Manners(BODY, redirect="/there", headers={"X-Linked-Etag": f'"{SUM}"'})
    with serving(manners) as address:
        found = pull(wanted(address, sha256="", size=0), tmp_path)
        assert (found.sha256, found.vouched) == (SUM, False)
        manners.headers["X-Linked-Etag"] = f'"{"0" * 64}"'
        with pytest.raises(DownloadFailed, match="checksum"):
            pull(wanted(address, sha256="", size=0), tmp_path)


def test_a_person_can_stop_and_go_on(tmp_path: Path) -> None:
    cancelled = threading.Event()
    with serving(Manners(BODY)) as address:
        with pytest.raises(DownloadFailed, match="was stopped"):
            pull(
                wanted(address),
                tmp_path,
                progress=lambda _done, _all: cancelled.set(),
                cancelled=cancelled,
            )
        assert pull(wanted(address), tmp_path).path.read_bytes() == BODY


@pytest.mark.parametrize(
    "name",
    ["../x.gguf", "a/b.gguf", "a\\b.gguf", "C:x.gguf", "/x.gguf", "x\x00.gguf", "x\n.gguf", ".gguf",
     "..gguf", "x..gguf", "x.bin", "", "x" * 300 + ".gguf", "-x.gguf", "x.gguf\n"],
)  # fmt: skip
def test_a_hostile_name_is_refused_before_anything_happens(tmp_path: Path, name: str) -> None:
    with pytest.raises(DownloadFailed, match="is no name"):
        pull(replace(wanted("http://127.0.0.1:9"), file=name), tmp_path)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "address",
    [
        "http://example.com",
        "ftp://127.0.0.1",
        "file:///etc/passwd",
        "http://127.0.0.1.evil.example",
    ],
)
def test_only_https_leaves_this_machine(tmp_path: Path, address: str) -> None:
    with pytest.raises(DownloadFailed, match="only https is"):
        pull(wanted(address), tmp_path)


@pytest.mark.parametrize("there", ["http://example.com/x", "file:///etc/passwd", "http://[", "//["])
def test_a_redirect_leads_to_https_or_nowhere(tmp_path: Path, there: str) -> None:
    with (
        serving(Manners(BODY, redirect=there)) as address,
        pytest.raises(DownloadFailed, match=r"only https is|no address"),
    ):
        pull(wanted(address), tmp_path)


def test_refusals_and_dead_ends_become_sentences(tmp_path: Path) -> None:
    with (
        serving(Manners(BODY, status=404)) as address,
        pytest.raises(DownloadFailed, match="answered 404"),
    ):
        pull(wanted(address), tmp_path)
    with pytest.raises(DownloadFailed, match=r"could not be fetched from 127\.0\.0\.1 \(Connect"):
        pull(wanted(address), tmp_path)
    with (
        serving(Manners(BODY, redirect="/again")) as address,
        pytest.raises(DownloadFailed, match="without end"),
    ):
        pull(wanted(address), tmp_path)


def test_a_full_disk_is_noticed_before_the_first_byte(tmp_path: Path) -> None:
    with (
        serving(manners := Manners(BODY)) as address,
        pytest.raises(DownloadFailed, match=r"to spare and .* are needed"),
    ):
        pull(wanted(address, size=1 << 60), tmp_path)
    assert manners.asked == []


def test_a_folder_that_cannot_be_written_is_said_to_be_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(DownloadFailed, match="could not be written"):
        pull(wanted("http://127.0.0.1:9"), tmp_path / "file")


def test_suggestions_are_pinned_and_found_by_name() -> None:
    assert suggested("qwen") is SUGGESTED[0]
    assert suggested("SmolLM2 1.7B Instruct") is SUGGESTED[1]
    assert all(SHA256.fullmatch(model.sha256) for model in SUGGESTED)
    assert all("/resolve/main/" not in model.url for model in SUGGESTED)
    with pytest.raises(DownloadFailed, match="There are: Qwen2"):
        suggested("gpt")
