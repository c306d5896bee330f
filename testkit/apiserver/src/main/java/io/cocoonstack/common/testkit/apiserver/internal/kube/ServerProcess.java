package io.cocoonstack.common.testkit.apiserver.internal.kube;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A child process and its log. */
record ServerProcess(String name, Process process, Path logFile) {

    private static final int TAIL_LINES = 20;

    static ServerProcess start(String name, Path folder, List<String> command) throws IOException {
        Path log = folder.resolve(name + ".log");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new ServerProcess(name, process, log);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String log() {
        try {
            return new String(Files.readAllBytes(logFile), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "(no log: " + e.getMessage() + ")";
        }
    }

    /** What became of it, with the end of its log: the text of an error. */
    String obituary() {
        String state = process.isAlive() ? "is running" : "ended with code " + process.exitValue();
        List<String> lines = log().lines().toList();
        List<String> tail = lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size());
        return name + " " + state + "; the end of its log:\n" + String.join("\n", tail);
    }

    /** Kills at once: what it holds is thrown away anyway, and an orderly stop takes seconds. */
    void kill() {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
