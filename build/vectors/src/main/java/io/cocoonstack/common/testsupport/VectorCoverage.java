package io.cocoonstack.common.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What one test class owns of one area, and which of its cases were run: a file
 * {@code target/vector-coverage/<area>--<test class>.txt} of the module, which a check of the whole build reads.
 *
 * @param area the area's name
 * @param testClass the full name of the class
 * @param fingerprint what {@link VectorFiles#fingerprint} gave, or null when the area was not there
 * @param owned the calls that the class owns
 * @param run the places in the file of the cases that were run and passed
 */
public record VectorCoverage(
        String area, String testClass, @Nullable String fingerprint, Set<String> owned, Set<Integer> run) {

    /** The folder of the records in a module. */
    public static final String FOLDER = "target/vector-coverage";

    // A JVM that meets a record for the first time starts it anew; what an earlier build left is gone.
    private static final Map<Path, Recorder> RECORDERS = new ConcurrentHashMap<>();

    /**
     * {@return what a record says}
     * @param file the file
     * @throws IllegalStateException if it is not a record
     */
    public static VectorCoverage read(Path file) {
        String area = "";
        String testClass = "";
        String fingerprint = null;
        Set<String> owned = new LinkedHashSet<>();
        Set<Integer> run = new TreeSet<>();
        try {
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                int blank = line.indexOf(' ');
                String value = line.substring(blank + 1);
                switch (line.substring(0, Math.max(blank, 0))) {
                    case "area" -> area = value;
                    case "class" -> testClass = value;
                    case "files" -> fingerprint = value;
                    case "owns" -> owned.add(Json.parse(value).textValue());
                    case "ran" -> run.add(Integer.valueOf(value));
                    default -> throw new IllegalStateException("not a record of vectors: " + file + ": " + line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        return new VectorCoverage(area, testClass, fingerprint, Set.copyOf(owned), Set.copyOf(run));
    }

    /** The recorder of a class and an area, the same one throughout this JVM. */
    static Recorder recorder(Path module, String area, Class<?> testClass, @Nullable String fingerprint) {
        Path file = module.resolve(FOLDER).resolve(area + "--" + testClass.getName() + ".txt");
        String head = "area " + area + "\nclass " + testClass.getName();
        String files = fingerprint == null ? "" : "\nfiles " + fingerprint;
        return RECORDERS.computeIfAbsent(file, path -> new Recorder(path, head + files));
    }

    /** Appends line by line, so that a JVM that dies leaves what it has run and no more. */
    static final class Recorder {

        private final Path file;

        private Recorder(Path file, String head) {
            this.file = file;
            write(head);
        }

        void owns(String call) {
            write("owns " + Json.quote(call), StandardOpenOption.APPEND);
        }

        void ran(VectorCase vector) {
            write("ran " + vector.index(), StandardOpenOption.APPEND);
        }

        private synchronized void write(String lines, OpenOption... options) {
            try {
                Files.createDirectories(file.getParent());
                Files.writeString(file, lines + "\n", options);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot write " + file, e);
            }
        }
    }
}
