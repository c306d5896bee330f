package io.cocoonstack.common.testkit.explorer.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.testkit.explorer.Counterexample;
import io.cocoonstack.common.testkit.explorer.Exploration;
import io.cocoonstack.common.testkit.explorer.Explorer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Where states are left out because the same may happen with more changes and faults ahead, and a cache that is behind
 * may show anything, the verdicts stay. A row may be reached there by what a cache never shows.
 */
class ReductionTest {

    /** Small runs in which something may happen, with each of the counts. */
    static Stream<Bounds> small() {
        return Runs.quick().stream()
                .filter(bounds -> Stream.of(Bounds.Count.values()).anyMatch(count -> bounds.times(count) > 0))
                .filter(bounds -> !bounds.has(Bounds.Part.MIGRATION) || bounds.times(Bounds.Count.DEADLINES) > 0);
    }

    @ParameterizedTest
    @MethodSource("small")
    void noRowIsMissedInFewerStates(Bounds bounds) {
        Exploration all = RoundModel.explore(bounds);
        Exploration reduced = Explorer.explore(RoundModel.reduced(bounds, Variant.NONE));
        assertThat(reduced.exhausted()).isTrue();
        assertThat(reduced.counterexample()).isNull();
        assertThat(reduced.met()).containsAll(all.met());
        assertThat(reduced.states()).isLessThan(all.states());
    }

    @ParameterizedTest
    @EnumSource(
            value = Variant.class,
            names = {"OLD_GATE", "DROPS_BY_TAG", "BLIND_RETRY", "ABSENCE_BESIDE_A_TAG", "DROPS_ON_A_CACHED_POD"})
    void whatIsWrongIsFound(Variant variant) {
        Counterexample all = RoundModel.explore(variant.bounds(), variant).counterexample();
        Counterexample reduced =
                Explorer.explore(RoundModel.reduced(variant.bounds(), variant)).counterexample();
        assertThat(property(reduced)).isEqualTo(property(all));
        assertThat(reduced.story()).hasSizeGreaterThanOrEqualTo(all.story().size());
    }

    private static String property(Counterexample found) {
        return found.wrong().replaceFirst(" \\(.*", "");
    }
}
