package io.cocoonstack.common.checks;

import io.cocoonstack.common.checks.ContractPage.Entry;
import io.cocoonstack.common.checks.ContractReferences.Reference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which planner, row and variant of the explorer, kit test and other test holds which rule of the contract. */
final class ContractCoverage {

    static final String FILE = "docs/contract-coverage.md";

    private static final String HEAD = """
        # Which test holds which rule

        Written by `make contract` from the sources; a test compares. A rule of the [contract](contract.md) is decided by
        code, and held by rows and variants of the explorer (a variant switches the rule off, and is refuted), by tests of
        the contract kit, and by other tests that name it. In brackets: what the kit cannot test from outside.

        ## Held by no test

        No row, variant, kit test or other test names these rules. A rule that is marked *not yet* has no code either.

        """;

    private static final Pattern KIT_TEST =
            Pattern.compile("(?s)((?:/\\*\\*(?:(?!\\*/).)*\\*/\\s*)?(?:@\\w+(?:\\([^()]*\\))?\\s+|\\w+ )*)void"
                    + " ((?:required|untested)_\\w+)\\(");

    /** A constant of an enum with the comment before it. */
    private static final Pattern CONSTANT =
            Pattern.compile("(?s)(?:/\\*\\*((?:(?!\\*/).)*)\\*/\\s*)?\\b([A-Z][A-Z0-9_]+)\\(([A-Z]+\\b)?");

    /** The tables of the explorer's rows and the section that each is in. */
    private static final Map<String, String> TABLES = Map.of("HIBERNATION", "6.5", "MIGRATION", "6.6");

    private static final Pattern FORGIVEN = Pattern.compile("\\bforgiven\\b");

    private final ContractPage contract;
    private final Map<String, Held> held = new LinkedHashMap<>();
    private final List<String> rowsOfNoRule = new ArrayList<>();
    private final List<String> variantsOfNoRule = new ArrayList<>();

    /** What refers to one rule, by name, each with the file that it is in. */
    private static final class Held {
        private final Map<String, Path> code = new TreeMap<>();
        private final Map<String, Path> rows = new TreeMap<>();
        private final Map<String, Path> variants = new TreeMap<>();
        private final Map<String, Path> kit = new TreeMap<>();
        private final Map<String, Path> tests = new TreeMap<>();

        boolean isTested() {
            boolean required = kit.keySet().stream().anyMatch(name -> name.startsWith("required"));
            return !rows.isEmpty() || !variants.isEmpty() || !tests.isEmpty() || required;
        }
    }

    ContractCoverage(ContractPage contract) {
        this.contract = contract;
        contract.entries().forEach(entry -> held.put(entry.anchor(), new Held()));
        for (Path file : SourceTree.files(".java")) {
            String name = SourceTree.name(file);
            if (name.endsWith("/explorer/rounds/Row.java")) {
                addRows(file);
            } else if (name.endsWith("/explorer/rounds/Variant.java")
                    || name.endsWith("/explorer/rounds/RemainingLoss.java")) {
                addVariants(file);
            } else if (name.contains("/src/test/")) {
                if (name.endsWith("Test.java") && !name.contains("/common/checks/Contract")) {
                    addTest(file);
                }
            } else if (name.contains("/src/main/")) {
                addMain(file);
            }
        }
    }

    private void addTest(Path file) {
        for (Reference reference : ContractReferences.in(SourceTree.read(file))) {
            Held rule = held.get(reference.anchor());
            if (rule != null && !isKitTest(reference.text())) {
                rule.tests.put(SourceTree.name(file), file);
            }
        }
    }

    private void addMain(Path file) {
        String source = SourceTree.read(file);
        if (isProduct(file)) {
            for (Reference reference : ContractReferences.in(source)) {
                Held rule = held.get(reference.anchor());
                if (rule != null) {
                    rule.code.put(SourceTree.name(file), file);
                }
            }
        } else {
            addKitTests(file, source);
        }
    }

    /** A kit test holds the rule that its name says, and each that its annotation and its comment name. */
    private void addKitTests(Path file, String source) {
        kitTests(source).forEach((name, comment) -> {
            Set<String> anchors = new TreeSet<>();
            ContractReferences.in(comment + name + "(").forEach(each -> anchors.add(each.anchor()));
            if (anchors.stream().anyMatch(anchor -> anchor.startsWith("r"))) {
                anchors.removeIf(anchor -> anchor.startsWith("s"));
            }
            for (String anchor : anchors) {
                Held rule = held.get(anchor);
                if (rule != null) {
                    rule.kit.put(name, file);
                }
            }
        });
    }

    /** The tests of the kit that a source declares, each with its comment and its annotations. */
    static Map<String, String> kitTests(String source) {
        Map<String, String> tests = new TreeMap<>();
        Matcher test = KIT_TEST.matcher(source);
        while (test.find()) {
            tests.put(test.group(2), test.group(1));
        }
        return tests;
    }

    private static boolean isKitTest(String name) {
        return name.startsWith("required_") || name.startsWith("untested_");
    }

    private static String type(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }

    /** What tests are made of, and examples, hold no rule. */
    private static boolean isProduct(Path file) {
        String name = SourceTree.name(file);
        boolean kept = !name.endsWith("package-info.java");
        return kept && !name.matches("(testkit|examples|build|build-tools|checks|consumers|test-support)/.*");
    }

    private void addRows(Path file) {
        Matcher constant = CONSTANT.matcher(SourceTree.read(file));
        while (constant.find()) {
            String name = constant.group(2);
            List<Held> rules = commented(constant);
            String section = constant.group(3) == null ? null : TABLES.get(constant.group(3));
            String slug = name.toLowerCase(Locale.ROOT).replace('_', '-');
            Held row = section == null ? null : held.get(ContractPage.anchor(section, slug));
            if (row != null) {
                rules.add(row);
            }
            rules.forEach(each -> each.rows.put(name, file));
            if (rules.isEmpty()) {
                rowsOfNoRule.add(name);
            }
        }
    }

    private void addVariants(Path file) {
        Matcher constant = CONSTANT.matcher(SourceTree.read(file));
        while (constant.find()) {
            List<Held> rules = commented(constant);
            // A variant that nothing refutes holds no rule.
            if (!rules.isEmpty() && !FORGIVEN.matcher(constant.group(1)).find()) {
                rules.forEach(each -> each.variants.put(constant.group(2), file));
            }
            if (rules.isEmpty()) {
                variantsOfNoRule.add(constant.group(2));
            }
        }
    }

    private List<Held> commented(Matcher constant) {
        List<Held> rules = new ArrayList<>();
        if (constant.group(1) != null) {
            for (Reference reference : ContractReferences.in(constant.group(1))) {
                Held rule = held.get(reference.anchor());
                if (rule != null) {
                    rules.add(rule);
                }
            }
        }
        return rules;
    }

    /** The rules and rows that no row or variant of the explorer, no kit test and no other test names. */
    List<Entry> untested() {
        return contract.entries().stream()
                .filter(entry -> !entry.isSection() && !isTested(entry))
                .toList();
    }

    private boolean isTested(Entry entry) {
        return held(entry).isTested();
    }

    private Held held(Entry entry) {
        Held rule = held.get(entry.anchor());
        if (rule == null) {
            throw new IllegalStateException(entry.anchor() + " is not on the page");
        }
        return rule;
    }

    List<String> rowsOfNoRule() {
        return List.copyOf(rowsOfNoRule);
    }

    List<String> variantsOfNoRule() {
        return List.copyOf(variantsOfNoRule);
    }

    String page() {
        StringBuilder page = new StringBuilder();
        page.append(HEAD);
        List<Entry> untested = untested();
        for (Entry entry : untested) {
            page.append("- [")
                    .append(entry.reference())
                    .append("](contract.md#")
                    .append(entry.anchor())
                    .append(')')
                    .append(entry.notYet().isEmpty() ? "" : " (" + entry.notYet() + ")")
                    .append(": ")
                    .append(entry.title())
                    .append('\n');
        }
        if (untested.isEmpty()) {
            page.append("Nothing.\n");
        }
        String chapter = "";
        for (Entry entry : contract.entries()) {
            if (entry.isSection()) {
                chapter = "\n## " + entry.title() + " (" + entry.section() + ")\n\n"
                        + "| rule | | code | explorer | kit | other tests |\n|---|---|---|---|---|---|\n";
                String line = line(entry);
                if (!line.endsWith("|  |  |  |  |\n")) {
                    page.append(chapter).append(line);
                    chapter = "";
                }
            } else {
                page.append(chapter).append(line(entry));
                chapter = "";
            }
        }
        return page.toString();
    }

    private String line(Entry entry) {
        Held rule = held(entry);
        Map<String, Path> explorer = new LinkedHashMap<>();
        rule.rows.forEach((name, file) -> explorer.put("row `" + name + "`", file));
        rule.variants.forEach((name, file) -> explorer.put("variant `" + name + "`", file));
        String name = entry.isSection() ? "all of " + entry.section() : entry.rule();
        return "| [" + name + "](contract.md#" + entry.anchor() + ") | " + entry.notYet() + " | "
                + links(rule.code) + " | " + String.join("<br>", explorer.keySet()) + " | "
                + kit(rule.kit, entry) + " | " + links(rule.tests) + " |\n";
    }

    private static String links(Map<String, Path> files) {
        List<String> cells = new ArrayList<>();
        files.forEach((name, file) -> cells.add("[" + type(file) + "](../" + name + ")"));
        return String.join(", ", cells);
    }

    /** Without the number, which the line says; what cannot be tested from outside is in brackets. */
    private static String kit(Map<String, Path> kit, Entry entry) {
        String number = entry.section().replace('.', '_');
        List<String> cells = new ArrayList<>();
        kit.keySet().forEach(name -> {
            String test = name.replaceFirst("^(required|untested)_" + number + "_(\\d+_)?", "");
            cells.add(name.startsWith("untested") ? "(" + test + ")" : test);
        });
        return String.join("<br>", cells);
    }
}
