package io.cocoonstack.common.testsupport;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;

/** The commands that a page shows, and bash to run them as they are printed, in the root of the repository. */
public final class PageCommands {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(?:sh|shell|bash|console)\\n(.*?)^```$");
    private static final Pattern INLINE = Pattern.compile("`((?:kubectl|curl|jq) [^`\\s]+ [^`\\n]+)`");
    private static final long PATIENCE_MINUTES = 5;

    private final Map<String, String> variables;

    /**
     * Makes a shell.
     *
     * @param variables what is set in it, beside the environment of the tests; {@code PATH} is put before theirs
     */
    public PageCommands(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    /**
     * {@return the lines of the page's blocks for a shell, then the commands within its text; no lines of comment}
     *
     * @param page the page, as a path from the root of the repository
     */
    public static List<String> of(String page) {
        String text;
        try {
            text = Files.readString(Reactor.root().resolve(page));
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + page, e);
        }
        List<String> commands = new ArrayList<>();
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            block.group(1)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(commands::add);
        }
        Matcher inline = INLINE.matcher(text);
        while (inline.find()) {
            commands.add(inline.group(1));
        }
        return commands;
    }

    /**
     * {@return the page's only command that holds a text}
     *
     * @param page the page, as a path from the root of the repository
     * @param part a part of the command
     */
    public static String of(String page, String part) {
        List<String> found =
                of(page).stream().filter(command -> command.contains(part)).toList();
        if (found.size() != 1) {
            throw new AssertionError(page + " holds " + found + ", expected one command with " + part);
        }
        return found.get(0);
    }

    /**
     * Skips the test where a program is missing.
     *
     * @param programs the names that a shell finds them under
     */
    public void require(String... programs) {
        for (String program : programs) {
            Assumptions.assumeTrue(execute("command -v " + program).status == 0, "there is no " + program);
        }
    }

    /**
     * Runs a command, any part of a pipeline of which may fail it.
     *
     * @param command the command
     * @return all that it printed
     * @throws AssertionError when its status is not 0, or it does not end within five minutes
     */
    public String run(String command) {
        Output output = execute(command);
        if (output.status != 0) {
            throw new AssertionError(command + " ended with " + output.status + ": " + output.text);
        }
        return output.text;
    }

    /**
     * Runs a command that has to fail.
     *
     * @param command the command
     * @return all that it printed
     * @throws AssertionError when its status is 0, or it does not end within five minutes
     */
    public String fail(String command) {
        Output output = execute(command);
        if (output.status == 0) {
            throw new AssertionError(command + " ended well: " + output.text);
        }
        return output.text;
    }

    private record Output(int status, String text) {}

    private Output execute(String command) {
        try {
            Path output = Files.createTempFile("command", ".txt");
            ProcessBuilder builder = new ProcessBuilder("bash", "-o", "pipefail", "-c", command)
                    .directory(Reactor.root().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            variables.forEach((name, value) -> builder.environment()
                    .merge(name, value, (before, now) -> name.equals("PATH") ? now + ":" + before : now));
            Process process = builder.start();
            boolean ended = process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
            if (!ended) {
                process.destroyForcibly().onExit().join();
            }
            String text = Files.readString(output, StandardCharsets.UTF_8);
            Files.delete(output);
            if (!ended) {
                throw new AssertionError(command + " did not end: " + text);
            }
            return new Output(process.exitValue(), text);
        } catch (IOException e) {
            throw new IllegalStateException("cannot run bash", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while running " + command, e);
        }
    }
}
