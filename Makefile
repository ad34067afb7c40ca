# make run [BOOK=Firm.alumni]   builds and starts the program
# make test                     everything that has to be right before a change goes in
# make build                    the program as ./alumnibook

export LANG ?= en_US.UTF-8
BOOK ?=

.PHONY: run test build setup

run: setup
	go run -tags migrated_fynedo . $(if $(BOOK),--book "$(BOOK)")

test:
	scripts/setup test
	scripts/test

build: setup
	go build -trimpath -tags migrated_fynedo,no_emoji -ldflags "-s -w" -o alumnibook .

setup:
	@scripts/setup
