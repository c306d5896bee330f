package io.cocoonstack.common.testkit.apiserver.internal.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which objects of a kind a list or a watch is about: {@code labelSelector} and {@code fieldSelector}. */
final class Selector implements Predicate<ObjectNode> {

    private static final Pattern COMMA_OUTSIDE_PARENTHESES = Pattern.compile(",(?![^(]*\\))");
    private static final String KEY = "([A-Za-z0-9][-A-Za-z0-9_./]*)";
    private static final Pattern EXISTS = Pattern.compile("(!?)\\s*" + KEY);
    private static final Pattern EQUALS = Pattern.compile(KEY + "\\s*(==|=|!=)\\s*([-A-Za-z0-9_.]*)");
    private static final Pattern IN = Pattern.compile(KEY + "\\s+(in|notin)\\s*\\(([^)]*)\\)");
    private static final Pattern FIELD = Pattern.compile(KEY + "\\s*(==|=|!=)\\s*(.*)");

    private static final Set<String> FIELDS = Set.of("metadata.name", "metadata.namespace");
    private static final Set<String> POD_FIELDS = Set.of(
            "spec.nodeName",
            "spec.restartPolicy",
            "spec.schedulerName",
            "spec.serviceAccountName",
            "spec.hostNetwork",
            "status.phase",
            "status.podIP",
            "status.nominatedNodeName");

    private final List<Predicate<ObjectNode>> requirements = new ArrayList<>();

    private Selector() {}

    static Selector parse(ResourceType type, String labelSelector, String fieldSelector) {
        Selector selector = new Selector();
        for (String part : COMMA_OUTSIDE_PARENTHESES.split(labelSelector, -1)) {
            if (!part.isBlank()) {
                selector.requirements.add(label(part.strip()));
            }
        }
        for (String part : fieldSelector.split(",", -1)) {
            if (!part.isBlank()) {
                selector.requirements.add(field(type, part.strip()));
            }
        }
        return selector;
    }

    private static Predicate<ObjectNode> label(String text) {
        Matcher exists = EXISTS.matcher(text);
        if (exists.matches()) {
            boolean wanted = exists.group(1).isEmpty();
            String key = exists.group(2);
            return object -> labels(object).has(key) == wanted;
        }
        Matcher equals = EQUALS.matcher(text);
        if (equals.matches()) {
            return oneOf(
                    equals.group(1), List.of(equals.group(3)), !equals.group(2).equals("!="));
        }
        Matcher in = IN.matcher(text);
        if (in.matches()) {
            List<String> values = Pattern.compile(",")
                    .splitAsStream(in.group(3))
                    .map(String::strip)
                    .toList();
            return oneOf(in.group(1), values, in.group(2).equals("in"));
        }
        throw ApiError.badRequest("unable to parse requirement: " + text);
    }

    /** An absent label is in no set of values, and so satisfies every negation. */
    private static Predicate<ObjectNode> oneOf(String key, List<String> values, boolean wanted) {
        return object -> {
            JsonNode label = labels(object).path(key);
            return (!label.isMissingNode() && values.contains(label.asText())) == wanted;
        };
    }

    private static JsonNode labels(ObjectNode object) {
        return object.path("metadata").path(Meta.LABELS);
    }

    private static Predicate<ObjectNode> field(ResourceType type, String text) {
        Matcher field = FIELD.matcher(text);
        if (!field.matches()) {
            throw ApiError.badRequest("invalid selector: '" + text + "'; can't understand '" + text + "'");
        }
        String path = field.group(1);
        if (!FIELDS.contains(path) && !(type.isPod() && POD_FIELDS.contains(path))) {
            throw ApiError.badRequest("field label not supported: " + path);
        }
        List<String> steps = List.of(path.split("\\.", -1));
        boolean wanted = !field.group(2).equals("!=");
        String value = field.group(3);
        return object -> object.path(steps.get(0)).path(steps.get(1)).asText("").equals(value) == wanted;
    }

    @Override
    public boolean test(ObjectNode object) {
        return requirements.stream().allMatch(requirement -> requirement.test(object));
    }
}
