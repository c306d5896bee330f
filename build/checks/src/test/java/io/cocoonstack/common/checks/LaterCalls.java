package io.cocoonstack.common.checks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** The list {@code later-calls.txt}: calls of the vectors whose module is still to come. */
final class LaterCalls {

    private LaterCalls() {}

    static Set<String> read() {
        try (InputStream in =
                Objects.requireNonNull(LaterCalls.class.getResourceAsStream("/later-calls.txt"), "later-calls.txt")) {
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Set<String> parse(String text) {
        Set<String> calls = new TreeSet<>();
        text.lines()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .forEach(calls::add);
        return calls;
    }
}
