"""recchat: a conversational recommender that runs on one laptop, privately."""

import os

# Before numpy, torch or llama_cpp start their thread pools: threads that spin while they wait
# make everything tens of times slower as soon as another process wants a core.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
# No network unless a person asks for it (law 4); the download command lifts these for itself.
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
os.environ.setdefault("HF_HUB_OFFLINE", "1")
os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
os.environ.setdefault("DO_NOT_TRACK", "1")
os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
# ggml would fork a debugger for its own backtrace and leave it hanging.
os.environ.setdefault("GGML_NO_BACKTRACE", "1")

__version__ = "0.1.0"
