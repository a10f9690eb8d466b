"""Models that can be fetched with one command: pinned by revision and checksum."""

from dataclasses import dataclass

from recchat.errors import DownloadFailed


@dataclass(frozen=True, slots=True)
class Suggested:
    """A model that can be fetched."""

    name: str
    file: str
    url: str
    sha256: str  # "": the server is asked
    size: int  # bytes; 0: the server is asked
    licence: str


HUB = "https://huggingface.co"
SUGGESTED = (
    Suggested(
        "Qwen2.5 1.5B Instruct",
        "qwen2.5-1.5b-instruct-q4_k_m.gguf",
        f"{HUB}/Qwen/Qwen2.5-1.5B-Instruct-GGUF/resolve/"
        "91cad51170dc346986eccefdc2dd33a9da36ead9/qwen2.5-1.5b-instruct-q4_k_m.gguf",
        "6a1a2eb6d15622bf3c96857206351ba97e1af16c30d7a74ee38970e434e9407e",
        1_117_320_736,
        "Apache-2.0",
    ),
    Suggested(
        "SmolLM2 1.7B Instruct",
        "smollm2-1.7b-instruct-q4_k_m.gguf",
        f"{HUB}/HuggingFaceTB/SmolLM2-1.7B-Instruct-GGUF/resolve/"
        "2d4a76a30b4af41ecd395c35725ac11688d4cfe4/smollm2-1.7b-instruct-q4_k_m.gguf",
        "decd2598bc2c8ed08c19adc3c8fdd461ee19ed5708679d1c54ef54a5a30d4f33",
        1_055_609_536,
        "Apache-2.0",
    ),
)


def suggested(name: str) -> Suggested:
    """The suggestion of that name, file name or first letters; raises DownloadFailed."""
    wanted = name.casefold()
    for model in SUGGESTED:
        if model.name.casefold().startswith(wanted) or model.file.startswith(wanted):
            return model
    raise DownloadFailed(
        f"No suggested model is called {name!r}. There are: "
        + ", ".join(model.name for model in SUGGESTED)
    )
