# Every target sets up what it needs itself: system libraries (as root on Debian), the virtual
# environment and the locked dependencies.

# A distribution builds its own Python for speed; another one may come first in the path.
NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell /usr/bin/python3 -c "$(NEW_ENOUGH)" 2>/dev/null && echo /usr/bin/)python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
DEMO_DIR ?= demo-ausgabe

# What Python compiles it keeps: each process of the tests would compile everything anew.
unexport PYTHONDONTWRITEBYTECODE

# What Qt needs, and Python's venv.
SYSTEM_PACKAGES := python3-venv libgl1 libegl1 libxkbcommon0 libglib2.0-0 libfreetype6 \
	libfontconfig1 libdbus-1-3
# For the tests only: tools that read PDFs, and Unicode's own test data.
TEST_PACKAGES := poppler-utils unicode-data
# For the installer only: PyInstaller packs Python's shared library and looks into others.
INSTALLER_PACKAGES := binutils libpython3-dev
# Only for a window on an X11 desktop.
DESKTOP_PACKAGES := libxcb-icccm4 libxcb-keysyms1 libxcb-cursor0 libxcb-image0 \
	libxcb-render-util0 libxcb-shape0 libxcb-xinerama0 libxkbcommon-x11-0

.PHONY: run test check lint types imports faults bench pictures installer clean

run: $(STAMP) system
ifeq ($(strip $(DISPLAY)$(WAYLAND_DISPLAY)),)
	@if [ "$$(uname)" = "Linux" ]; then \
		echo "Kein Bildschirm gefunden: gkdesk baut den Übungsbestand ohne Fenster."; \
		if [ -f "$(DEMO_DIR)/ausgabe/inhalt.json" ]; then rm -rf "$(DEMO_DIR)"; fi; \
		$(BIN)/python -m gkdesk demo "$(DEMO_DIR)" </dev/null && \
		echo "Die Dokumente liegen in $(DEMO_DIR)/ausgabe/"; \
	else $(BIN)/python -m gkdesk; fi
else
	$(BIN)/python -m gkdesk
endif

# Thousands of stores are made and removed: where 4 GB of memory are free for that, they lie there.
MEMORY := /dev/shm
ROOM_KIB := $(shell df -Pk $(MEMORY) 2>/dev/null | awk 'NR == 2 { print $$4 }')
FREE_KIB := $(shell awk '/^MemAvailable/ { print $$2 }' /proc/meminfo 2>/dev/null)
IN_MEMORY := $(shell [ "0$(ROOM_KIB)" -gt 4000000 ] 2>/dev/null && [ "0$(FREE_KIB)" -gt 4000000 ] \
	&& [ -w $(MEMORY) ] && echo TMPDIR=$(MEMORY))

test: $(STAMP) test-system
	$(IN_MEMORY) $(BIN)/pytest -n 2 --dist loadfile

check: test lint types imports

lint: $(STAMP)
	$(BIN)/ruff check gkdesk tests build_installer.spec
	$(BIN)/ruff format --check gkdesk tests

types: $(STAMP)
	$(BIN)/mypy gkdesk

imports: $(STAMP)
	$(BIN)/lint-imports --no-logo

# The full counts of the fault and property runs; takes a while.
faults: $(STAMP) test-system
	GKDESK_FULL=1 $(BIN)/pytest -m full --timeout 3600 -p no:randomly -s

bench: $(STAMP)
	$(BIN)/python -m gkdesk bench --json

# Pictures of every page, dialog and state, to be looked at.
pictures: $(STAMP) test-system
	GKDESK_PICTURES=1 $(BIN)/pytest tests/ui tests/journeys -n 2 --dist loadfile

installer: $(STAMP) installer-system
	$(BIN)/pyinstaller --noconfirm --clean build_installer.spec
	QT_QPA_PLATFORM=offscreen dist/gkdesk/gkdesk selftest

$(STAMP): requirements.lock Makefile
	@$(MAKE) --no-print-directory system
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile --no-deps \
		--require-hashes --only-binary :all: -r requirements.lock
	@touch $@

# $(1): the packages that must be there; as root they are installed, otherwise named.
define need_packages
	@if command -v apt-get >/dev/null 2>&1; then \
		missing=""; for p in $(1); do \
			dpkg-query -W -f='$${Status}' $$p 2>/dev/null | grep -q "ok installed" \
				|| missing="$$missing $$p"; \
		done; \
		if [ -n "$$missing" ] && [ "$$(id -u)" = "0" ]; then \
			apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
			apt-get install -y -qq --no-install-recommends $$missing >/dev/null; \
		elif [ -n "$$missing" ]; then \
			echo "Bitte zuerst installieren lassen: apt-get install$$missing"; exit 1; \
		fi; \
	fi
endef

.PHONY: system test-system installer-system
system:
	$(call need_packages,$(SYSTEM_PACKAGES) $(if $(DISPLAY)$(WAYLAND_DISPLAY),$(DESKTOP_PACKAGES)))

test-system:
	$(call need_packages,$(TEST_PACKAGES))

installer-system:
	$(call need_packages,$(INSTALLER_PACKAGES))

clean:
	rm -rf build dist pictures demo-ausgabe .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
