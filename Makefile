# make demo   extract the reports that ship with the package and show what was found
# make test   every check: style, types, layers, tests, and the wheel in an empty environment
# Both set everything up by themselves in .venv; a second call is quick. Another Python: make test PYTHON=python3.12

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip -qq --disable-pip-version-check

.PHONY: demo test check wheel-test clean
.DELETE_ON_ERROR:

demo: $(VENV)/.installed
	$(BIN)/zhibiao demo

test: check wheel-test
	$(BIN)/python -m pytest

check: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# The wheel, as a stranger meets it: in an environment of its own and a folder with nothing in it.
wheel-test: $(VENV)/.installed-dev
	@set -e; box=$$(mktemp -d); trap 'rm -rf "$$box"' EXIT; \
	$(BIN)/python -m build --wheel --no-isolation --outdir "$$box/dist" . >"$$box/log" 2>&1 || { cat "$$box/log"; exit 1; }; \
	$(BIN)/python -m venv "$$box/venv"; \
	"$$box/venv/bin/python" -m pip -qq --disable-pip-version-check install "$$box"/dist/*.whl; \
	mkdir "$$box/empty"; cd "$$box/empty"; "$$box/venv/bin/zhibiao" demo >"$$box/out" || { cat "$$box/out"; exit 1; }; \
	test -s zhibiao-demo/reports.json; \
	echo "wheel: installed into an empty environment, demo ran"

# What a missing Python or venv module would say by itself is hard to read.
$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "zhibiao needs Python 3.11 or later; name one: make PYTHON=python3.12" >&2; exit 1; }
	@echo "setting up $(VENV) (about a minute, once)"
	@$(PYTHON) -m venv $(VENV) || \
	  { echo "python3 -m venv failed; on Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
	@touch $@

$(VENV)/.installed: pyproject.toml | $(VENV)/.made
	@$(PIP) install --editable .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml | $(VENV)/.made
	@$(PIP) install --editable '.[dev,fast]'
	@touch $@ $(VENV)/.installed

clean:
	rm -rf $(VENV) build dist zhibiao-demo .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
