package io.cocoonstack.common.benchmarks.load;

import io.cocoonstack.common.benchmarks.Inputs;
import io.cocoonstack.common.benchmarks.Written;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Starts the webhook again and again, with and without an archive of its classes, and writes the times. Arguments: the
 * root of the repository, starts in each way.
 */
final class StartUpMain {

    private static final String PACKAGE = "io.cocoonstack.examples.webhook.";

    private final Path folder;
    private final Path jar;
    private final Pair pair;

    private StartUpMain(Path root, Path folder) throws IOException {
        this.folder = folder;
        this.jar = PackagedWebhook.jar(root);
        this.pair = Pair.in(folder);
    }

    public static void main(String[] arguments) throws IOException, GeneralSecurityException {
        Path root = Path.of(arguments[0]);
        int starts = Integer.parseInt(arguments[1]);
        Written written = Written.begin("startup");
        List<StartUp> all = new ArrayList<>();
        try (Scratch scratch = Scratch.make()) {
            StartUpMain here = new StartUpMain(root, scratch.folder());
            for (Jdk jdk : Jdk.of(17, 25)) {
                List<StartUp> measured = here.measure(jdk, starts);
                all.addAll(measured);
                StartUp.markdown(measured).lines().skip(4).forEach(System.out::println);
            }
        }
        if (all.isEmpty()) {
            throw new IllegalStateException("neither JDK 17 nor 25 is here, and nothing was measured");
        }
        written.end(root, StartUp.markdown(all), all);
    }

    private List<StartUp> measure(Jdk jdk, int starts) throws IOException, GeneralSecurityException {
        Map<String, List<String>> ways = new LinkedHashMap<>();
        Map<String, Path> archives = new LinkedHashMap<>();
        ways.put("none", List.of());
        Path shared = folder.resolve(jdk.version() + ".jsa");
        train(jdk, "-XX:ArchiveClassesAtExit=" + shared, shared);
        ways.put("class data", List.of("-XX:SharedArchiveFile=" + shared));
        archives.put("class data", shared);
        Path cache = folder.resolve(jdk.version() + ".aot");
        if (jdk.major() >= 25) {
            train(jdk, "-XX:AOTCacheOutput=" + cache, cache);
            ways.put("AOT cache", List.of("-XX:AOTCache=" + cache));
            archives.put("AOT cache", cache);
        }
        Map<String, List<StartUp.Run>> runs = new LinkedHashMap<>();
        for (int i = 0; i <= starts; i++) {
            for (Map.Entry<String, List<String>> way : ways.entrySet()) {
                StartUp.Run run = start(command(jdk, way.getValue(), "WebhookMain"));
                // The first start reads the files from disk, and the client's code is new.
                if (i > 0) {
                    runs.computeIfAbsent(way.getKey(), key -> new ArrayList<>()).add(run);
                }
            }
        }
        List<StartUp> all = new ArrayList<>();
        for (Map.Entry<String, List<String>> way : ways.entrySet()) {
            Path log = folder.resolve("classes");
            List<String> options = new ArrayList<>(way.getValue());
            options.add("-Xlog:class+load:file=" + log + "::filecount=0");
            start(command(jdk, options, "WebhookMain"));
            Path archive = archives.get(way.getKey());
            all.add(StartUp.of(
                    jdk.version(),
                    way.getKey(),
                    runs.getOrDefault(way.getKey(), List.of()),
                    count(log, "source:"),
                    count(log, "source: shared objects file"),
                    archive == null ? 0 : Files.size(archive)));
        }
        return all;
    }

    private StartUp.Run start(List<String> command) throws IOException, GeneralSecurityException {
        long begun = System.nanoTime();
        try (ServerProcess server = ServerProcess.start(command, PackagedWebhook.environment(folder, pair))) {
            long listens = System.nanoTime() - begun;
            String answer = new Client(pair.trusting(), server.port(), Inputs.review()).ask();
            long answered = System.nanoTime() - begun;
            if (!answer.contains("\"allowed\":true")) {
                throw new IOException("the webhook answers " + answer + ", expected the review allowed");
            }
            return new StartUp.Run(listens, answered, server.cpu());
        }
    }

    private void train(Jdk jdk, String option, Path archive) throws IOException {
        Path output = folder.resolve("training");
        ProcessBuilder builder = new ProcessBuilder(command(jdk, List.of(option), "WebhookTraining"))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        // In a cluster there is none to read; here there is, and to read it takes classes.
        builder.environment().putAll(PackagedWebhook.environment(folder, pair));
        Process process = builder.start();
        try {
            if (process.waitFor() != 0 || !Files.exists(archive)) {
                throw new IOException("JDK " + jdk.version() + " made no archive:\n" + Files.readString(output));
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private List<String> command(Jdk jdk, List<String> options, String main) {
        List<String> command =
                new ArrayList<>(List.of(jdk.home().resolve("bin/java").toString()));
        command.addAll(PackagedWebhook.FLAGS);
        command.addAll(options);
        command.addAll(List.of("-cp", jar.toString(), PACKAGE + main));
        return command;
    }

    private static int count(Path log, String text) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return (int) lines.filter(line -> line.contains(text)).count();
        }
    }
}
