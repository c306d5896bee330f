MVN ?= mvn -B -ntp
MVN_ARGS ?=
DEMO = $${JAVA_HOME:+$$JAVA_HOME/bin/}java -jar examples/demo/target/cocoon-common-examples-demo.jar
SEEDS ?= 1000
PUBLISHED := bom,auth,registry,server,admission,integrations/spring-boot,testkit
# JVMs a method, and measured seconds a JVM.
BENCH_FORKS ?= 2
BENCH_ITERATIONS ?= 4
# Rounds of each way to load each server, measured seconds a round, and requests a second where they come at a rate.
LOAD_ROUNDS ?= 3
LOAD_SECONDS ?= 2
LOAD_RATE ?= 2000
# Starts of the webhook, each way and JDK.
STARTUP_RUNS ?= 11
# Those that Spring Boot 3.5.7 and 4.0.7 force.
JETTYS ?= 12.0.29 12.1.10
# The two lines that the starter is for, and the newest release.
BOOTS ?= 3.5.7 4.0.7 4.1.2
# The oldest release of fabric8 that we are for, and the newest.
CLIENTS ?= 7.5.2 8.0.0
# Of Kubernetes: the oldest, the one of CI, and the newest.
VERSIONS ?= 1.34.4 1.36.3 1.37.2
# What is formatted; these have no parent. The starter formats its example, and the root the quickstart.
SOURCES := -pl '!bom,!integrations/spring-boot/example,!examples/quickstart'

SHELL := bash
.SHELLFLAGS := -o pipefail -c
# The generator of the builders reports its progress between carriage returns.
PLAIN := 2>&1 | sed -u 's/.*\r//'
# A line for each module that Maven begins, and its warnings and errors: $(call modules,ARGUMENTS)
modules = $(MVN) $(MVN_ARGS) $(1) 2>&1 | \
  sed -un 's/.*\r//; s/^\[INFO\] Building \(.*\) [^ ]* *\(\[[0-9]*\/[0-9]*\]\)$$/\2 \1/p; /^\[\(WARNING\|ERROR\)\]/p'

.DEFAULT_GOAL := help
.PHONY: all build install test lint fmt generate api api-compat registries manifests contract demo demo-faults demo-jar \
  explore explore-large bench load startup scale stories soak jetty starter jars compat api-servers clients help

all: ## everything that CI does
	bash .ci/run

build: ## compile and package all modules, without tests
	$(call modules,-DskipTests package)

install: ## the artifacts into Maven's local repository, as long as there is no release; without tests
	$(call modules,-Dmaven.test.skip -Dmdep.analyze.skip -pl $(PUBLISHED) -am install)

test: ## all tests and checks; those on a real API server where KUBEBUILDER_ASSETS names its binaries
	$(MVN) $(MVN_ARGS) verify $(PLAIN)

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

api-compat: ## whether users of the commit in build/api-baseline still compile and run, but for build/api-accepted
	MVN="$(MVN) $(MVN_ARGS)" bash build/api-compat

registries: ## what real registries answer, to docs/registries.md; needs the binaries that the README names
	$(MVN) $(MVN_ARGS) -q -pl registry -am test -Dtest=RegistriesPageTest -Dsurefire.failIfNoSpecifiedTests=false \
	  -Dcocoon.registries=$(CURDIR)/docs/registries.md

manifests: ## crds/ in canonical form, with its kustomization
	$(MVN) $(MVN_ARGS) -q -pl build/crd-types compile exec:java@manifests

contract: ## which test holds which rule, to docs/contract-coverage.md
	$(MVN) $(MVN_ARGS) -q -pl build/checks -am -Dtest=ContractCoverageTest -Dsurefire.failIfNoSpecifiedTests=false \
	  -Dcocoon.write=true test

demo: demo-jar ## the main job on an embedded API server, or on the cluster of KUBECONFIG_DEMO=path; SEED=n replays a run with faults
	@echo "== running it"
	@$(DEMO) $(if $(SEED),--seed $(SEED))

demo-faults: demo-jar ## SEEDS runs (1000) of operator and kubelets with random faults, not printed
	@echo "== running it $(SEEDS) times"
	@$(DEMO) --faults $(SEEDS)

demo-jar:
	@echo "== building the demo and the modules that it needs: some minutes the first time"
	@$(call modules,-pl examples/demo -am -DskipTests package)

# The explorer needs nothing but core and itself.
EXPLORE = $(call modules,-pl testkit/explorer -am -DskipTests package) && $${JAVA_HOME:+$$JAVA_HOME/bin/}java $(1) \
  -cp core/target/classes:testkit/explorer/target/classes io.cocoonstack.common.testkit.explorer.rounds.ExploreMain $(2)
EXPLORE_HEAP ?= 8g
EXPLORE_STATES ?= 500000000

# The classes of build/benchmarks, once it was packaged.
BENCHMARKS = $${JAVA_HOME:+$$JAVA_HOME/bin/}java \
  -cp "build/benchmarks/target/test-classes:$$(cat build/benchmarks/target/classpath)" io.cocoonstack.common.benchmarks
MEASURED := -pl build/benchmarks,examples/webhook,testkit/explorer -am -DskipTests -P bench package

explore: ## the round explorer within the bounds of a pull request; VARIANT=NAME: one wrong variant and its counterexample
	$(call EXPLORE,-Xmx2g,$(if $(VARIANT),variant $(VARIANT),pull-request))

explore-large: ## the nightly bounds, as far as EXPLORE_HEAP and EXPLORE_STATES carry; RUN=name: those whose names have it
	$(call EXPLORE,-Xmx$(EXPLORE_HEAP) -Xmn64m -XX:+UseSerialGC,large $(EXPLORE_STATES) $(if $(RUN),'$(RUN)'))

stories: ## what the explorer finds wrong with each wrong variant, to docs/counterexamples.md
	$(call EXPLORE,-Xmx2g,stories docs/counterexamples.md)

compat: ## small users of the artifacts on the versions that users have, to docs/compatibility.md; ROW=name: one of them
	bash build/consumers/compat $(ROW)

bench: ## every row of docs/performance.md, about ten minutes, written there; ROW=session: those that begin so, printed
	@$(call modules,-pl build/benchmarks -am -DskipTests -P bench package)
	@$(BENCHMARKS).BenchmarkMain . "$(ROW)" $(BENCH_FORKS) $(BENCH_ITERATIONS)

load: ## the webhook under load over TLS beside an echo and a webhook in Go, to docs/scale.md; six minutes
	@$(call modules,$(MEASURED))
	@$(BENCHMARKS).load.LoadMain . $(LOAD_ROUNDS) $(LOAD_SECONDS) $(LOAD_RATE)

startup: ## the start of the webhook with and without an archive of its classes, to docs/scale.md; two minutes
	@$(call modules,$(MEASURED))
	@$(BENCHMARKS).load.StartUpMain . $(STARTUP_RUNS)

scale: ## time and allocation against the size of the input, to docs/scale.md; three minutes
	@$(call modules,$(MEASURED))
	@$(BENCHMARKS).scale.ScaleMain .

api-servers: ## the tests that need a real API server, on each of VERSIONS, to docs/compatibility.md
	MVN="$(MVN) $(MVN_ARGS)" bash build/consumers/suites api-servers $(VERSIONS)

soak: explore-large demo-faults ## what takes hours: the nightly bounds, fault runs, and changes to the code that tests must see
	$(MVN) $(MVN_ARGS) -P mutation verify

clients: ## the tests of apis and k8s, compiled against our fabric8, on each of CLIENTS, to docs/compatibility.md
	MVN="$(MVN) $(MVN_ARGS)" bash build/consumers/suites clients $(CLIENTS)

jetty: ## the tests of server, compiled against our Jetty, on each of JETTYS, to docs/compatibility.md
	MVN="$(MVN) $(MVN_ARGS)" bash build/consumers/suites jetty $(JETTYS)

starter: ## the tests of the Spring Boot starter and its example, on each of BOOTS, to docs/compatibility.md
	MVN="$(MVN) $(MVN_ARGS)" bash build/consumers/suites starter $(BOOTS)

jars: ## two builds in two folders give equal jars, each with its LICENSE and bill of materials
	bash build/jars

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
