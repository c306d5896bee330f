package io.cocoonstack.common.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.testsupport.VectorCoverage;
import io.cocoonstack.common.testsupport.VectorFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VectorCheckTest {

    private static final Set<String> NOTHING_LATER = Set.of();

    @TempDir
    Path folder;

    @BeforeEach
    void writeVectors() throws IOException {
        Files.writeString(folder.resolve("things.json"), """
                {"cases": [
                  {"name": "a1", "input": {"call": "a"}, "want": {}},
                  {"name": "b1", "input": {"call": "b"}, "want": {}},
                  {"name": "a2", "input": {"call": "a"}, "want": {}}
                ]}
                """);
    }

    @Test
    void nothingIsWrongWhenEachCallHasOneOwnerThatRanItAll() {
        assertThat(problems(NOTHING_LATER, record("ATest", Set.of("a"), 0, 2), record("BTest", Set.of("b"), 1)))
                .isEmpty();
    }

    @Test
    void aCallWithoutAnOwnerIsAProblemUnlessItComesLater() {
        VectorCoverage a = record("ATest", Set.of("a"), 0, 2);
        assertThat(problems(NOTHING_LATER, a)).containsExactly("things:b is owned by no test class (1 cases)");
        assertThat(problems(Set.of("things:b"), a)).isEmpty();
        assertThat(problems(Set.of("things:*"))).isEmpty();
        assertThat(problems(Set.of("other:b"), a)).hasSize(1);
    }

    @Test
    void aCallOfALaterListThatIsOwnedIsAProblem() {
        VectorCoverage a = record("ATest", Set.of("a"), 0, 2);
        assertThat(problems(Set.of("things:a", "things:b"), a))
                .containsExactly("things:a is listed as coming later, but owned by [ATest]");
        assertThat(problems(Set.of("things:*"), a))
                .containsExactly("things:a is listed as coming later, but owned by [ATest]");
    }

    @Test
    void twoOwnersAreAProblem() {
        assertThat(problems(NOTHING_LATER, record("ATest", Set.of("a", "b"), 0, 1, 2), record("BTest", Set.of("b"), 1)))
                .containsExactly("things:b is owned by more than one test class: [ATest, BTest]");
    }

    @Test
    void aCaseThatWasNotRunIsAProblemThatNamesIt() {
        assertThat(problems(Set.of("things:b"), record("ATest", Set.of("a"), 0)))
                .containsExactly("ATest did not pass 1 of 2 cases of things:a, the first being: a2");
    }

    @Test
    void aLaterCallThatNoShippedFileHoldsIsAProblem() {
        VectorFiles shipped = VectorFiles.shipped();
        Set<String> later = Set.of("names:noSuchCall", "nowhere:*", "nonsense", "names:podKey", "crds:*");
        assertThat(new VectorCheck(shipped, List.of(), later).problems())
                .filteredOn(problem -> problem.contains("no file holds it"))
                .hasSize(3)
                .anyMatch(problem -> problem.startsWith("names:noSuchCall "))
                .anyMatch(problem -> problem.startsWith("nowhere:* "))
                .anyMatch(problem -> problem.startsWith("nonsense "));
    }

    @Test
    void aFolderWithFewerFilesMakesNoLaterCallWrong() {
        assertThat(problems(
                        Set.of("names:*"),
                        record("ATest", Set.of("a"), 0, 2),
                        record("BTest", Set.of("b"), 1),
                        new VectorCoverage("names", "NamesTest", null, Set.of("podKey"), Set.of())))
                .isEmpty();
    }

    @Test
    void aRecordOfATestClassThatIsGoneDoesNotCount() throws IOException {
        Path module = folder.resolve("module");
        Path records = Files.createDirectories(module.resolve(VectorCoverage.FOLDER));
        Files.writeString(records.resolve("things--x.ATest.txt"), "area things\nclass x.ATest\nowns \"a\"\nran 0\n");
        Files.writeString(records.resolve("things--x.BTest$In.txt"), "area things\nclass x.BTest$In\nowns \"b\"\n");
        Path source = Files.createDirectories(module.resolve("src/test/java/x"));
        Files.createFile(source.resolve("BTest.java"));
        assertThat(new VectorRecords(module).records())
                .containsExactly(new VectorCoverage("things", "x.BTest$In", null, Set.of("b"), Set.of()));
    }

    @Test
    void aModuleWithVectorTestsAndNoReportsWasNotRun() throws IOException {
        Path module = folder.resolve("module");
        VectorRecords records = new VectorRecords(module);
        assertThat(records.expected()).isFalse();
        Files.createDirectories(module.resolve("src/test/java/x"));
        Files.createFile(module.resolve("src/test/java/x/ThingsVectorsTest.java"));
        assertThat(records.expected()).isTrue();
        assertThat(records.notRun()).isTrue();
        assertThat(records.records()).isEmpty();
        // Tests that ran and left no record are a finding, and no reason to skip.
        Files.createDirectories(module.resolve("target/surefire-reports"));
        assertThat(records.notRun()).isFalse();
    }

    @Test
    void theListMayHoldCommentsAndBlankLines() {
        assertThat(LaterCalls.parse("# why\n\na:b  # since\r\n  c:*\n")).containsExactlyInAnyOrder("a:b", "c:*");
    }

    private List<String> problems(Set<String> later, VectorCoverage... records) {
        return new VectorCheck(VectorFiles.in(folder), List.of(records), later).problems();
    }

    private static VectorCoverage record(String testClass, Set<String> owned, Integer... run) {
        return new VectorCoverage("things", testClass, null, owned, Set.of(run));
    }
}
