# Two commands do everything: `make demo` and `make test`.
PYTHON ?= python3
BIN := .venv/bin
# Python compiles the modules that are used as it loads them: a few of the thousands that are installed
PIP = $(BIN)/pip install --quiet --disable-pip-version-check --no-compile

.PHONY: demo setup test check format lint types docs lock clean

demo: setup ## Trace the bundled pages and draw who copied whom
	$(BIN)/wirecopy demo

setup: .venv/ready ## Make the environment from the locked dependencies

.venv/ready: requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(PIP) --require-hashes --requirement requirements.lock
	$(PIP) --no-deps --no-build-isolation --editable .
	@echo "compiling the inner loops, once: about a minute"
	@$(BIN)/python -c 'from wirecopy import trace; from wirecopy.model import Article; \
	  trace([Article(id=id, text="The night ferry to Great Vessin sank off the harbour, and nobody came.") for id in "ab"])'
	@touch $@

test: setup ## Run the tests
	$(BIN)/pytest

check: format lint types test docs ## Everything that must hold

format: setup
	$(BIN)/ruff format --check .

lint: setup
	$(BIN)/ruff check .

types: setup
	$(BIN)/mypy

docs: setup ## Commands and links of README and docs
	$(BIN)/pytest tests/docs

lock: ## Pin what pyproject.toml asks for, with hashes
	$(BIN)/pip-compile --quiet --generate-hashes --no-emit-index-url --no-emit-options --strip-extras \
	  --allow-unsafe --extra dev --extra speech --extra web --output-file requirements.lock pyproject.toml

clean:
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis
