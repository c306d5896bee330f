package io.cocoonstack.common.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PropertyTest {

    @Test
    void everyCaseHasItsOwnSeedAndARunCanBeRepeated() {
        List<Long> first = new ArrayList<>();
        List<Long> second = new ArrayList<>();
        Property.forAll(50, random -> first.add(random.nextLong()), "", 1);
        Property.forAll(25, random -> second.add(random.nextLong()), "", 2);
        assertThat(first).doesNotHaveDuplicates().hasSize(50).isEqualTo(second);
    }

    @Test
    void aFailureNamesASeedThatFailsAgainAlone() {
        Property.Check<SplittableRandom> rare =
                random -> assertThat(random.nextInt(20)).isNotEqualTo(7);
        String[] seed = new String[1];
        assertThatThrownBy(() -> Property.forAll(1000, rare, "", 1))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("of 1000 failed with seed")
                .hasCauseInstanceOf(AssertionError.class)
                .satisfies(e -> seed[0] = e.getMessage().replaceAll("(?s).*-Dcocoon.seed=(-?\\d+).*", "$1"));
        assertThatThrownBy(() -> Property.forAll(1000, rare, seed[0], 1))
                .hasMessageContaining("the given case failed with seed " + seed[0]);
    }

    @Test
    void anExceptionOfTheCheckIsAFailureToo() {
        assertThatThrownBy(() -> Property.forAll(
                        3,
                        random -> {
                            throw new IOException("no");
                        },
                        "",
                        1))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("case 1 of 3")
                .hasRootCauseMessage("no");
    }

    @Test
    void textsAreOfManyKindsAndWellFormedOnesSurviveUtf8() {
        Set<String> texts = new HashSet<>();
        check(20_000, random -> {
            texts.add(Samples.text(random));
            String wellFormed = Samples.wellFormedText(random);
            assertThat(new String(wellFormed.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                    .isEqualTo(wellFormed);
        });
        assertThat(texts)
                .contains("", "true", "٣", "9223372036854775808")
                .anyMatch(text -> text.length() > 1000)
                .anyMatch(text -> text.chars().anyMatch(c -> Character.isSurrogate((char) c))
                        && !StandardCharsets.UTF_8.newEncoder().canEncode(text));
    }

    @Test
    void annotationsAreAnythingFromEmptyToFull() {
        Set<String> keys = Set.of("k1", "k2", "k3");
        Set<Integer> sizes = new HashSet<>();
        check(2000, random -> {
            Map<String, String> annotations = Samples.annotations(random, keys);
            assertThat(annotations).doesNotContainValue(null);
            sizes.add((int) keys.stream().filter(annotations::containsKey).count());
        });
        assertThat(sizes).containsExactlyInAnyOrder(0, 1, 2, 3);
    }

    @Test
    void treesHoldNoNullAndEqualWhatIsReadFromTheirText() {
        check(3000, random -> {
            JsonNode tree = JsonSamples.value(random);
            assertThat(hasNull(tree)).isFalse();
            assertThat(Json.parse(tree.toString())).isEqualTo(tree);
            assertThat(Json.parse(tree.toString().getBytes(StandardCharsets.UTF_8)))
                    .isEqualTo(tree);
        });
    }

    @Test
    void aChangedTreeLeavesTheOtherAloneAndIsOftenStillTheSame() {
        int[] same = new int[1];
        check(3000, random -> {
            ObjectNode tree = JsonSamples.object(random);
            ObjectNode copy = tree.deepCopy();
            ObjectNode changed = JsonSamples.changed(random, tree);
            assertThat(tree).isEqualTo(copy);
            assertThat(hasNull(changed)).isFalse();
            same[0] += changed.equals(tree) ? 1 : 0;
        });
        assertThat(same[0]).isBetween(100, 2900);
    }

    // Statistics need all their cases, also in a run that asks for one seed.
    private static void check(int cases, Property.Check<SplittableRandom> check) {
        Property.forAll(cases, check, "", 1);
    }

    private static boolean hasNull(JsonNode tree) {
        if (tree.isNull() || tree.isMissingNode()) {
            return true;
        }
        for (JsonNode child : tree) {
            if (hasNull(child)) {
                return true;
            }
        }
        return false;
    }
}
