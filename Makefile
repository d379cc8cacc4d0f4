# Two commands are enough: make run, make test. CONTRIBUTING.md tells about the others.
PYTHON ?= python3

.PHONY: help run test check bench catalogues handbook transcripts requirements clean test-accessibility-full accessibility-report

help:
	@echo "make run         the site with example content on http://localhost:8000 (PORT=… for another port)"
	@echo "make test        everything: lint, types, imports, and the tests on SQLite and PostgreSQL"
	@echo "make check       the fast part of it, without the tests"
	@echo "make bench       requests per second of the main pages"
	@echo "make catalogues  take new texts into the catalogues of the language versions"
	@echo "make handbook    take the pictures of docs/handbuch.md anew"
	@echo "make transcripts  write down anew what screen readers say (docs/accessibility)"
	@echo "make accessibility-report   run the checks of accessibility and put the results where the public report shows them"
	@echo "make test-accessibility-full   each page at each width, in all colours, signed in and out (takes long)"
	@echo "make requirements  write the hashed requirement files anew"
	@echo "make clean       remove what was built; the data of the try-out stays"

run test check bench catalogues handbook transcripts requirements test-accessibility-full accessibility-report:
	@$(PYTHON) tools/setup.py $@

clean:
	rm -rf .venv node_modules site/static/built .mypy_cache .ruff_cache .import_linter_cache
