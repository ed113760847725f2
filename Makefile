# Everything a person needs: `make demo` and `make test`. Both set up .venv from the hashed lock files.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: setup dev demo test check eval bench train docs golden lock clean

setup: .venv/.runtime
dev: .venv/.dev

.venv/.runtime: requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

.venv/.dev: .venv/.runtime requirements-dev.lock
	$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@

demo: setup
	@mkdir -p out
	$(BIN)/penholder brief examples/mali-2023 --meta examples/mali-2023/reports.csv --record out/demo.db -o out/brief.html

test: dev check
	$(BIN)/python -m pytest

check: dev
	$(BIN)/ruff check penholder tests scripts train
	$(BIN)/ruff format --check penholder tests scripts train
	$(BIN)/mypy
	$(BIN)/lint-imports

eval: dev
	$(BIN)/python -m scripts.run_evaluations

bench: dev
	$(BIN)/python scripts/bench.py
	$(BIN)/python scripts/bench_families.py

# Fit the models anew from files that are not shipped; see train/rewrites.md, train/support.md, train/outlook.md.
train: dev
	$(BIN)/python -m train.rewrites ../shared/bench/copies/rewrites_dev.jsonl ../shared/bench/ecbplus
	$(BIN)/python -m train.support ../shared/bench/newsnli/tune.csv
	$(BIN)/python -m train.outlook $(addprefix ../shared/data/council/,sc_resolutions_1946_2024.csv sc_drafts_not_adopted_1946_2022.csv unsc_vetoes_1946_sept2022.csv sc_meetings_1946_2022.csv)

docs: setup
	$(BIN)/python scripts/write_cli_reference.py
	$(BIN)/python scripts/write_export_reference.py
	$(BIN)/python scripts/write_tutorial.py

# Renew the reviewed texts after a wanted change; read the difference before committing it.
golden: dev
	$(BIN)/python -m tests.renew_golden

lock:
	$(PYTHON) -m venv .venv && $(PIP) install uv
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --python-version 3.11 pyproject.toml --extra build -o requirements.lock
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --python-version 3.11 pyproject.toml --all-extras -o requirements-dev.lock

clean:
	rm -rf .venv out build dist
