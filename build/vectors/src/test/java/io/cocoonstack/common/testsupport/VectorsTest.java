package io.cocoonstack.common.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VectorsTest {

    private static final String TWO_CALLS = """
            {"about": "x", "cases": [
              {"name": "first", "input": {"call": "a", "text": "1"}, "want": {"text": "1"}},
              {"name": "odd \\n name", "input": {"call": "b"}, "want": {}, "departs": "on purpose"},
              {"name": "third", "input": {"call": "a", "text": "3"}, "want": {"text": "4"}}
            ]}
            """;

    @TempDir
    Path folder;

    @TempDir
    Path module;

    @Test
    void everyShippedFileCanBeRead() {
        VectorFiles files = VectorFiles.shipped();
        assertThat(files.areas()).contains("names", "rounds", "crds", "admission-reviews");
        assertThat(files.areas())
                .allSatisfy(area -> assertThat(files.cases(area)).isNotEmpty());
        assertThat(files.cases("crds")).extracting(VectorCase::call).containsOnly("crds");
        assertThat(files.cases("admission-reviews"))
                .extracting(VectorCase::name)
                .contains("pod-create.json");
        assertThat(files.bytes("admission-reviews/pod-create.json")).hasSize(4061);
    }

    @Test
    void onlyTheListedCallsBecomeTestsAndOnlyWhatPassedIsRecorded() throws Throwable {
        Files.writeString(folder.resolve("things.json"), TWO_CALLS);
        List<DynamicTest> tests = Vectors.of("things")
                .call("a", c -> assertThat(c.text("text")).isEqualTo(c.wantText("text")))
                .tests(VectorFiles.in(folder), module)
                .toList();
        assertThat(tests).extracting(DynamicTest::getDisplayName).containsExactly("first", "third");

        tests.get(0).getExecutable().execute();
        assertThatThrownBy(() -> tests.get(1).getExecutable().execute())
                .isInstanceOf(AssertionError.class)
                .satisfies(e -> assertThat(e.getSuppressed()[0]).hasMessageContaining("things.json, case 2 (third)"));

        VectorCoverage coverage = VectorCoverage.read(
                module.resolve("target/vector-coverage/things--" + VectorsTest.class.getName() + ".txt"));
        assertThat(coverage)
                .isEqualTo(new VectorCoverage(
                        "things",
                        VectorsTest.class.getName(),
                        VectorFiles.in(folder).fingerprint("things"),
                        Set.of("a"),
                        Set.of(0)));
    }

    @Test
    void aFileThatTheFolderLacksIsOneSkippedTest() {
        AtomicInteger calls = new AtomicInteger();
        List<DynamicTest> tests = Vectors.of("names")
                .call("podKey", c -> calls.incrementAndGet())
                .tests(VectorFiles.in(folder), module)
                .toList();
        assertThat(tests).hasSize(1);
        assertThatThrownBy(() -> tests.get(0).getExecutable().execute())
                .hasToString("org.opentest4j.TestAbortedException: no names.json in " + folder);
        assertThat(calls).hasValue(0);
    }

    @Test
    void aListedCallWithoutACaseFailsWithTheShippedFilesAndIsSkippedWithOthers() throws IOException {
        Files.writeString(folder.resolve("names.json"), TWO_CALLS);
        Vectors vectors = Vectors.of("names").call("noSuchCall", c -> {});
        assertThatThrownBy(() -> only(vectors.tests(VectorFiles.in(folder), module)))
                .isNotInstanceOf(AssertionError.class)
                .hasMessageContaining("no case of noSuchCall");
        assertThatThrownBy(() -> only(vectors.tests(VectorFiles.shipped(), module)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("no case of noSuchCall");
    }

    @Test
    void aCallCannotBeListedTwice() {
        Vectors vectors = Vectors.of("names").call("podKey", c -> {});
        assertThatThrownBy(() -> vectors.call("podKey", c -> {})).hasMessageContaining("names:podKey twice");
    }

    @Test
    void aFolderThatIsNotThereIsAnErrorAndNotAnEmptySet() {
        assertThatThrownBy(() -> VectorFiles.in(folder.resolve("nowhere")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("nowhere")
                .hasMessageContaining("cocoon.vectors");
    }

    @Test
    void aFileOfAnotherFormIsAnErrorThatSaysWhatIsExpected() throws IOException {
        Files.writeString(folder.resolve("a.json"), "{}");
        Files.writeString(folder.resolve("b.json"), "{\"cases\": [{\"name\": \"x\"}]}");
        VectorFiles files = VectorFiles.in(folder);
        assertThatThrownBy(() -> files.cases("a"))
                .hasMessageContaining("a.json")
                .hasMessageContaining("`cases`");
        assertThatThrownBy(() -> files.cases("b"))
                .hasMessageContaining("case 0")
                .hasMessageContaining("`input`");
    }

    @Test
    void aFieldOfAnotherTypeThanAskedForIsAnError() throws IOException {
        Files.writeString(folder.resolve("things.json"), TWO_CALLS);
        VectorCase first = VectorFiles.in(folder).cases("things").get(0);
        assertThat(first.text("absent")).isNull();
        assertThat(first.number("absent")).isNull();
        assertThat(first.textMap("absent")).isNull();
        assertThat(first.flag("absent")).isFalse();
        assertThatThrownBy(() -> first.number("text"))
                .hasMessageContaining("text is \"1\", expected an integer")
                .hasMessageContaining("things.json");
        assertThatThrownBy(() -> first.requiredText("absent")).hasMessageContaining("absent");
    }

    @Test
    void theFingerprintChangesWithTheFile() throws IOException {
        Files.writeString(folder.resolve("things.json"), TWO_CALLS);
        String before = VectorFiles.in(folder).fingerprint("things");
        Files.writeString(folder.resolve("things.json"), TWO_CALLS + " ");
        assertThat(VectorFiles.in(folder).fingerprint("things")).isNotNull().isNotEqualTo(before);
        assertThat(VectorFiles.in(folder).fingerprint("other")).isNull();
    }

    @Test
    void theReactorsRootIsFoundFromAModule() {
        assertThat(Reactor.root().resolve("build/vectors")).isEqualTo(Reactor.module());
    }

    private static void only(Stream<DynamicTest> tests) throws Throwable {
        tests.findFirst().orElseThrow().getExecutable().execute();
    }
}
