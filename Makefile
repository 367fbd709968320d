# Just Enough
#
#   make               build the program: build/justenough runs in place
#   make run           install what is missing through apt, build, start
#   make test          the same for the tests, run all quick ones
#   make unit          only the unit tests (test variant)
#   make san           unit tests under the address and behaviour sanitizers
#   make bench         speed and memory, as ratios to a floor of the same run
#   make test-exchange two Syncthings on loopback carry packets between stores
#   make test-qr       QR codes of every task and language, read from pictures
#   make slow          long fuzzing, soak and fault sweeps
#   make pot           texts for translators: locales/justenough.pot
#   make po            the same, and brings new ones into every .po
#   make locale-check  every catalogue: complete, plural forms, placeholders
#   make language-report  how far each is, and what the usual fonts lack
#   make vectors       packets, good and hostile, as files for other programs
#   make guard-report  recall and false warnings of the guard
#   make screenshots   the pictures in the README, and of the main screens in
#                      every language and four terminals (build/pictures)
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
	libseccomp-dev libqrencode-dev
TEST_PACKAGES := $(BUILD_PACKAGES) clang libcmocka-dev tmux strace valgrind \
	binutils procps git zbar-tools

EXCHANGE_PACKAGES := $(TEST_PACKAGES) syncthing
QR_PACKAGES := $(TEST_PACKAGES) xvfb xterm imagemagick fonts-dejavu-core
PICTURE_PACKAGES := $(TEST_PACKAGES) xvfb xterm lxterminal konsole mlterm \
	imagemagick fonts-dejavu-core fonts-noto-mono fonts-wqy-zenhei \
	fonts-unifont

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
FOR_TOOL := $(filter %_tool.c,$(ALL))
PLAIN := $(filter-out $(FOR_MAKE) $(FOR_TEST) $(FOR_NONE) $(FOR_TOOL),$(ALL))
SOURCES.release := $(PLAIN)
SOURCES.test := $(filter-out $(FOR_TEST:_test.c=.c),$(PLAIN)) $(FOR_TEST)
SOURCES.san := $(filter-out $(FOR_NONE:_none.c=.c),$(SOURCES.test)) $(FOR_NONE)
SOURCES.valgrind := $(SOURCES.san)
SOURCES := $(sort $(SOURCES.$(BUILD)))

# --- flags -------------------------------------------------------------------
LIBRARIES := ncursesw sqlcipher libsodium fribidi libseccomp libqrencode
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

.PHONY: all run test test-exchange unit san bench slow pot locale-check \
	language-report guard-report \
	screenshots install clean help packages-build packages-test \
	packages-pictures packages-exchange FORCE

all: $(PROGRAM) $(OUT)/data $(OUT)/guard.image locale manual desktop

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
.PRECIOUS: $(OUT)/tools/%
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

# What a folder's programs and tests may link is what the folder may include.
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

with_archives = -Wl,--start-group $(1:%=$(TREE)/%.a) -Wl,--end-group \
	$(BASE_LIBS) $(LDLIBS)

# The guard's rules as the program reads them fastest. If this file is missing
# or older than the rules, the program reads the rules themselves.
IMAGE_TOOL := $(TREE)/tools/guard_image
$(IMAGE_TOOL): app/catalogue/guard_image_tool.c $(USES.catalogue:%=$(TREE)/%.a)
	@mkdir -p $(@D)
	$(Q)$(COMPILE) -o $@ $< $(LINK.$(BUILD)) $(LDFLAGS) \
		$(call with_archives,$(USES.catalogue))
$(OUT)/guard.image: $(IMAGE_TOOL) $(wildcard data/guard/*.rules)
	$(call say,RULES,$@)
	$(Q)$(IMAGE_TOOL) data $@.$(BUILD) && mv $@.$(BUILD) $@

# The manual page: OUT/man/man1 in English, OUT/man/CODE/man1 in the others.
MANUAL_TOOL := $(TREE)/tools/manual
MANUAL := $(OUT)/man/man1/justenough.1 $(patsubst \
	locales/%.po,$(OUT)/man/%/man1/justenough.1,$(sort $(wildcard locales/*.po)))
.PHONY: manual desktop
manual: $(MANUAL)
$(MANUAL_TOOL): app/cli/manual_tool.c app/cli/manual_rows_tool.c \
		app/cli/manual_rows_tool.h $(USES.cli:%=$(TREE)/%.a)
	@mkdir -p $(@D)
	$(Q)$(COMPILE) -o $@ $(filter %.c,$^) $(LINK.$(BUILD)) $(LDFLAGS) \
		$(call with_archives,$(USES.cli))
$(MANUAL): $(OUT)/man/%man1/justenough.1: $(MANUAL_TOOL) $(OUT)/locale/manifest
	@mkdir -p $(@D)
	$(call say,MAN,$@)
	$(Q)$(MANUAL_TOOL) $(or $(*:%/=%),en) $(OUT)/locale $(BUILT_DAY) \
		> $@.$(BUILD) && mv $@.$(BUILD) $@

# msgfmt wants to be told which catalogues of a folder to take.
desktop: $(OUT)/desktop/justenough.desktop
$(OUT)/desktop/justenough.desktop: data/justenough.desktop \
		$(wildcard locales/*.po)
	@mkdir -p $(@D)
	$(call say,DESK,$@)
	$(Q)cp locales/*.po $(@D)
	$(Q)ls locales/*.po | sed 's|.*/||; s/\.po$$//' > $(@D)/LINGUAS
	$(Q)msgfmt --desktop --template=$< -d $(@D) -o $@

# --- unit tests: tests/unit/FOLDER/NAME_test.c --------------------------------
UNIT_SOURCES := $(sort $(shell find tests/unit -name '*_test.c'))
UNIT := $(UNIT_SOURCES:%.c=$(TREE)/%)
define unit_rule
$(TREE)/tests/unit/$(1)/%_test: tests/unit/$(1)/%_test.c \
		$(wildcard tests/unit/*.h tests/unit/$(1)/*.h) $(USES.$(1):%=$(TREE)/%.a)
	@mkdir -p $$(@D)
	$$(call say,TEST,$$@)
	$$(Q)$$(COMPILE) -Itests/unit -o $$@ $$< $$(LINK.$(BUILD)) $$(LDFLAGS) \
		-Wl,--start-group $(USES.$(1):%=$(TREE)/%.a) -Wl,--end-group \
		$$(BASE_LIBS) -lcmocka -lm $$(LDLIBS)
endef
$(foreach f,$(FOLDERS),$(eval $(call unit_rule,$(f))))

# --- screens: tests/screen/NAME_test.c, driven without a terminal -------------
# Every other .c of that folder is linked with each of them.
SCREEN_SOURCES := $(sort $(wildcard tests/screen/*_test.c))
SCREEN := $(SCREEN_SOURCES:%.c=$(TREE)/%)
SCREEN_PARTS := $(filter-out $(SCREEN_SOURCES),$(wildcard tests/screen/*.c))
$(SCREEN): $(TREE)/%: %.c $(SCREEN_PARTS) $(wildcard tests/screen/*.h) \
		$(USES.ui:%=$(TREE)/%.a)
	@mkdir -p $(@D)
	$(call say,TEST,$@)
	$(Q)$(COMPILE) -Itests/screen -Itests/unit -o $@ $< $(SCREEN_PARTS) \
		$(LINK.$(BUILD)) $(LDFLAGS) -Wl,--start-group \
		$(USES.ui:%=$(TREE)/%.a) -Wl,--end-group $(BASE_LIBS) -lcmocka \
		$(LDLIBS)

.PHONY: unit-programs
unit-programs: $(UNIT) $(SCREEN)

# --- packets: vectors, what makes them, fuzzing -------------------------------
# Beside each main stands a second writing of the format, in recipe.c and
# sealer.c, that shares nothing with app/parcel.
PARCEL := $(addprefix $(TREE)/tests/,vectors/vectors_test fuzz/parcel_fuzz)
PARCEL_PARTS := $(addprefix tests/vectors/,recipe.c recipe_words.c sealer.c)
MAKE_VECTORS := $(TREE)/tests/vectors/make_vectors
.PHONY: parcel-programs vectors
parcel-programs: $(PARCEL) $(MAKE_VECTORS)
$(PARCEL): $(TREE)/%: %.c $(PARCEL_PARTS) $(wildcard tests/vectors/*.h) \
		$(USES.parcel:%=$(TREE)/%.a)
	@mkdir -p $(@D)
	$(call say,TEST,$@)
	$(Q)$(COMPILE) -Itests/vectors -o $@ $< $(PARCEL_PARTS) \
		$(LINK.$(BUILD)) $(LDFLAGS) -Wl,--start-group \
		$(USES.parcel:%=$(TREE)/%.a) -Wl,--end-group $(BASE_LIBS) -lcmocka \
		$(LDLIBS)
$(MAKE_VECTORS): tests/vectors/make_vectors.c $(PARCEL_PARTS) \
		$(wildcard tests/vectors/rows_*.c) \
		$(wildcard tests/vectors/*.h) $(TREE)/flags
	@mkdir -p $(@D)
	$(call say,LD,$@)
	$(Q)$(COMPILE) -Itests/vectors -o $@ $(filter %.c,$^) \
		$(LINK.$(BUILD)) $(LDFLAGS) $(BASE_LIBS) $(LDLIBS)
# Rules, texts and images that nobody would write.
GUARD_FUZZ := $(TREE)/tests/fuzz/guard_fuzz
GUARD_FUZZ_PARTS := $(sort $(wildcard tests/fuzz/guard_*.c))
.PHONY: guard-fuzz
guard-fuzz: $(GUARD_FUZZ)
$(GUARD_FUZZ): $(GUARD_FUZZ_PARTS) tests/fuzz/guard_fuzz.h \
		$(USES.catalogue:%=$(TREE)/%.a)
	@mkdir -p $(@D)
	$(call say,TEST,$@)
	$(Q)$(COMPILE) -Itests/fuzz -o $@ $(GUARD_FUZZ_PARTS) \
		$(LINK.$(BUILD)) $(LDFLAGS) $(call with_archives,$(USES.catalogue))

# The vectors as files, for another program.
vectors: $(MAKE_VECTORS)
	@mkdir -p $(OUT)/vectors
	$(Q)$< $(OUT)/vectors > tests/vectors/parcel.txt

# --- languages ---------------------------------------------------------------
# OUT/locale is what app/i18n/phrase.h is given: CODE/LC_MESSAGES/justenough.mo,
# a stub locale, and a manifest of hashes, without which nothing is read.
LOCALE := $(OUT)/locale
LANGUAGES := $(patsubst locales/%.po,%,$(sort $(wildcard locales/*.po)))
# Long and wide, and right-to-left: for tests alone, never installed.
PSEUDO.test := qps qar
PSEUDO.san := qps qar
PSEUDO.valgrind := qps qar
PSEUDO := $(PSEUDO.$(BUILD))
catalogues = $(1:%=$(LOCALE)/%/LC_MESSAGES/justenough.mo)
STUB := $(LOCALE)/justenough.utf8/LC_MESSAGES/SYS_LC_MESSAGES
C_UTF8 := $(firstword $(wildcard \
	/usr/lib/locale/C.utf8/LC_MESSAGES/SYS_LC_MESSAGES \
	/usr/lib/locale/C.UTF-8/LC_MESSAGES/SYS_LC_MESSAGES))

.PHONY: locale po
locale: $(LOCALE)/manifest

$(call catalogues,$(LANGUAGES)): $(LOCALE)/%/LC_MESSAGES/justenough.mo: \
		locales/%.po
	@mkdir -p $(@D)
	$(call say,MO,$<)
	$(Q)msgfmt -c -o $@ $<

$(call catalogues,qps qar): $(LOCALE)/%/LC_MESSAGES/justenough.mo: \
		locales/justenough.pot tests/tools/pseudo.awk
	@mkdir -p $(@D)
	$(call say,MO,$*)
	$(Q)msgcat --no-wrap --no-location $< | \
		awk -v language=$* -f tests/tools/pseudo.awk | msgfmt -o $@ -

# Copied and not made: localedef is not on every laptop.
$(STUB): $(C_UTF8)
	@mkdir -p $(@D)
	$(Q)test -n '$(C_UTF8)' || { echo 'C.UTF-8 is missing: install libc-bin'; \
		exit 1; }
	$(Q)cp $(C_UTF8) $@

# "texts N" is how many texts a complete catalogue has. Whatever a make of
# another variant left here stays in the list.
$(LOCALE)/manifest: $(call catalogues,$(LANGUAGES) $(PSEUDO)) $(STUB) \
		locales/justenough.pot Makefile
	$(Q)cd $(LOCALE) && { \
		echo "texts $$(($$(grep -c '^msgid ' \
			$(CURDIR)/locales/justenough.pot) - 1))"; \
		b2sum -l 256 */LC_MESSAGES/*; } > manifest.$(BUILD) && \
		mv manifest.$(BUILD) manifest

# What xgettext reads: all of app/, and the texts of data/.
PHRASES := --keyword --keyword=_ --keyword=N_ --keyword=C_:1c,2 \
	--keyword=NC_:1c,2 --keyword=P_:1,2 --keyword=phrase:1 \
	--keyword=phrase_in:2 --keyword=phrase_context:1c,2 \
	--keyword=phrase_context_in:2c,3 --keyword=phrase_plural:1,2 \
	--keyword=phrase_plural_in:2,3 --keyword=format_count:2,3
DATA_KEYS := name purpose label why option title text question answer right \
	wrong advice hint GenericName Comment Keywords
XGETTEXT := xgettext --from-code=UTF-8 --add-comments=TRANSLATORS: \
	--add-location=file --package-name=justenough

POT := locales/justenough.pot
pot:
	@mkdir -p $(OUT)
	$(call say,POT,$(POT))
	$(Q)find app -name '*.[ch]' | LC_ALL=C sort | \
		$(XGETTEXT) -L C $(PHRASES) -f - -o $(OUT)/all.pot
	$(Q)find data \( -name '*.task' -o -name '*.form' -o -name '*.lesson' \
		-o -name '*.sheet' -o -name '*.desktop' \) | \
		LC_ALL=C sort > $(OUT)/data.list
	$(Q)test ! -s $(OUT)/data.list || $(XGETTEXT) -j -L Desktop --keyword \
		$(DATA_KEYS:%=--keyword=%) -f $(OUT)/data.list -o $(OUT)/all.pot
	$(Q)sed -i -e '/^"POT-Creation-Date/d' \
		-e '1s/.*/# Texts of Just Enough./' -e '/^# [CF]/d' -e '/^# This/d' -e 's/^#\. \* /#. /' \
		$(OUT)/all.pot
	$(Q)cmp -s $(OUT)/all.pot $(POT) || cp $(OUT)/all.pot $(POT)

# Brings new texts into every .po, without guessing at their translation.
po: pot
	$(Q)for po in $(wildcard locales/*.po); do \
		msgmerge --quiet --update --backup=none --no-fuzzy-matching \
			--add-location=file $$po locales/justenough.pot || exit 1; \
	done

PO_CHECK := $(TREE)/tests/tools/po_check
PO_PARTS := tests/tools/po_check.c tests/tools/po_style.c \
	tests/tools/po_glossary.c
$(PO_CHECK): $(PO_PARTS) tests/tools/po_entry.h $(TREE)/i18n.a $(TREE)/base.a
	@mkdir -p $(@D)
	$(call say,LD,$@)
	$(Q)$(COMPILE) -Itests/tools -o $@ $(PO_PARTS) $(TREE)/i18n.a \
		$(TREE)/base.a $(LINK.$(BUILD)) $(LDFLAGS) $(BASE_LIBS) $(LDLIBS)

locale-check: $(PO_CHECK) locale
	$(Q)tests/locale.sh $(PO_CHECK)

PO_LETTERS := $(TREE)/tests/tools/po_letters
$(PO_LETTERS): tests/tools/po_letters.c $(TREE)/i18n.a $(TREE)/base.a
	@mkdir -p $(@D)
	$(call say,LD,$@)
	$(Q)$(COMPILE) -o $@ $^ $(LINK.$(BUILD)) $(LDFLAGS) $(BASE_LIBS) $(LDLIBS)

language-report: $(PO_CHECK) $(PO_LETTERS)
	$(Q)tests/tools/language_report.sh $(PO_CHECK) $(PO_LETTERS)

# These tests read catalogues.
$(filter $(foreach f,i18n flow cli ui,$(TREE)/tests/unit/$(f)/%),$(UNIT)) \
		$(SCREEN): | $(LOCALE)/manifest

# --- tests -------------------------------------------------------------------
# Everything that `make test` runs is a job: a program or script that prints
# `ok` and `not ok` lines; tests/run.sh counts them.
JOBS := 2
SCRIPTS := tests/layers.sh tests/layers_selftest.sh tests/release.sh \
	tests/locale.sh $(sort $(wildcard tests/guard/*_test.sh)) \
	tests/vectors/same_test.sh $(sort $(wildcard tests/cli/*_test.sh)) \
	$(sort $(wildcard tests/fault/*_test.sh)) \
	$(sort $(wildcard tests/session/*_test.sh))
# What reads bytes from outside, or keeps them, also runs under valgrind.
VALGRIND_UNITS := $(filter %/ini_test %/text_test %/keyfile_test \
	%/requests_test %/purge_test %/ask_test %/task_file_test \
	%/lesson_file_test %/input_test %/wire_test %/card_test, \
	$(UNIT_SOURCES:%.c=build/valgrind/%))
export OUT

# The released program takes its time (costly passphrases, the real clock), so
# its variant can't run them.
ifeq ($(BUILD),release)
unit:
	$(Q)$(MAKE) --no-print-directory BUILD=test unit
else
unit: $(UNIT) $(SCREEN)
	$(Q)tests/run.sh $(OUT)/results-unit $(UNIT) $(SCREEN)
endif
san:
	$(Q)$(MAKE) --no-print-directory BUILD=san unit

.PHONY: test-build test-run
test-build:
	$(Q)$(MAKE) --no-print-directory STRICT=1 all
	$(Q)$(MAKE) --no-print-directory STRICT=1 BUILD=test all unit-programs \
		fault-programs guard-programs parcel-programs $(OUT)/test/tests/tools/po_check
	$(Q)$(MAKE) --no-print-directory STRICT=1 BUILD=san all unit-programs \
		parcel-programs guard-fuzz
	$(Q)$(MAKE) --no-print-directory STRICT=1 BUILD=valgrind \
		$(VALGRIND_UNITS:build/%=$(OUT)/%)
	$(Q)$(MAKE) --no-print-directory STRICT=1 CC=clang OUT=$(OUT)/clang all
test-run:
	$(Q)JOBS=$(JOBS) tests/run.sh $(OUT)/results $(SCRIPTS) \
		$(UNIT_SOURCES:%.c=$(OUT)/test/%) $(UNIT_SOURCES:%.c=$(OUT)/san/%) \
		$(SCREEN_SOURCES:%.c=$(OUT)/test/%) \
		$(SCREEN_SOURCES:%.c=$(OUT)/san/%) \
		$(OUT)/test/tests/vectors/vectors_test \
		$(OUT)/san/tests/vectors/vectors_test \
		'$(OUT)/san/tests/fuzz/parcel_fuzz 40000' \
		'$(OUT)/san/tests/fuzz/guard_fuzz 300' \
		$(VALGRIND_UNITS:build/%='valgrind -q --error-exitcode=9 \
			--leak-check=full $(OUT)/%')
test: packages-test
	$(Q)$(MAKE) --no-print-directory -j2 test-build
	$(Q)$(MAKE) --no-print-directory test-run

# Programs that the fault sweeps drive: tests/fault/NAME_steps.c.
FAULT := $(patsubst %.c,$(TREE)/%,$(sort $(wildcard tests/fault/*_steps.c)))
.PHONY: fault-programs guard-programs
fault-programs: $(FAULT)
$(FAULT): $(TREE)/%: %.c $(wildcard tests/fault/*.h) \
		$(USES.flow:%=$(TREE)/%.a)
	@mkdir -p $(@D)
	$(call say,LD,$@)
	$(Q)$(COMPILE) -o $@ $< $(LINK.$(BUILD)) $(LDFLAGS) \
		$(call with_archives,$(USES.flow))

# --- the guard's own measure --------------------------------------------------
REPORT := $(TREE)/tests/guard/report
TURN := $(TREE)/tests/guard/turn
guard-programs: $(REPORT) $(TURN)
$(REPORT) $(TURN): $(TREE)/%: %.c $(USES.catalogue:%=$(TREE)/%.a)
	@mkdir -p $(@D)
	$(call say,LD,$@)
	$(Q)$(COMPILE) -o $@ $< $(LINK.$(BUILD)) $(LDFLAGS) \
		$(call with_archives,$(USES.catalogue))
guard-report: guard-programs
	@echo "lines the rules were written with"
	@$(REPORT) data $(sort $(filter-out %.held.tsv,$(wildcard tests/guard/*.tsv)))
	@echo
	@echo "lines set aside meanwhile"
	@$(REPORT) data $(sort $(wildcard tests/guard/*.held.tsv))

# --- speed and memory, never as timed tests -----------------------------------
BENCH := $(patsubst %.c,$(TREE)/%,$(sort $(wildcard tests/bench/*_bench.c)))
$(BENCH) $(TREE)/tests/bench/fill: $(TREE)/%: %.c $(wildcard tests/bench/*.h) \
		tests/unit/parcel/many.h $(USES.ui:%=$(TREE)/%.a)
	@mkdir -p $(@D)
	$(call say,LD,$@)
	$(Q)$(COMPILE) -o $@ $< $(LINK.$(BUILD)) $(LDFLAGS) \
		$(call with_archives,$(USES.ui))
$(TREE)/tests/bench/floor: tests/bench/floor.c
	@mkdir -p $(@D)
	$(Q)$(COMPILE) -o $@ $< $(LINK.$(BUILD)) $(shell pkg-config --libs ncursesw)
bench: packages-test
	$(Q)$(MAKE) --no-print-directory all bench-run
.PHONY: bench-run
bench-run: $(BENCH) $(TREE)/tests/bench/floor $(TREE)/tests/bench/fill
	$(Q)tests/bench/run.sh $(TREE)/tests/bench $(PROGRAM)

# --- long tests: run before saying that something is done ---------------------
MANY_SLOW := MANY_LAPTOPS=40 MANY_PACKETS=6000 MANY_NEEDS=400 MANY_SEED=9
slow: packages-test
	$(Q)$(MAKE) --no-print-directory BUILD=test all fault-programs \
		$(OUT)/test/tests/unit/flow/many_test
	$(Q)$(MAKE) --no-print-directory BUILD=san parcel-programs guard-fuzz
	$(Q)JOBS=1 JOB_SECONDS=5400 tests/run.sh $(OUT)/results-slow \
		'$(OUT)/san/tests/fuzz/parcel_fuzz 10000000 2' \
		'$(OUT)/san/tests/fuzz/guard_fuzz 30000 2' \
		'env $(MANY_SLOW) $(OUT)/test/tests/unit/flow/many_test' \
		$(filter-out %_test.sh,$(sort $(wildcard tests/fault/*.sh)))

# Not part of `make test`: Syncthing is no package that the program needs.
packages-exchange:
	$(call install_packages,$(EXCHANGE_PACKAGES))
test-exchange: packages-exchange
	$(Q)$(MAKE) --no-print-directory BUILD=test all fault-programs
	$(Q)JOBS=1 tests/run.sh $(OUT)/results-exchange \
		tests/exchange/syncthing.sh

# --- codes, as a phone's camera sees them --------------------------------------
QR_FILL := $(TREE)/tests/session/qr_fill
PICTURE_FILL := $(TREE)/tests/session/picture_fill
$(QR_FILL) $(PICTURE_FILL): $(TREE)/%: %.c tests/session/fill.h \
		$(USES.flow:%=$(TREE)/%.a)
	@mkdir -p $(@D)
	$(call say,LD,$@)
	$(Q)$(COMPILE) -o $@ $< $(LINK.$(BUILD)) $(LDFLAGS) \
		$(call with_archives,$(USES.flow))
.PHONY: test-qr qr-programs packages-qr
qr-programs: $(QR_FILL) $(PICTURE_FILL)
packages-qr:
	$(call install_packages,$(QR_PACKAGES))
test-qr: packages-qr
	$(Q)$(MAKE) --no-print-directory BUILD=test all qr-programs
	$(Q)JOBS=1 JOB_SECONDS=3600 tests/run.sh $(OUT)/results-qr \
		tests/session/qr.sh

packages-pictures:
	$(call install_packages,$(PICTURE_PACKAGES))
screenshots: packages-pictures
	$(Q)$(MAKE) --no-print-directory BUILD=test all qr-programs
	$(Q)tests/session/screenshots.sh
	$(Q)tests/session/pictures.sh
	$(Q)tests/session/restored.sh

# --- installing ---------------------------------------------------------------
SHARE := $(DESTDIR)$(PREFIX)/share
install: all
	$(Q)$(MAKE) --no-print-directory install-files
# Puts what was made where it belongs, and makes nothing.
.PHONY: install-files
install-files:
	$(Q)install -Dm755 $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/justenough
	$(Q)cd data && find . \( -name '*.task' -o -name '*.form' -o -name '*.rules' \
		-o -name '*.lesson' -o -name '*.sheet' \) -exec \
		install -Dm644 {} $(SHARE)/justenough/data/{} \;
	$(Q)install -Dm644 $(OUT)/guard.image $(SHARE)/justenough/guard.image
	$(Q)cd $(LOCALE) && find $(LANGUAGES) justenough.utf8 manifest -type f \
		-exec install -Dm644 {} $(SHARE)/justenough/locale/{} \;
	$(Q)cd $(OUT)/man && find $(MANUAL:$(OUT)/man/%=%) \
		-exec install -Dm644 {} $(SHARE)/man/{} \;
	$(Q)install -Dm644 $(OUT)/desktop/justenough.desktop \
		$(SHARE)/applications/justenough.desktop
