# recchat: `make run` and `make test` do all set-up by themselves; `make help` lists the rest.

VENV ?= .venv
PYTHON ?= python3
BIN := $(VENV)/bin
# The compiled wheel of llama-cpp-python is kept outside the clone: one compile per machine.
WHEELS ?= $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/recchat/wheels
export OMP_WAIT_POLICY := PASSIVE
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help install install-dev browser run test check fix size vectors map bench clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 14

install: $(VENV)/.installed ## install what the application needs into .venv

$(VENV)/.installed: pyproject.toml constraints.txt tools/install.sh
	@sh tools/install.sh "$(PYTHON)" "$(VENV)" "$(WHEELS)" "."
	@touch $@

install-dev: $(VENV)/.installed-dev ## install what the tests need as well

$(VENV)/.installed-dev: pyproject.toml constraints.txt tools/install.sh
	@sh tools/install.sh "$(PYTHON)" "$(VENV)" "$(WHEELS)" ".[dev]"
	@touch $(VENV)/.installed $@

browser: ## say where chromium is, or install it where apt-get can
	@sh tools/browser.sh

run: install ## start recchat and open it at http://127.0.0.1:7860
	@$(BIN)/python app.py

test: install-dev browser ## run all tests, those in a real browser included
	@$(BIN)/python -m pytest

check: install-dev browser ## format, lint, types, layers and tests
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/python -m pytest

fix: install-dev ## format and mend what ruff can mend
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

size: ## the longest files and functions
	@$(BIN)/python bench/size.py

vectors: install ## encode films that were added or changed
	@$(BIN)/python tools/vectors.py

map: install-dev ## write the file map of docs/map.md anew
	@$(BIN)/python tools/map.py

bench: install-dev ## measure latency on this machine
	@$(BIN)/recchat eval latency

clean: ## remove the virtual environment and caches
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache build *.egg-info
