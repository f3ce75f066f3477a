# Two commands do everything, set-up included: make site, make test.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export NO_MKDOCS_2_WARNING := 1

.PHONY: site test serve lint lock guide shots bench clean

site: $(VENV)/ready
	$(BIN)/kyodo build

serve: $(VENV)/ready
	$(BIN)/kyodo serve

test: lint $(VENV)/tools node_modules/ready
	$(BIN)/pytest -n auto --dist worksteal

lint: $(VENV)/ready-dev
	$(BIN)/ruff check .
	$(BIN)/mypy

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/ready: $(VENV)/bin/python requirements.txt pyproject.toml
	$(BIN)/pip install --quiet --require-hashes -r requirements.txt
	$(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/ready-dev: $(VENV)/ready requirements-dev.txt
	$(BIN)/pip install --quiet --require-hashes -r requirements-dev.txt
	@touch $@

# A browser, a Japanese font and LibreOffice for the tests, from the system's packages.
$(VENV)/tools: $(VENV)/ready-dev
	./tests/install-tools
	@touch $@

node_modules/ready: package.json package-lock.json
	npm ci --no-audit --no-fund --silent
	@touch $@

# Lock files hold names, versions and hashes, and no addresses.
lock:
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate pyproject.toml --group build -o requirements.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate pyproject.toml --group build --group dev -o requirements-dev.txt

# The pages of the staff's guide that follow from the program: its messages, the keys of the data.
guide: $(VENV)/ready-dev
	$(BIN)/python tests/guide_messages.py
	$(BIN)/python tests/guide_fields.py

clean:
	rm -rf site hosting .kyodo municipalities/*/site municipalities/*/hosting municipalities/*/.kyodo dist

# Pictures of every kind of page, to look at: narrow and wide, light and dark, in each language.
shots: $(VENV)/tools
	$(BIN)/python tests/shots.py

bench: $(VENV)/tools bench/node_modules/ready
	$(BIN)/python bench/crossings.py
	$(BIN)/python bench/build_time.py
	$(BIN)/python bench/print.py
	$(BIN)/python bench/search.py
	$(BIN)/python bench/lighthouse.py

bench/node_modules/ready: bench/package.json bench/package-lock.json
	npm ci --prefix bench --no-audit --no-fund --silent
	@touch $@
