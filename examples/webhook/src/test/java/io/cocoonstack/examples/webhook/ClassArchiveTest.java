package io.cocoonstack.examples.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The archive of classes that README makes of the packaged jar, and a start with it. */
@Timeout(300)
@EnabledIfSystemProperty(named = "cocoon.webhook.jar", matches = ".+", disabledReason = "runs once the jar is packaged")
class ClassArchiveTest {

    @TempDir
    private Path folder;

    @Test
    void aStartTakesItsClassesFromTheArchive() throws Exception {
        run(ofReadme("java -XX:ArchiveClassesAtExit="));
        assertThat(folder.resolve("webhook.jsa")).isNotEmptyFile();

        // The webhook ends by a signal alone, the training by itself: it starts the same webhook.
        List<String> start = ofReadme("java -XX:SharedArchiveFile=");
        start.replaceAll(word -> word.equals(WebhookMain.class.getName()) ? WebhookTraining.class.getName() : word);
        start.add(1, "-Xlog:class+load:stdout");
        List<String> ours = run(start).stream()
                .filter(line -> line.contains(" io.cocoonstack.") && !line.contains("$$"))
                .toList();
        List<String> archived = ours.stream()
                .filter(line -> line.contains("shared objects file (top)"))
                .toList();
        // Some classes are loaded in some runs alone, such as that of a connection that closes while it is looked at.
        assertThat(archived).hasSizeGreaterThan(50).hasSizeGreaterThan(ours.size() * 9 / 10);
    }

    /** The words of README's one command that begins so. */
    private static List<String> ofReadme(String beginning) throws IOException {
        List<String> commands;
        try (var lines = Files.lines(Path.of("README.md"))) {
            commands = lines.filter(line -> line.startsWith(beginning)).toList();
        }
        assertThat(commands).hasSize(1);
        return new ArrayList<>(List.of(commands.get(0).split(" ")));
    }

    /** Runs a command of README with this JVM and the jar that is packaged. */
    private List<String> run(List<String> command) throws Exception {
        command.replaceAll(word -> switch (word) {
            case "java" ->
                Path.of(System.getProperty("java.home"), "bin", "java").toString();
            case "cocoon-common-examples-webhook.jar" -> System.getProperty("cocoon.webhook.jar");
            default -> word;
        });
        Path output = folder.resolve("output");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("KUBECONFIG", folder.resolve("none").toString());
        assertThat(builder.start().waitFor()).as(() -> text(output)).isZero();
        return Files.readAllLines(output, StandardCharsets.UTF_8);
    }

    private static String text(Path output) {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
