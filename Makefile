MVN ?= mvn -B -ntp
MVN_ARGS ?=
DEMO = $${JAVA_HOME:+$$JAVA_HOME/bin/}java -jar examples/demo/target/cocoon-common-examples-demo.jar
SEEDS ?= 1000
# What is formatted and published; the bill of materials has no parent and no sources.
SOURCES := -pl '!bom'

.DEFAULT_GOAL := help
.PHONY: all build test lint fmt generate api registries manifests contract demo demo-faults explore explore-large stories soak help

all: ## everything that CI does
	bash .ci/run

build: ## compile and package all modules, without tests
	$(MVN) $(MVN_ARGS) -DskipTests package

test: ## all tests and checks; those on a real API server where KUBEBUILDER_ASSETS names its binaries
	$(MVN) $(MVN_ARGS) verify

lint: ## formatting, and that what is generated is what the sources in crds/ say
	$(MVN) $(MVN_ARGS) -q $(SOURCES) spotless:check
	$(MAKE) generate manifests
	@git status --porcelain -- crds apis/src/generated | { ! grep . ; } || \
	  { echo "crds/ or apis/src/generated is not what the generator writes, or not committed" >&2; exit 1; }

fmt: ## format all Java sources
	$(MVN) $(MVN_ARGS) -q $(SOURCES) spotless:apply

generate: ## crds/ to Java types, in apis/src/generated
	$(MVN) $(MVN_ARGS) -q -pl build/crd-types compile exec:java@generate

api: ## the public API of each module, in docs/api
	$(MVN) $(MVN_ARGS) -q -pl build/checks -am -Dapi.write=true -Dtest=ApiListingTest \
	  -Dsurefire.failIfNoSpecifiedTests=false verify

registries: ## what real registries answer, to docs/registries.md; needs the binaries that the README names
	$(MVN) $(MVN_ARGS) -q -pl registry -am test -Dtest=RegistriesPageTest -Dsurefire.failIfNoSpecifiedTests=false \
	  -Dcocoon.registries=$(CURDIR)/docs/registries.md

manifests: ## crds/ in canonical form, with its kustomization
	$(MVN) $(MVN_ARGS) -q -pl build/crd-types compile exec:java@manifests

contract: ## which test holds which rule, to docs/contract-coverage.md
	$(MVN) $(MVN_ARGS) -q -pl build/checks -am -Dtest=ContractCoverageTest -Dsurefire.failIfNoSpecifiedTests=false \
	  -Dcocoon.write=true test

demo: ## the main job on an embedded API server, or on the cluster of KUBECONFIG_DEMO=path; SEED=n replays a run with faults
	$(MVN) $(MVN_ARGS) -q -pl examples/demo -am -DskipTests package
	$(DEMO) $(if $(SEED),--seed $(SEED))

demo-faults: ## SEEDS runs (1000) of operator and kubelets with random faults, not printed
	$(MVN) $(MVN_ARGS) -q -pl examples/demo -am -DskipTests package
	$(DEMO) --faults $(SEEDS)

# The explorer needs nothing but core and itself.
EXPLORE = $(MVN) $(MVN_ARGS) -q -pl testkit/explorer -am -DskipTests package && $${JAVA_HOME:+$$JAVA_HOME/bin/}java $(1) \
  -cp core/target/classes:testkit/explorer/target/classes io.cocoonstack.common.testkit.explorer.rounds.ExploreMain $(2)
EXPLORE_HEAP ?= 8g
EXPLORE_STATES ?= 175000000

explore: ## the round explorer within the bounds of a pull request; VARIANT=NAME: one wrong variant and its counterexample
	$(call EXPLORE,-Xmx2g,$(if $(VARIANT),variant $(VARIANT),pull-request))

explore-large: ## the nightly bounds, as far as EXPLORE_HEAP and EXPLORE_STATES carry
	$(call EXPLORE,-Xmx$(EXPLORE_HEAP),large $(EXPLORE_STATES))

stories: ## what the explorer finds wrong with each wrong variant, to docs/counterexamples.md
	$(call EXPLORE,-Xmx2g,stories docs/counterexamples.md)

soak: explore-large demo-faults ## what takes hours: the nightly bounds, fault runs, and changes to the code that tests must see
	$(MVN) $(MVN_ARGS) -P mutation verify

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
