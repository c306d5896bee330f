package io.cocoonstack.common.testkit.explorer.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.round.KubeletStep;
import io.cocoonstack.common.round.PodFacts;
import io.cocoonstack.common.round.RestoreDecision;
import io.cocoonstack.common.testkit.explorer.Counterexample;
import io.cocoonstack.common.testkit.explorer.Explorer;
import io.cocoonstack.common.testkit.explorer.rounds.Bounds.Part;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A patch that is not what the library writes is seen by the quick runs. */
class WritesTest {

    private static final Map<String, @Nullable String> NOTHING = Map.of();

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("a wake request from epoch 0 whatever was read", wake(with("wake-from-epoch", "0"))),
                Arguments.of("a wake request without an epoch", wake(without("wake-from-epoch"))),
                Arguments.of("a wake request that leaves the flag", wake(without("hibernate"))),
                Arguments.of("a hibernate request that sets no flag", new Writes() {
                    @Override
                    public Map<String, @Nullable String> hibernateRequest() {
                        return NOTHING;
                    }
                }),
                Arguments.of("a stamp that is not the generation", new Writes() {
                    @Override
                    public Map<String, String> stamp(long generation) {
                        return Map.of(Annotations.GENERATION, "x");
                    }
                }),
                Arguments.of("a restore without the flag", created(without("restore-from-hibernate"))),
                Arguments.of("a restore without an epoch", created(without("wake-from-epoch"))),
                Arguments.of("a restore that does not stay hibernated", created(without("hibernate"))),
                Arguments.of("an epoch after a wake that does not look at wake-from-epoch", new Writes() {
                    @Override
                    public Map<String, @Nullable String> report(PodFacts pod, KubeletStep.Report step) {
                        boolean wake = pod.isWakePending() && step.patch().containsKey(Annotations.HIBERNATE_EPOCH);
                        return wake
                                ? with(
                                                "hibernate-epoch",
                                                "" + (pod.hibernateEpoch().value() + 1))
                                        .apply(step.patch())
                                : step.patch();
                    }
                }),
                Arguments.of("an epoch that does not grow", new Writes() {
                    @Override
                    public Map<String, @Nullable String> report(PodFacts pod, KubeletStep.Report step) {
                        return step.patch().containsKey(Annotations.HIBERNATE_EPOCH)
                                ? with(
                                                "hibernate-epoch",
                                                "" + pod.hibernateEpoch().value())
                                        .apply(step.patch())
                                : step.patch();
                    }
                }),
                Arguments.of("ready without an epoch", report("ready", without("hibernate-epoch"))),
                Arguments.of("ready without a VM id", report("ready", without("id"))),
                Arguments.of("ready without an ip", report("ready", without("ip"))),
                Arguments.of("hibernating instead of ready", report("ready", with("lifecycle-state", "hibernating"))),
                Arguments.of("hibernated beside an id", report("hibernated", without("id"))),
                Arguments.of("hibernated with the id", report("hibernated", without("id", "ip", "vnc-port"))),
                Arguments.of("hibernated beside an ip", report("hibernated", without("ip"))),
                Arguments.of(
                        "hibernated of no generation", report("hibernated", without("lifecycle-observed-generation"))),
                Arguments.of("hibernating without the state", report("hibernating", without("lifecycle-state"))),
                Arguments.of("creating that takes an epoch along", report("creating", with("hibernate-epoch", "0"))),
                Arguments.of("a report that takes the flag away", report("hibernated", with("hibernate", null))),
                Arguments.of("a report that writes an annotation of others", report("ready", with("mode", "run"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrong")
    void aWrongPatchIsSeenByTheQuickRuns(String what, Writes writes) {
        assertThat(seen(bounds -> new RoundModel(bounds, Variant.NONE, writes)))
                .as(what)
                .isNotNull();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrong")
    void aWrongPatchIsSeenWhereStatesAreLeftOut(String what, Writes writes) {
        assertThat(seen(bounds -> RoundModel.reduced(bounds.with(Part.OLDER_CACHES), Variant.NONE, writes)))
                .as(what)
                .isNotNull();
    }

    private static @Nullable String seen(Function<Bounds, RoundModel> model) {
        String seen = null;
        for (Bounds bounds : Runs.quick()) {
            seen = seen == null ? wrong(model.apply(bounds)) : seen;
        }
        return seen;
    }

    private static @Nullable String wrong(RoundModel model) {
        try {
            Counterexample found = Explorer.explore(model).counterexample();
            return found == null ? null : found.wrong();
        } catch (IllegalStateException e) {
            return e.getMessage();
        }
    }

    private static Writes wake(UnaryOperator<Map<String, @Nullable String>> change) {
        return new Writes() {
            @Override
            public Map<String, @Nullable String> wakeRequest(PodFacts pod) {
                return change.apply(Writes.LIBRARY.wakeRequest(pod));
            }
        };
    }

    private static Writes created(UnaryOperator<Map<String, @Nullable String>> change) {
        return new Writes() {
            @Override
            @SuppressWarnings("NullAway")
            public Map<String, String> created(RestoreDecision how) {
                return change.apply(new HashMap<>(how.annotations()));
            }
        };
    }

    private static Writes report(String state, UnaryOperator<Map<String, @Nullable String>> change) {
        return new Writes() {
            @Override
            public Map<String, @Nullable String> report(PodFacts pod, KubeletStep.Report step) {
                boolean isIt = state.equals(step.patch().get(Annotations.LIFECYCLE_STATE));
                return isIt ? change.apply(step.patch()) : step.patch();
            }
        };
    }

    private static UnaryOperator<Map<String, @Nullable String>> without(String... keys) {
        return patch -> {
            Map<String, @Nullable String> other = new HashMap<>(patch);
            List.of(keys).forEach(key -> other.keySet().removeIf(each -> each.endsWith("/" + key)));
            return other;
        };
    }

    private static UnaryOperator<Map<String, @Nullable String>> with(String key, @Nullable String value) {
        boolean ofSet = key.equals("wake-from-epoch") || key.equals("mode");
        return patch -> {
            Map<String, @Nullable String> other = new HashMap<>(patch);
            other.put((ofSet ? "cocoonset.cocoonstack.io/" : "vm.cocoonstack.io/") + key, value);
            return other;
        };
    }
}
