"""recchat's own small language model: its data, its training, its export to GGUF.

Needs the extra `recchat[train]` (torch, tokenizers, gguf); nothing else imports this folder
except the command line.
"""
