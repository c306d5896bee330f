package io.cocoonstack.common.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * References to the contract in a text. Their one form is {@code contract 6.3}, {@code contract 6.3 rule 5}, {@code
 * contract 6.3 rules 5 and 9}, {@code contract 6.5 row wake-drop}, and lists of these: {@code contract 6.2 rule 2 and
 * 6.3 rule 9}. The name of a kit test is one too: {@code required_6_3_5_noFreshBootOverASnapshot}; and so is a link to
 * an anchor of the page, and the anchor that the annotation of a kit test names.
 */
final class ContractReferences {

    private static final String SECTION = "\\d+(?:\\.\\d+|[a-z](?![a-z]))?";
    private static final String NUMBER = "\\d+(?![\\d.]*\\d)";
    private static final String NAME = "(?!(?:and|or|to|contract)\\b)[a-z][a-z0-9]*(?:-[a-z0-9]+)*";
    private static final String AND = "(?:, and |, | and | or | to )";
    private static final String ONE = SECTION + "(?: (?:rule|row) (?:" + NUMBER + "|" + NAME + ")| (?:rules|rows) (?:"
            + NUMBER + "(?:" + AND + NUMBER + ")+|" + NAME + "(?:" + AND + NAME + ")+))?";
    private static final Pattern REFERENCE =
            Pattern.compile("\\b[Cc]ontract (" + ONE + "(?:" + AND + ONE + ")*)(?![\\w.]*\\d)");
    private static final Pattern PART = Pattern.compile("(" + SECTION + ")(?: (rules?|rows?) (.+))?");
    private static final Pattern KIT_TEST =
            Pattern.compile("\\b(?:required|untested)_(\\d+[a-z]?)(?:_(\\d+))?(?:_(\\d+))?_[a-z]\\w*(?=\\()");
    private static final Pattern LINK = Pattern.compile("(?:contract\\.md#|@ContractTest\\(\")([\\w-]+)");

    /** What looks like a reference and is none: a rule's number alone, or a number of section 6 alone. */
    private static final Pattern BARE = Pattern.compile("\\brules? \\d+\\b|(?<![\\w.])6\\.[1-8](?!\\w|\\.\\d)");

    private ContractReferences() {}

    /**
     * One reference.
     *
     * @param anchor where it points in docs/contract.md
     * @param text what is written
     * @param line the line that it begins in, from 1
     */
    record Reference(String anchor, String text, int line) {}

    static List<Reference> in(String source) {
        Flat flat = Flat.of(source);
        List<Reference> references = new ArrayList<>();
        Matcher written = REFERENCE.matcher(flat.text());
        while (written.find()) {
            for (String anchor : anchors(written.group(1))) {
                references.add(new Reference(anchor, written.group(), flat.line(written.start())));
            }
        }
        Matcher kit = KIT_TEST.matcher(flat.text());
        while (kit.find()) {
            references.add(new Reference(kitAnchor(kit), kit.group(), flat.line(kit.start())));
        }
        Matcher link = LINK.matcher(flat.text());
        while (link.find()) {
            references.add(new Reference(link.group(1), link.group(), flat.line(link.start())));
        }
        return references;
    }

    /** References in another form, each with its line, in what is not code. */
    static List<Reference> bare(String prose) {
        Flat flat = Flat.of(prose);
        Matcher written = REFERENCE.matcher(flat.text());
        StringBuilder rest = new StringBuilder(flat.text());
        while (written.find()) {
            blank(rest, written.toMatchResult());
        }
        Matcher linked =
                Pattern.compile("\\[[^\\]]*\\]\\([^)]*\\)|<a\\s[^>]*>[^<]*</a>").matcher(flat.text());
        while (linked.find()) {
            blank(rest, linked.toMatchResult());
        }
        List<Reference> found = new ArrayList<>();
        Matcher bare = BARE.matcher(rest);
        while (bare.find()) {
            found.add(new Reference("", bare.group(), flat.line(bare.start())));
        }
        return found;
    }

    private static void blank(StringBuilder text, MatchResult at) {
        text.replace(at.start(), at.end(), " ".repeat(at.end() - at.start()));
    }

    private static List<String> anchors(String list) {
        List<String> anchors = new ArrayList<>();
        Matcher one = Pattern.compile(ONE).matcher(list);
        while (one.find()) {
            Matcher part = PART.matcher(one.group());
            if (!part.matches()) {
                throw new IllegalStateException("\"" + one.group() + "\" is no reference");
            }
            String section = part.group(1);
            if (part.group(2) == null) {
                anchors.add(ContractPage.anchor(section, null));
            } else {
                rules(part.group(3)).forEach(rule -> anchors.add(ContractPage.anchor(section, rule)));
            }
        }
        return anchors;
    }

    private static List<String> rules(String list) {
        List<String> rules = new ArrayList<>();
        for (String part : list.split(", and |, | and | or ", -1)) {
            String[] ends = part.split(" to ", -1);
            if (ends.length == 1) {
                rules.add(part);
                continue;
            }
            for (int rule = Integer.parseInt(ends[0]); rule <= Integer.parseInt(ends[1]); rule++) {
                rules.add(Integer.toString(rule));
            }
        }
        return rules;
    }

    /** Only section 6 has sections below it. */
    private static String kitAnchor(Matcher kit) {
        boolean six = kit.group(1).equals("6") && kit.group(2) != null;
        String section = six ? "6." + kit.group(2) : kit.group(1);
        @Nullable String rule = six ? kit.group(3) : kit.group(2);
        return ContractPage.anchor(section, rule);
    }

    /** A text whose line breaks are blanks, the marks of comments at the beginning of a line gone. */
    private record Flat(String text, List<Integer> starts) {

        static Flat of(String source) {
            StringBuilder text = new StringBuilder();
            List<Integer> starts = new ArrayList<>();
            for (String line : source.split("\n", -1)) {
                starts.add(text.length());
                text.append(line.strip().replaceFirst("^(\\*(?!/)|//+|>) ?", ""))
                        .append(' ');
            }
            return new Flat(text.toString(), starts);
        }

        int line(int at) {
            int line = starts.size();
            while (starts.get(line - 1) > at) {
                line--;
            }
            return line;
        }
    }
}
