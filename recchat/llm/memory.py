"""How much memory a model needs, and how much there is."""

from pathlib import Path

from recchat.llm.header import Header

WORKING = 96 << 20  # bytes for the steps of the network and the vocabulary's mask tables
MEMINFO = Path("/proc/meminfo")
GROUP = Path("/sys/fs/cgroup")


def needed_bytes(size: int, header: Header, context: int) -> int:
    """What a file of that size takes when it runs: its weights, its context, room to work."""
    limit = header.number("context_length") or context
    return size + header.bytes_per_token * min(context, limit) + WORKING


def free_bytes() -> int | None:
    """Memory that can be had without swapping, also in a container; None where unknown."""
    try:
        rows = dict(row.split(":", 1) for row in MEMINFO.read_text("ascii").splitlines())
        machine = int(rows["MemAvailable"].split()[0]) * 1024
    except (OSError, KeyError, ValueError):
        return None
    group = free_in_group()
    return machine if group is None else min(machine, group)


def free_in_group() -> int | None:
    """What this process's control group leaves; None where there is no limit."""
    try:
        limit, used = ((GROUP / f"memory.{name}").read_text("ascii") for name in ("max", "current"))
        return max(0, int(limit) - int(used))
    except (OSError, ValueError):  # no control groups, or "max"
        return None


def in_words(count: int) -> str:
    """A number of bytes as people read it: "1.1 GB", "23 MB"."""
    return f"{count / 1e9:.1f} GB" if count >= 1e9 else f"{max(1, round(count / 1e6))} MB"
