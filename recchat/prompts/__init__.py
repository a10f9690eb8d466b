"""Templates: one renderer in a sandbox, shipped files, a person's own versions over them."""

from recchat.prompts.overlay import SHIPPED_ID, Overlay, Version
from recchat.prompts.rendering import render, split_parts
from recchat.prompts.samples import SAMPLES, SHIPPED, sample_of
from recchat.prompts.sandbox import environment
from recchat.prompts.templates import Problem, Prompts, open_prompts
from recchat.prompts.values import BadTemplate, Plain, Prompt

__all__ = [
    "SAMPLES",
    "SHIPPED",
    "SHIPPED_ID",
    "BadTemplate",
    "Overlay",
    "Plain",
    "Problem",
    "Prompt",
    "Prompts",
    "Version",
    "environment",
    "open_prompts",
    "render",
    "sample_of",
    "split_parts",
]
