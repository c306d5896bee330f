package io.cocoonstack.common.testsupport;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;

/**
 * The golden vectors of one area as JUnit tests, one test a case. A test class {@code <Area>VectorsTest} lives in the
 * module that owns the calls, and lists those it owns:
 *
 * <pre>{@code
 * class NamesVectorsTest {
 *     @TestFactory
 *     Stream<DynamicTest> vectors() {
 *         return Vectors.of("names")
 *                 .call("podKey", c -> assertThat(VmNames.podKey(c.text("namespace"), c.text("name")))
 *                         .isEqualTo(c.wantText("key")))
 *                 .tests();
 *     }
 * }
 * }</pre>
 *
 * <p>Calls of the file that the class does not list are another class's; a check over the whole build finds those that
 * nobody lists, by the records that the tests leave ({@link VectorCoverage}). Cases of a file without {@code call}
 * belong to the call named like the area.
 */
public final class Vectors {

    private final String area;
    private final Class<?> owner;
    private final Map<String, Property.Check<VectorCase>> checks = new LinkedHashMap<>();

    private Vectors(String area, Class<?> owner) {
        this.area = area;
        this.owner = owner;
    }

    /**
     * {@return an empty list of the calls that the calling class owns}
     * @param area the file's name without {@code .json}
     */
    public static Vectors of(String area) {
        StackWalker callers = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
        return new Vectors(area, callers.getCallerClass());
    }

    /**
     * {@return this, which owns one call more}
     * @param call {@code input.call} of its cases
     * @param check what to do with each of them
     */
    public Vectors call(String call, Property.Check<VectorCase> check) {
        if (checks.put(call, check) != null) {
            throw new IllegalArgumentException(owner.getName() + " lists " + area + ":" + call + " twice");
        }
        return this;
    }

    /**
     * {@return one test a case, in the order of the file; each leaves its mark in the record once it has passed. When a
     * folder is named by {@value VectorFiles#PROPERTY} and has no such file, one skipped test says so}
     */
    public Stream<DynamicTest> tests() {
        return tests(VectorFiles.current(), Reactor.module());
    }

    Stream<DynamicTest> tests(VectorFiles files, Path module) {
        VectorCoverage.Recorder recorder = VectorCoverage.recorder(module, area, owner, files.fingerprint(area));
        checks.keySet().forEach(recorder::owns);
        if (!files.areas().contains(area)) {
            return Stream.of(skipped("no " + area + ".json in " + files.origin));
        }
        List<DynamicTest> tests = new ArrayList<>();
        List<String> unseen = new ArrayList<>(checks.keySet());
        for (VectorCase vector : files.cases(area)) {
            Property.Check<VectorCase> check = checks.get(vector.call());
            unseen.remove(vector.call());
            if (check != null) {
                tests.add(DynamicTest.dynamicTest(vector.name(), () -> run(vector, check, recorder)));
            }
        }
        for (String call : unseen) {
            String message = "no case of " + call + " in " + area + ".json of " + files.origin;
            // With the shipped files this is a call that was renamed or mistyped.
            tests.add(
                    files.isShipped()
                            ? DynamicTest.dynamicTest(message, () -> Assertions.fail(message))
                            : skipped(message));
        }
        return tests.stream();
    }

    private static void run(VectorCase vector, Property.Check<VectorCase> check, VectorCoverage.Recorder recorder)
            throws Exception {
        try {
            check.accept(vector);
        } catch (Throwable failure) {
            failure.addSuppressed(new InCase(vector));
            throw failure;
        }
        // Not for a case that failed or gave up on an assumption.
        recorder.ran(vector);
    }

    private static DynamicTest skipped(String reason) {
        return DynamicTest.dynamicTest(reason, () -> Assumptions.abort(reason));
    }

    /** Tells under a failure which case it was; it has no stack of its own to show. */
    private static final class InCase extends RuntimeException {

        InCase(VectorCase vector) {
            super(vector + "\n  input: " + vector.input() + "\n  want: " + vector.want(), null, false, false);
        }
    }
}
