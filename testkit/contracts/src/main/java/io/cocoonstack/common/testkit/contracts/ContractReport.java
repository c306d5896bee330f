package io.cocoonstack.common.testkit.contracts;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * Writes what came of each rule, with a link to it in the contract, into {@code target/cocoon-contract/<class>.json}; the JUnit configuration parameter
 * {@code cocoon.contract.reports} names another folder.
 */
public final class ContractReport implements TestWatcher, BeforeTestExecutionCallback, AfterAllCallback {

    /** The configuration parameter that names the folder. */
    public static final String FOLDER = "cocoon.contract.reports";

    private static final ExtensionContext.Namespace SPACE = ExtensionContext.Namespace.create(ContractReport.class);
    private static final Pattern NAME = Pattern.compile("(required|optional|untested)_([0-9]+(?:_[0-9]+)*)_(.+)");

    private static final String PAGE = "https://github.com/cocoonstack/cocoon-common-jvm/blob/main/docs/contract.md#";

    private record Line(
            String level, String rule, String link, String test, String outcome, String why, double seconds) {}

    /** For JUnit. */
    public ContractReport() {}

    @Override
    public void beforeTestExecution(ExtensionContext context) {
        context.getStore(SPACE).put(context.getUniqueId(), System.nanoTime());
    }

    @Override
    public void testSuccessful(ExtensionContext context) {
        add(context, "passed", "");
    }

    @Override
    public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
        add(context, "failed", message(cause));
    }

    @Override
    public void testAborted(ExtensionContext context, @Nullable Throwable cause) {
        add(context, "skipped", message(cause));
    }

    @Override
    public void testDisabled(ExtensionContext context, Optional<String> reason) {
        add(context, "skipped", reason.orElse(""));
    }

    private static String message(@Nullable Throwable cause) {
        return cause == null ? "" : String.valueOf(cause.getMessage());
    }

    private static void add(ExtensionContext context, String outcome, String why) {
        String test = context.getRequiredTestMethod().getName();
        ContractTest rule = context.getRequiredTestMethod().getAnnotation(ContractTest.class);
        Long start = context.getStore(SPACE).get(context.getUniqueId(), Long.class);
        double seconds = start == null ? 0 : (System.nanoTime() - start) / 1e9;
        Matcher name = NAME.matcher(test);
        boolean named = name.matches();
        lines(context)
                .add(new Line(
                        named ? name.group(1) : "other",
                        named ? name.group(2).replace('_', '.') : "",
                        rule == null ? "" : PAGE + rule.value(),
                        test,
                        outcome,
                        why,
                        seconds));
    }

    @SuppressWarnings("unchecked")
    private static List<Line> lines(ExtensionContext context) {
        String key = "lines of " + context.getRequiredTestClass().getName();
        // The root's store, since the watcher is called when the test's own context is closing.
        return (List<Line>) context.getRoot()
                .getStore(SPACE)
                .computeIfAbsent(key, any -> new CopyOnWriteArrayList<Line>(), List.class);
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        List<Line> lines =
                lines(context).stream().sorted(Comparator.comparing(Line::test)).toList();
        Path folder = Path.of(context.getConfigurationParameter(FOLDER).orElse("target/cocoon-contract"));
        Files.createDirectories(folder);
        String name = context.getRequiredTestClass().getName();
        try (OutputStream out = Files.newOutputStream(folder.resolve(name + ".json"));
                JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter());
            json.writeStartObject();
            json.writeStringField("implementation", name);
            json.writeArrayFieldStart("rules");
            for (Line line : lines) {
                json.writeStartObject();
                json.writeStringField("rule", line.rule());
                json.writeStringField("level", line.level());
                json.writeStringField("test", line.test());
                json.writeStringField("link", line.link());
                json.writeStringField("outcome", line.outcome());
                if (!line.why().isEmpty()) {
                    json.writeStringField("why", line.why());
                }
                json.writeNumberField("seconds", Math.round(line.seconds() * 1000) / 1000.0);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }
}
