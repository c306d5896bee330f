package io.cocoonstack.common.checks;

import io.cocoonstack.common.testsupport.Reactor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The sections, rules and rows of docs/contract.md, by their anchors: {@code s6-3} is contract 6.3, {@code r6-3-5} is
 * contract 6.3 rule 5, {@code r6-5-wake-drop} is contract 6.5 row wake-drop.
 */
final class ContractPage {

    static final String FILE = "docs/contract.md";

    private static final Pattern ANCHOR = Pattern.compile("<a id=\"([^\"]+)\"></a>");
    private static final Pattern SECTION = Pattern.compile("s(\\d+[a-z]?|\\d+-\\d+)");
    private static final Pattern INTENT = Pattern.compile("\\*Intent: ([^*]+)\\*");

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /**
     * One section, rule or row.
     *
     * @param anchor its anchor
     * @param section its section, such as {@code 8a}
     * @param rule its number or name in the section; null where it is the section itself
     * @param text all that the page says of it, without the anchor
     */
    record Entry(String anchor, String section, @Nullable String rule, String text) {

        boolean isSection() {
            return rule == null;
        }

        boolean isRow() {
            return text.startsWith("|");
        }

        boolean hasIntent() {
            return INTENT.matcher(text).find();
        }

        /** Whether the mark stands right behind the name, or in a part of the rule, or nowhere. */
        String notYet() {
            int at = text.toLowerCase(Locale.ROOT).indexOf("**not yet**");
            if (at < 0) {
                return "";
            }
            return text.substring(0, at).split("\\s").length <= 3 ? "not yet" : "in part not yet";
        }

        /** How sources write it, without the word "contract". */
        String reference() {
            return isSection() ? section : section + (isRow() ? " row " : " rule ") + rule;
        }

        /** The heading of a section; the intent of a rule, or its text where it has none; the cells of a row. */
        String title() {
            if (isSection()) {
                return text.replaceFirst("^#+ \\S+ ", "").replaceFirst(" \\*(new|0\\.3)\\*$", "");
            }
            if (isRow()) {
                String cells = text.replaceFirst("^[^|]*\\|[^|]*\\|", "").replaceFirst(" \\|$", "");
                return cells.strip().replace(" | ", ", ");
            }
            Matcher intent = INTENT.matcher(text);
            return intent.find() ? intent.group(1) : text.replaceFirst("^\\*\\*.+?\\*\\*[:.,]? ", "");
        }
    }

    private ContractPage(String page) {
        List<String> sections = new ArrayList<>();
        String[] lines = page.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            Matcher anchor = ANCHOR.matcher(lines[i]);
            if (!anchor.find()) {
                continue;
            }
            String id = anchor.group(1);
            Matcher section = SECTION.matcher(id);
            if (section.matches()) {
                sections.add(section.group(1));
                put(new Entry(id, section.group(1).replace('-', '.'), null, lines[i + 2]));
            } else {
                put(rule(id, sections, text(lines, i, anchor)));
            }
        }
    }

    private void put(Entry entry) {
        Entry before = entries.put(entry.anchor(), entry);
        if (before != null) {
            throw new IllegalStateException("anchor " + entry.anchor() + " is in " + FILE + " twice, expected once");
        }
    }

    private static Entry rule(String id, List<String> sections, String text) {
        String section = sections.get(sections.size() - 1);
        String prefix = "r" + section + "-";
        if (!id.startsWith(prefix)) {
            throw new IllegalStateException("anchor " + id + " stands in section " + section + ", expected " + prefix);
        }
        return new Entry(id, section.replace('-', '.'), id.substring(prefix.length()), text);
    }

    /** A row is its line; an item goes on to the next item of its level, or to what is not indented. */
    private static String text(String[] lines, int from, Matcher anchor) {
        String line = lines[from];
        if (line.startsWith("|")) {
            return "|" + line.substring(anchor.end());
        }
        StringBuilder text = new StringBuilder(line.substring(anchor.end()));
        for (int i = from + 1; i < lines.length && (lines[i].isEmpty() || lines[i].startsWith(" ")); i++) {
            text.append(' ').append(lines[i].strip());
        }
        return text.toString().strip();
    }

    static ContractPage of(String page) {
        return new ContractPage(page);
    }

    static ContractPage read() {
        return of(SourceTree.read(file()));
    }

    static Path file() {
        return Reactor.root().resolve(FILE);
    }

    List<Entry> entries() {
        return List.copyOf(entries.values());
    }

    boolean hasAnchor(String anchor) {
        return entries.containsKey(anchor);
    }

    /** The section, rule or row of an anchor that is there. */
    Entry entry(String anchor) {
        Entry entry = entries.get(anchor);
        if (entry == null) {
            throw new IllegalArgumentException("anchor " + anchor + " is not in " + FILE);
        }
        return entry;
    }

    /** The anchor of a reference: of contract 6.3 rule 5 it is r6-3-5. */
    static String anchor(String section, @Nullable String rule) {
        String dashed = section.replace('.', '-');
        return rule == null ? "s" + dashed : "r" + dashed + "-" + rule;
    }
}
