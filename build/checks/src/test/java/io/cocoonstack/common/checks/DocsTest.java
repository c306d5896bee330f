package io.cocoonstack.common.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.testsupport.Reactor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Pages link to files and headings that are there, and tell of modules as the table of the build does. */
class DocsTest {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
    private static final Pattern ANCHOR = Pattern.compile("<a id=\"([^\"]+)\">");
    private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```|`[^`\n]+`");
    private static final Pattern MODULE_ROW =
            Pattern.compile("(?m)^\\| \\[`([^`]+)/`\\]\\([^)]*\\) \\|[^|]*\\|[^|]*\\| ([^|]*) \\|$");
    private static final Pattern ARROW = Pattern.compile("data-from=\"([^\"]+)\" data-to=\"([^\"]+)\"");

    @Test
    void everyLinkOfAPageLeadsSomewhere() {
        List<String> dead = new ArrayList<>();
        for (Path page : SourceTree.files(".md")) {
            String text = CODE.matcher(SourceTree.read(page)).replaceAll("");
            Matcher link = LINK.matcher(text);
            while (link.find()) {
                String target = link.group(1);
                if (!target.contains(":") && !leadsSomewhere(page, target)) {
                    dead.add(SourceTree.name(page) + ": " + target);
                }
            }
        }
        assertThat(dead).as("links to nowhere").isEmpty();
    }

    private static boolean leadsSomewhere(Path page, String target) {
        int hash = target.indexOf('#');
        String file = hash < 0 ? target : target.substring(0, hash);
        Path to = file.isEmpty() ? page : page.resolveSibling(file).normalize();
        if (!Files.exists(to)) {
            return false;
        }
        return hash < 0 || anchors(SourceTree.read(to)).contains(target.substring(hash + 1));
    }

    /** As GitHub names headings, and the anchors that are set by hand. */
    private static Set<String> anchors(String page) {
        Set<String> anchors = new HashSet<>();
        Matcher heading = HEADING.matcher(page);
        while (heading.find()) {
            String text = heading.group(1).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "");
            anchors.add(text.strip().replace(' ', '-'));
        }
        Matcher anchor = ANCHOR.matcher(page);
        while (anchor.find()) {
            anchors.add(anchor.group(1));
        }
        return anchors;
    }

    @Test
    void theReadmeSaysWhatEachModuleMayDependOn() {
        Map<String, Set<String>> told = new TreeMap<>();
        Matcher row = MODULE_ROW.matcher(SourceTree.read(Reactor.root().resolve("README.md")));
        while (row.find()) {
            String module = row.group(1).replace('/', '-');
            if (!ModuleTable.modules().contains(module)) {
                continue;
            }
            Set<String> modules = new TreeSet<>();
            for (String each : row.group(2).split(", ", -1)) {
                if (each.startsWith("`")) {
                    modules.add(each.replace("`", "").replace('/', '-'));
                } else if (!each.equals("nothing")) {
                    assertThat(ModuleTable.allows(module, each))
                            .as(module + " may use " + each)
                            .isTrue();
                }
            }
            told.put(module, modules);
        }
        Map<String, Set<String>> table = new TreeMap<>();
        ModuleTable.modules().forEach(module -> table.put(module, ModuleTable.modulesFor(module)));
        assertThat(told).isEqualTo(table);
    }

    @Test
    void thePictureHasTheArrowsOfTheTable() {
        Map<String, Set<String>> drawn = new TreeMap<>();
        Matcher arrow = ARROW.matcher(SourceTree.read(Reactor.root().resolve("docs/architecture.svg")));
        while (arrow.find()) {
            drawn.computeIfAbsent(arrow.group(1), from -> new TreeSet<>()).add(arrow.group(2));
        }
        Map<String, Set<String>> table = new TreeMap<>();
        ModuleTable.modules().forEach(module -> table.put(module, ModuleTable.modulesFor(module)));
        for (String module : ModuleTable.modules()) {
            assertThat(Cycles.reachedFrom(module, drawn)).as(module).isEqualTo(Cycles.reachedFrom(module, table));
        }
    }
}
