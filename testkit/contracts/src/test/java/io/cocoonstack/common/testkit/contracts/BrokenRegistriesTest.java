package io.cocoonstack.common.testkit.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.round.DropResult;
import io.cocoonstack.common.round.ProbeResult;
import io.cocoonstack.common.round.SnapshotRegistry;
import io.cocoonstack.common.testkit.world.FakeSnapshotRegistry;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Each deliberately broken registry is caught by the rule that it breaks. */
class BrokenRegistriesTest {

    @TempDir
    Path reports;

    /** A client over the fake that does one thing wrong. */
    private record Broken(String name, String rule, Function<FakeSnapshotRegistry, SnapshotRegistry> client) {}

    private static final List<Broken> ALL = List.of(
            new Broken(
                    "TAKES_A_FAILURE_FOR_AN_ABSENCE",
                    "required_12_aProbeThatFailsIsNoAbsence",
                    fake -> new Client(fake) {
                        @Override
                        public ProbeResult probe(String name, String tag) {
                            ProbeResult result = super.probe(name, tag);
                            return result instanceof ProbeResult.Failed ? new ProbeResult.Absent() : result;
                        }
                    }),
            new Broken(
                    "THROWS_WHAT_IT_SHOULD_ANSWER", "required_12_aProbeThatFailsIsNoAbsence", fake -> new Client(fake) {
                        @Override
                        public ProbeResult probe(String name, String tag) {
                            ProbeResult result = super.probe(name, tag);
                            if (result instanceof ProbeResult.Failed failed
                                    && failed.cause() instanceof UncheckedIOException e) {
                                throw e;
                            }
                            return result;
                        }
                    }),
            new Broken(
                    "TAKES_A_FAILED_DROP_FOR_A_SUCCESS",
                    "required_12_aDropThatFailsIsNoSuccess",
                    fake -> new Client(fake) {
                        @Override
                        public DropResult drop(String name, String digest) {
                            DropResult result = super.drop(name, digest);
                            return result instanceof DropResult.Failed ? new DropResult.Gone() : result;
                        }
                    }),
            new Broken(
                    "TAKES_A_REFUSED_DROP_FOR_A_SUCCESS",
                    "required_12_aRegistryThatDeletesNothingSaysSo",
                    fake -> new Client(fake) {
                        @Override
                        public DropResult drop(String name, String digest) {
                            DropResult result = super.drop(name, digest);
                            return result instanceof DropResult.Unsupported ? new DropResult.Gone() : result;
                        }
                    }),
            new Broken(
                    "DROPS_WHAT_STANDS_AT_THE_TAG",
                    "required_6_2_2_aDropOfAnOlderDigestLeavesTheNewerSnapshot",
                    fake -> new Client(fake) {
                        @Override
                        public DropResult drop(String name, String digest) {
                            return dropTag(name, "hibernate");
                        }
                    }),
            new Broken("TAKES_A_TAG_FOR_A_DIGEST", "required_6_2_2_aTagIsNoDigest", fake -> new Client(fake) {
                @Override
                public DropResult drop(String name, String digest) {
                    return digest.startsWith("sha256:") ? super.drop(name, digest) : dropTag(name, digest);
                }
            }),
            new Broken("DROPS_THE_WHOLE_REPOSITORY", "required_12_aDropTakesNothingElse", fake -> new Client(fake) {
                @Override
                public DropResult drop(String name, String digest) {
                    dropTag(name, "latest");
                    return super.drop(name, digest);
                }
            }),
            new Broken("DROPS_NOTHING", "required_12_aDropTakesTheSnapshot", fake -> new Client(fake) {
                @Override
                public DropResult drop(String name, String digest) {
                    return new DropResult.Gone();
                }
            }),
            new Broken(
                    "TAKES_AN_ABSENCE_FOR_A_FAILED_DROP",
                    "required_12_toDropWhatIsAbsentIsASuccess",
                    fake -> new Client(fake) {
                        @Override
                        public DropResult drop(String name, String digest) {
                            boolean there = fake.snapshots().values().stream()
                                    .anyMatch(snapshot -> snapshot.digest().equals(digest));
                            return there ? super.drop(name, digest) : new DropResult.Failed("404", null);
                        }
                    }),
            new Broken("KEEPS_ITS_FIRST_ANSWER", "required_12_aProbeFollowsTheTag", fake -> new Client(fake) {
                @Override
                public ProbeResult probe(String name, String tag) {
                    return answers.computeIfAbsent(name + ":" + tag, key -> super.probe(name, tag));
                }
            }),
            new Broken(
                    "ASKS_FOR_ANY_TAG", "required_12_anotherTagIsNotTheOneThatWasAskedFor", fake -> new Client(fake) {
                        @Override
                        public ProbeResult probe(String name, String tag) {
                            ProbeResult result = super.probe(name, tag);
                            return result instanceof ProbeResult.Absent ? super.probe(name, "latest") : result;
                        }
                    }),
            new Broken(
                    "ANSWERS_ANOTHER_DIGEST",
                    "required_12_aProbeAnswersTheDigestOfTheManifest",
                    fake -> new Client(fake) {
                        @Override
                        public ProbeResult probe(String name, String tag) {
                            return super.probe(name, tag) instanceof ProbeResult.Present present
                                    ? new ProbeResult.Present("sha256:" + "00".repeat(32), present.origin())
                                    : super.probe(name, tag);
                        }
                    }),
            new Broken(
                    "TAKES_AN_UNKNOWN_REPOSITORY_FOR_A_FAILURE",
                    "required_12_whatWasNeverPushedIsAbsent",
                    fake -> new Client(fake) {
                        @Override
                        public ProbeResult probe(String name, String tag) {
                            boolean known =
                                    fake.snapshots().keySet().stream().anyMatch(key -> key.startsWith(name + ":"));
                            return known ? super.probe(name, tag) : new ProbeResult.Failed("NAME_UNKNOWN", null);
                        }
                    }),
            new Broken(
                    "TAKES_AN_IMPOSSIBLE_NAME_FOR_AN_ABSENCE",
                    "required_12_whatCannotBeANameIsAFailure",
                    fake -> new Client(fake) {
                        @Override
                        public ProbeResult probe(String name, String tag) {
                            ProbeResult result = super.probe(name, tag);
                            return result instanceof ProbeResult.Failed failed
                                            && failed.cause() instanceof IllegalArgumentException
                                    ? new ProbeResult.Absent()
                                    : result;
                        }
                    }),
            new Broken(
                    "READS_NOTHING_OF_THE_POD",
                    "required_6_3_9_aProbeTellsWhoseSnapshotItIs",
                    fake -> new Client(fake) {
                        @Override
                        public ProbeResult probe(String name, String tag) {
                            return super.probe(name, tag) instanceof ProbeResult.Present present
                                    ? new ProbeResult.Present(present.digest())
                                    : super.probe(name, tag);
                        }
                    }),
            new Broken(
                    "REFUSES_WHAT_NAMES_NO_POD",
                    "required_6_3_9_aManifestWithoutAnnotationsIsAccepted",
                    fake -> new Client(fake) {
                        @Override
                        public ProbeResult probe(String name, String tag) {
                            return super.probe(name, tag) instanceof ProbeResult.Present present
                                            && present.origin().podName() == null
                                    ? new ProbeResult.Failed("the manifest has no annotations", null)
                                    : super.probe(name, tag);
                        }
                    }));

    /** In order, unless overridden. */
    private static class Client implements SnapshotRegistry {

        final FakeSnapshotRegistry fake;
        final Map<String, ProbeResult> answers = new HashMap<>();

        Client(FakeSnapshotRegistry fake) {
            this.fake = fake;
        }

        DropResult dropTag(String name, String tag) {
            return fake.probe(name, tag) instanceof ProbeResult.Present present
                    ? fake.drop(name, present.digest())
                    : new DropResult.Gone();
        }

        @Override
        public ProbeResult probe(String name, String tag) {
            return fake.probe(name, tag);
        }

        @Override
        public DropResult drop(String name, String digest) {
            return fake.drop(name, digest);
        }
    }

    @TestFactory
    Stream<DynamicTest> eachIsCaughtByTheRuleThatItBreaks() {
        return ALL.stream()
                .map(broken -> DynamicTest.dynamicTest(
                        broken.name(),
                        () -> assertThat(failures(broken.name(), broken.rule())).contains(broken.rule())));
    }

    private Set<String> failures(String broken, String test) {
        System.setProperty(BrokenRegistryContract.WHICH, broken);
        return ContractRun.failures(BrokenRegistryContract.class, reports, test);
    }

    @Test
    void theReportTellsTheOutcomeOfEachRule() {
        failures("TAKES_A_TAG_FOR_A_DIGEST", "required_6_2_2_aTagIsNoDigest");
        assertThat(reports.resolve(BrokenRegistryContract.class.getName() + ".json"))
                .content()
                .contains("\"rule\" : \"6.2.2\"", "\"outcome\" : \"failed\"", "\"outcome\" : \"passed\"", "seconds");
    }

    @Test
    void aDriverThatAbortsSkipsTheRule() {
        assertThat(ContractRun.failures(
                        AbsentRegistryContract.class, reports, "required_12_aProbeAnswersTheDigestOfTheManifest"))
                .isEmpty();
    }

    /** As where the binary of a registry is not on the machine. */
    @Disabled("a registry that is not there, to be run by its own test")
    static class AbsentRegistryContract implements SnapshotRegistryContract {

        @Override
        public SnapshotRegistryDriver newDriver() {
            return Assumptions.abort("there is no registry");
        }
    }

    /** Run by the tests above alone. */
    @Disabled("a broken registry, to be run by its own test")
    static class BrokenRegistryContract implements SnapshotRegistryContract {

        static final String WHICH = "cocoon.contract.broken";

        @Override
        public SnapshotRegistryDriver newDriver() {
            String which = System.getProperty(WHICH);
            Broken broken = ALL.stream()
                    .filter(one -> one.name().equals(which))
                    .findFirst()
                    .orElseThrow();
            return new FakeRegistryDriver() {
                private final Map<FakeSnapshotRegistry, SnapshotRegistry> clients = new HashMap<>();

                @Override
                SnapshotRegistry clientOf(FakeSnapshotRegistry registry) {
                    return clients.computeIfAbsent(registry, broken.client());
                }
            };
        }
    }
}
