# Everything one does with hoso. `make run` and `make test` bring a fresh Debian 12 all that they need.
SHELL := /bin/bash
DESTDIR ?=
PREFIX ?= /usr/local
SWIFT ?= swift
RELEASE := --configuration release --static-swift-stdlib
SOURCES := Package.swift Sources Tests

.PHONY: run test build release lint format bench install deb clean

run:
	@.ci/prerequisites run
	@$(MAKE) --no-print-directory release
	@if [ -t 0 ] && [ -t 1 ]; then exec .build/release/hoso demo; else exec .build/release/hoso demo --unattended; fi

test:
	@.ci/prerequisites test
	$(SWIFT) build --build-tests
	PATH="$(CURDIR)/.build/tools/bin:$$PATH" $(SWIFT) test --skip-build --disable-xctest

build:
	$(SWIFT) build

release:
	$(SWIFT) build $(RELEASE) --product hoso

lint:
	@.ci/lint

format:
	$(SWIFT) format --in-place --parallel --recursive --configuration .swift-format $(SOURCES)
	find Sources Tests -name '*.[ch]' -exec clang-format -i {} +

bench:
	@.ci/prerequisites bench
	@$(MAKE) --no-print-directory release
	python3 Tests/Bench/bench.py

install: release
	install -Dm755 .build/release/hoso $(DESTDIR)$(PREFIX)/bin/hoso
	install -d $(DESTDIR)$(PREFIX)/share/hoso
	cp -r screens themes $(DESTDIR)$(PREFIX)/share/hoso/
	cp -rT Sources/Sandbox/Resources $(DESTDIR)$(PREFIX)/share/hoso/sandbox

deb: release
	.ci/package

clean:
	rm -rf .build
