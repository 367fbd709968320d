# Just Enough
#
#   make               build the program: build/justenough runs in place
#   make run           install what is missing through apt, build, start
#   make test          the same for the tests, run all quick ones
#   make unit          only the unit tests (test variant)
#   make san           unit tests under the address and behaviour sanitizers
#   make bench         speed and memory, as ratios to a floor of the same run
#   make slow          long fuzzing, soak and fault sweeps
#   make pot           texts for translators: locales/justenough.pot
#   make locale-check  every catalogue: complete, plural forms, placeholders
#   make guard-report  recall and false warnings of the guard
#   make screenshots   the pictures in the README, from a real terminal
#   make install       under PREFIX (/usr/local), with DESTDIR for packages
#   make clean         removes build/
#
# V=1 shows whole commands. CC, CFLAGS, CPPFLAGS, LDFLAGS, LDLIBS are yours.

MAKEFLAGS += --no-builtin-rules
.SUFFIXES:
.DELETE_ON_ERROR:
.DEFAULT_GOAL := all

PREFIX ?= /usr/local
OUT ?= build
BUILD ?= release
VERSION := $(shell git describe --tags --always --dirty 2>/dev/null || echo 0)
BUILT_DAY := $(shell expr $${SOURCE_DATE_EPOCH:-$$(git log -1 --format=%ct 2>/dev/null || date +%s)} / 86400)
ifeq ($(origin CC),default)
CC := gcc
endif
Q := $(if $(V),,@)
say = $(if $(V),,@printf '  %-5s %s\n' $(1) $(2))

# --- what Debian has to provide ---------------------------------------------
BUILD_PACKAGES := gcc libc6-dev pkg-config gettext libncurses-dev \
	libsqlcipher-dev libsodium-dev libfribidi-dev libunistring-dev \
	libqrencode-dev libseccomp-dev
TEST_PACKAGES := $(BUILD_PACKAGES) clang libcmocka-dev tmux strace valgrind \
	binutils procps git

# Says what is missing, then installs just that; sudo only around apt.
define install_packages
@missing=$$(for p in $(1); do \
	dpkg-query -W -f='$${Status}' $$p 2>/dev/null | \
	grep -q 'ok installed' || printf '%s ' $$p; done); \
if [ -n "$$missing" ]; then \
	echo "These Debian packages are missing and will be installed: $$missing"; \
	if [ "$$(id -u)" = 0 ]; then as=; \
	elif command -v sudo >/dev/null; then as=sudo; \
	else echo "Please ask whoever looks after this laptop to run:"; \
		echo "  apt-get install $$missing"; exit 1; fi; \
	$$as apt-get update -qq && \
	$$as env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
		--no-install-recommends $$missing >/dev/null || exit 1; \
fi
endef

# --- sources, by variant: X_test.c and X_none.c stand in for X.c -------------
ALL := $(sort $(shell find app -name '*.c'))
FOR_MAKE := $(filter %_make.c,$(ALL))
FOR_TEST := $(filter %_test.c,$(ALL))
FOR_NONE := $(filter %_none.c,$(ALL))
PLAIN := $(filter-out $(FOR_MAKE) $(FOR_TEST) $(FOR_NONE),$(ALL))
SOURCES.release := $(PLAIN)
SOURCES.test := $(filter-out $(FOR_TEST:_test.c=.c),$(PLAIN)) $(FOR_TEST)
SOURCES.san := $(filter-out $(FOR_NONE:_none.c=.c),$(SOURCES.test)) $(FOR_NONE)
SOURCES.valgrind := $(SOURCES.san)
SOURCES := $(sort $(SOURCES.$(BUILD)))

# --- flags -------------------------------------------------------------------
LIBRARIES := ncursesw sqlcipher libsodium fribidi libqrencode libseccomp
WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes \
	-Wmissing-prototypes -Wvla -Wformat=2 -Wno-format-nonliteral -Wundef
BASE_CFLAGS := -std=c17 $(WARNINGS) $(if $(STRICT),-Werror) -g
BASE_CPPFLAGS := -Iapp -I$(OUT)/made -D_GNU_SOURCE \
	$(shell pkg-config --cflags $(LIBRARIES) 2>/dev/null)
FLAGS.release := -O2 -D_FORTIFY_SOURCE=2 -fstack-protector-strong -fPIE \
	-fcf-protection -ffunction-sections
LINK.release := -pie -Wl,-z,relro -Wl,-z,now -Wl,-z,noexecstack \
	-Wl,--as-needed -Wl,--gc-sections
FLAGS.test := $(FLAGS.release)
LINK.test := $(LINK.release)
FLAGS.san := -O1 -fsanitize=address,undefined -fno-sanitize-recover=all \
	-fno-omit-frame-pointer
LINK.san := -fsanitize=address,undefined
FLAGS.valgrind := -O1
LINK.valgrind :=
BASE_LIBS := $(shell pkg-config --libs $(LIBRARIES) 2>/dev/null) -lunistring

TREE := $(OUT)/$(BUILD)
OBJECTS := $(SOURCES:%.c=$(TREE)/%.o)
NAME.release := justenough
PROGRAM := $(OUT)/$(or $(NAME.$(BUILD)),justenough-$(BUILD))

COMPILE = $(CC) $(BASE_CPPFLAGS) $(CPPFLAGS) $(BASE_CFLAGS) $(FLAGS.$(BUILD)) \
	$(CFLAGS)
LINK = $(CC) $(BASE_CFLAGS) $(FLAGS.$(BUILD)) $(CFLAGS) $(LINK.$(BUILD)) \
	$(LDFLAGS)

.PHONY: all run test unit san bench slow pot locale-check guard-report \
	screenshots install clean help packages-build packages-test FORCE

all: $(PROGRAM) $(OUT)/data locale

help:
	@sed -n '2,/^$$/s/^# \{0,1\}//p' Makefile

clean:
	rm -rf $(OUT)

packages-build:
	$(call install_packages,$(BUILD_PACKAGES))
packages-test:
	$(call install_packages,$(TEST_PACKAGES))

# A second make, so that pkg-config is asked after it was installed.
run: packages-build
	$(Q)$(MAKE) --no-print-directory all
	@exec $(OUT)/justenough

# --- compiling ---------------------------------------------------------------
# Flags are a dependency: the stamp is rewritten only when they change.
$(TREE)/flags: FORCE
	@mkdir -p $(@D)
	@printf '%s\n' '$(COMPILE) $(LINK) $(PREFIX)' | cmp -s - $@ || \
		printf '%s\n' '$(COMPILE) $(LINK) $(PREFIX)' > $@

$(TREE)/app/host/%.o $(TREE)/app/cli/%.o: BASE_CPPFLAGS += \
	-DJE_PREFIX='"$(PREFIX)"' -DJE_VERSION='"$(VERSION)"' \
	-DJE_BUILT_DAY=$(BUILT_DAY)

$(TREE)/app/%.o: app/%.c $(TREE)/flags
	@mkdir -p $(@D)
	$(call say,CC,$<)
	$(Q)$(COMPILE) -MMD -MP -c -o $@ $<

-include $(shell find $(TREE) -name '*.d' 2>/dev/null)

# Tables made at build time: app/x/y_make.c prints build/made/x/y.h.
$(OUT)/tools/%: app/%_make.c
	@mkdir -p $(@D)
	$(Q)$(CC) $(BASE_CPPFLAGS) $(BASE_CFLAGS) -O2 -o $@ $< -lunistring
$(OUT)/made/%.h: $(OUT)/tools/%
	@mkdir -p $(@D)
	$(call say,MAKE,$@)
	$(Q)$< > $@
MADE := $(FOR_MAKE:app/%_make.c=$(OUT)/made/%.h)
$(OBJECTS): | $(MADE)

# One archive a folder, so that a unit test links only what it may include.
FOLDERS := $(sort $(notdir $(shell find app -mindepth 1 -maxdepth 1 -type d)))
define folder_archive
$(TREE)/$(1).a: $$(filter $(TREE)/app/$(1)/%,$$(OBJECTS))
	@rm -f $$@
	$$(Q)ar rcs $$@ $$^
endef
$(foreach f,$(FOLDERS),$(eval $(call folder_archive,$(f))))

$(PROGRAM): $(OBJECTS)
	$(call say,LD,$@)
	$(Q)$(LINK) -o $@ $^ $(BASE_LIBS) $(LDLIBS)

$(OUT)/data:
	@mkdir -p $(OUT)
	$(Q)ln -sfn $(CURDIR)/data $@

# --- unit tests: tests/unit/FOLDER/NAME_test.c --------------------------------
# What each folder's tests may link is what the folder may include.
USES.base := base
USES.core := core base
USES.guard := guard core base
USES.i18n := i18n base
USES.host := host base
USES.catalogue := catalogue guard core host base
USES.vault := vault core host base
USES.parcel := parcel core base
USES.flow := flow guard i18n catalogue vault parcel core host base
USES.cli := cli flow guard i18n catalogue vault parcel core host base
USES.ui := ui flow guard i18n catalogue vault parcel core host base

UNIT_SOURCES := $(sort $(shell find tests/unit -name '*_test.c'))
UNIT := $(UNIT_SOURCES:%.c=$(TREE)/%)
define unit_rule
$(TREE)/tests/unit/$(1)/%_test: tests/unit/$(1)/%_test.c \
		$(wildcard tests/unit/*.h) $(USES.$(1):%=$(TREE)/%.a)
	@mkdir -p $$(@D)
	$$(call say,TEST,$$@)
	$$(Q)$$(COMPILE) -Itests/unit -o $$@ $$< $$(LINK.$(BUILD)) $$(LDFLAGS) \
		-Wl,--start-group $(USES.$(1):%=$(TREE)/%.a) -Wl,--end-group \
		$$(BASE_LIBS) -lcmocka $$(LDLIBS)
endef
$(foreach f,$(FOLDERS),$(eval $(call unit_rule,$(f))))

.PHONY: unit-programs
unit-programs: $(UNIT)

# --- languages ---------------------------------------------------------------
.PHONY: locale
locale:

test: packages-test
	@true
