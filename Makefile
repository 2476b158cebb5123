# Needs make and Python 3.11 or later; everything else goes into .venv.
.PHONY: site test test-fast slow budgets check serve sync translate bench format clean
unexport PYTHONSAFEPATH
export NO_MKDOCS_2_WARNING = 1

PYTHON ?= python3
BIN = .venv/bin
SITE_READY = .venv/.site-ready
MT_READY = .venv/.mt-ready
DEV_READY = .venv/.dev-ready
LIGHTHOUSE_READY = bench/lighthouse/node_modules/.package-lock.json

site: $(SITE_READY)
	$(BIN)/mkdocs build --strict

# With the warning on, a file of ours that is opened without an encoding is an error.
PYTEST = PYTHONWARNDEFAULTENCODING=1 $(BIN)/python -m pytest -n auto --dist worksteal

test: $(DEV_READY)
	$(PYTEST)

# Without a browser.
test-fast: $(DEV_READY)
	$(PYTEST) -m "not slow and not browser"

# What is slow by nature: kills, other programs, fuzzing.
slow: $(DEV_READY)
	$(PYTEST) -m "slow or hypothesis" --hypothesis-profile fuzz

check: $(DEV_READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m translate lint
	$(BIN)/python -m translate check

# Needs Chromium and npm as well.
budgets: site $(DEV_READY) $(LIGHTHOUSE_READY)
	$(BIN)/python -m bench.lighthouse site

serve: $(SITE_READY)
	$(BIN)/mkdocs serve

sync: $(SITE_READY)
	$(BIN)/python -m translate sync

# Needs a package: .venv/bin/python -m translate install [FILE]
translate: $(MT_READY)
	$(BIN)/python -m translate fill

bench: $(DEV_READY)
	$(BIN)/python -m bench

format: $(DEV_READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf site .venv .cache bench/lighthouse/node_modules

$(SITE_READY): requirements.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

$(MT_READY): $(SITE_READY) requirements-mt.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -r requirements-mt.txt
	touch $@

# The official OpenCC shares its import name with the one we use, so it lies beside the environment, not in it.
$(DEV_READY): $(SITE_READY) $(MT_READY) requirements-dev.txt requirements-opencc.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --upgrade --target .venv/opencc-official -r requirements-opencc.txt
	touch $@

$(LIGHTHOUSE_READY): bench/lighthouse/package-lock.json
	npm ci --no-audit --no-fund --loglevel=error --ignore-scripts --prefix bench/lighthouse
	touch $@
