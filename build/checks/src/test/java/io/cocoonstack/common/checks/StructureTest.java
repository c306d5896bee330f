package io.cocoonstack.common.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The size of modules, and of the knots that files make. */
class StructureTest {

    private static final int MOST_FILES_OF_A_CYCLE = 4;
    private static final int MOST_PERCENT_OF_A_MODULE = 20;

    @Test
    void noCycleHasMoreThanFourFiles() {
        List<String> found = new ArrayList<>();
        for (String module : ReactorModules.withMainSources()) {
            for (Set<String> cycle : FileGraph.of(ReactorModules.folder(module).resolve("src/main/java"))
                    .cycles()) {
                if (cycle.size() > MOST_FILES_OF_A_CYCLE) {
                    found.add(module + ": " + cycle.size() + " files: " + cycle);
                }
            }
        }
        assertThat(found).as("cycles of more than four files").isEmpty();
    }

    @Test
    void noModuleHoldsMoreThanAFifthOfTheMainLines() {
        Map<String, Long> lines = new TreeMap<>();
        for (String module : ReactorModules.withMainSources()) {
            long count = 0;
            for (Path file : SourceTree.filesUnder(ReactorModules.folder(module).resolve("src/main/java"), ".java")) {
                count += SourceTree.read(file).lines().count();
            }
            lines.put(module, count);
        }
        long all = lines.values().stream().mapToLong(Long::longValue).sum();
        assertThat(lines)
                .as("of " + all + " hand-written main lines")
                .allSatisfy((module, count) -> assertThat(count * 100.0 / all)
                        .as("percent in " + module)
                        .isLessThanOrEqualTo(MOST_PERCENT_OF_A_MODULE));
    }

    @Test
    void filesThatReferToEachOtherAreACycle() {
        FileGraph graph = new FileGraph(Map.of(
                "a.One", "package a; import b.Two; class One { Two two; }",
                "b.Two", "package b; import static a.One.LIMIT; class Two { int limit = LIMIT; Three three; }",
                "b.Three", "package b; sealed class Three permits Four { /* Two */ String text = \"Two\"; }",
                "b.Four", "package b; final class Four extends Three {}"));
        assertThat(graph.cycles()).containsExactly(Set.of("a.One", "b.Two"));
    }
}
