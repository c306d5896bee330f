package io.cocoonstack.common.checks;

import io.cocoonstack.common.testsupport.VectorCoverage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the vector tests of one module are, and what their last run left. */
final class VectorRecords {

    private final Path module;

    VectorRecords(Path module) {
        this.module = module;
    }

    /** Whether the module has vector tests at all. */
    boolean expected() {
        return !list(module.resolve("src/test/java"), ".+VectorsTest\\.java").isEmpty();
    }

    /** Whether the module's tests were not run, as far as the build folder tells. */
    boolean notRun() {
        return !Files.isDirectory(module.resolve("target/surefire-reports"))
                && !Files.isDirectory(module.resolve(VectorCoverage.FOLDER));
    }

    /** The records, without those of test classes that are gone. */
    List<VectorCoverage> records() {
        List<VectorCoverage> records = new ArrayList<>();
        for (Path file : list(module.resolve(VectorCoverage.FOLDER), ".+\\.txt")) {
            VectorCoverage coverage = VectorCoverage.read(file);
            String topLevel = coverage.testClass().replaceFirst("\\$.*", "").replace('.', '/');
            if (Files.exists(module.resolve("src/test/java/" + topLevel + ".java"))) {
                records.add(coverage);
            }
        }
        return records;
    }

    private static List<Path> list(Path folder, String names) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(path -> path.getFileName().toString().matches(names))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
