package io.cocoonstack.examples.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The archive of classes that the {@code Dockerfile} makes of the packaged jar, and a start with it. */
@Timeout(300)
@EnabledIfSystemProperty(named = "cocoon.webhook.jar", matches = ".+", disabledReason = "runs once the jar is packaged")
class ClassArchiveTest {

    @TempDir
    private Path folder;

    @Test
    void aStartTakesItsClassesFromTheArchive() throws Exception {
        Path archive = folder.resolve("webhook.jsa");
        run("-XX:ArchiveClassesAtExit=" + archive);
        assertThat(archive).isNotEmptyFile();

        List<String> loaded = run("-XX:SharedArchiveFile=" + archive, "-Xlog:class+load:stdout");
        List<String> ours = loaded.stream()
                .filter(line -> line.contains(" io.cocoonstack.") && !line.contains("$$"))
                .toList();
        assertThat(ours).hasSizeGreaterThan(50).allMatch(line -> line.contains("shared objects file (top)"));
    }

    private List<String> run(String... options) throws Exception {
        Path output = folder.resolve("output");
        List<String> command = new java.util.ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("cocoon.webhook.jar"), WebhookTraining.class.getName()));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(new File(output.toString()));
        builder.environment().put("KUBECONFIG", folder.resolve("none").toString());
        Process process = builder.start();
        assertThat(process.waitFor()).as(() -> text(output)).isZero();
        return Files.readAllLines(output, StandardCharsets.UTF_8);
    }

    private static String text(Path output) {
        try {
            return Files.readString(output);
        } catch (java.io.IOException e) {
            return e.toString();
        }
    }
}
