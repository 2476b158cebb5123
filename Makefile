# Needs make and Python 3.11 or later; everything else goes into .venv.
.PHONY: site test test-fast slow budgets check check-english serve sync translate intake bench corpus mutants fuzz fuzz-test pins format clean
unexport PYTHONSAFEPATH
export NO_MKDOCS_2_WARNING = 1

PYTHON ?= python3
BIN = .venv/bin
# Every file that is installed has one of the hashes that its requirements file lists.
INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes
SITE_READY = .venv/.site-ready
MT_READY = .venv/.mt-ready
INTAKE_READY = .venv/.intake-ready
DEV_READY = .venv/.dev-ready
MUTANTS_READY = .venv/.mutants-ready
LIGHTHOUSE_READY = bench/lighthouse/node_modules/.package-lock.json

site: $(SITE_READY)
	$(BIN)/mkdocs build --strict

# With the warning on, a file of ours that is opened without an encoding is an error.
PYTEST = PYTHONWARNDEFAULTENCODING=1 $(BIN)/python -m pytest -n auto --dist worksteal

test: $(DEV_READY)
	$(PYTEST)

# Without a browser, without building a site, and without what is slow by nature.
test-fast: $(DEV_READY)
	$(PYTEST) -m "not slow and not browser and not built"

# What is slow by nature (waiting, servers, whole fills, histories in git, kills, other programs); every property with more examples.
slow: $(DEV_READY)
	$(PYTEST) -m "slow or hypothesis" --hypothesis-profile fuzz

check: $(DEV_READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m document check
	$(BIN)/python -m translate lint
	$(BIN)/python -m translate check

# The glossary and the English alone, without the tools of programmers; what keeps both from being read is told once.
check-english: $(SITE_READY)
	@code=0; lint=$$($(BIN)/python -m translate lint 2>&1) || code=1; \
	check=$$($(BIN)/python -m translate check 2>&1) || code=1; \
	printf '%s\n' "$$lint" "$$check" | awk 'NF && !told[$$0]++'; exit $$code

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

# What `python -m document add` reads web pages, DOCX and PDF with; text and Markdown need nothing more.
intake: $(INTAKE_READY)

bench: $(DEV_READY)
	$(BIN)/python -m bench

# Structure found in a folder of real texts with their counts: make corpus CORPUS=FOLDER
corpus: $(SITE_READY)
	$(BIN)/python -m bench.corpus $(CORPUS)

# Changes the code on purpose and lists what no test sees; MUTANTS="document.structure.parse*" for one module.
mutants: $(DEV_READY) $(MUTANTS_READY)
	$(BIN)/python -m bench.mutants $(MUTANTS)

# Hostile inputs for a time, in so many processes; what fails is kept small in .cache/fuzz with a command that shows it.
SECONDS = 600
SEED = 0
PROCESSES = 2
FUZZ = --seconds $(SECONDS) --seed $(SEED) --processes $(PROCESSES)
fuzz: $(DEV_READY)
	$(BIN)/python -m bench.fuzz $(FUZZ)

# Puts mended faults back one at a time, in a copy, and looks for each; SECONDS are for one of them.
fuzz-test: $(DEV_READY)
	$(BIN)/python -m bench.fuzz.put_back $(FUZZ)

# What the .in files ask for, to exact versions with the hashes of all their files, for every platform and Python;
# versions stay as they are: delete a line of a .txt, or add --upgrade-package NAME, to have a newer one.
PIN = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --strip-extras \
  --custom-compile-command "make pins"
pins: $(DEV_READY)
	$(PIN) -o requirements.txt requirements.in
	$(PIN) -o requirements-intake.txt requirements-intake.in
	$(PIN) -o requirements-dev.txt requirements-dev.in
	$(PIN) -o requirements-mutants.txt requirements-mutants.in
	$(PIN) -o requirements-properdocs.txt requirements-properdocs.in
	$(PIN) --no-deps -o requirements-mt.txt requirements-mt.in
	$(PIN) --no-deps -o requirements-opencc.txt requirements-opencc.in
	$(PIN) -o requirements-toolkit.txt requirements-toolkit.in

format: $(DEV_READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf site .venv .cache mutants bench/lighthouse/node_modules

$(SITE_READY): requirements.txt
	@$(PYTHON) -c 'from document.start import check_python; check_python()'
	$(PYTHON) -m venv .venv
	$(INSTALL) -r requirements.txt
	touch $@

$(INTAKE_READY): $(SITE_READY) requirements-intake.txt
	$(INSTALL) -r requirements-intake.txt
	touch $@

$(MT_READY): $(SITE_READY) requirements-mt.txt
	$(INSTALL) --no-deps -r requirements-mt.txt
	touch $@

# The official OpenCC and translate-toolkit share their import names with the one we use and with our own package, so
# they lie beside the environment, not in it.
$(DEV_READY): $(SITE_READY) $(MT_READY) requirements-dev.txt requirements-opencc.txt requirements-toolkit.txt
	$(INSTALL) -r requirements-dev.txt
	$(INSTALL) --no-deps --upgrade --target .venv/opencc-official -r requirements-opencc.txt
	$(INSTALL) --no-deps --upgrade --target .venv/translate-toolkit -r requirements-toolkit.txt
	touch $@

$(MUTANTS_READY): $(DEV_READY) requirements-mutants.txt
	$(INSTALL) -r requirements-mutants.txt
	touch $@

$(LIGHTHOUSE_READY): bench/lighthouse/package-lock.json
	npm ci --no-audit --no-fund --loglevel=error --ignore-scripts --prefix bench/lighthouse
	touch $@
