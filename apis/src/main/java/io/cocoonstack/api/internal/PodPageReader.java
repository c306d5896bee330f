package io.cocoonstack.api.internal;

import io.cocoonstack.common.round.PodFacts;
import io.cocoonstack.common.round.PodFactsBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads pods from their tokens. What does not fit in a pod is absent. Items that are no list of objects are refused:
 * they must not pass for a list without pods, as if all were gone.
 */
final class PodPageReader {

    private final Tokens json;
    private final List<PodPage.Entry> pods = new ArrayList<>();
    private boolean hasPods;

    // Of the pod that is being read.
    private @Nullable String namespace;
    private @Nullable String name;
    private @Nullable String uid;
    private @Nullable String resourceVersion;
    private @Nullable Map<?, ?> affinity;

    PodPageReader(Tokens json) {
        this.json = json;
    }

    PodPage read() {
        String type = null;
        String version = null;
        String continueToken = null;
        for (String field = json.nextName(); field != null; field = json.nextName()) {
            switch (field) {
                case "type" -> type = json.text();
                case "object" -> pod(field);
                case "items" -> items();
                case "metadata" -> {
                    for (String inner = firstName(); inner != null; inner = json.nextName()) {
                        switch (inner) {
                            case "resourceVersion" -> version = json.text();
                            case "continue" -> continueToken = json.text();
                            default -> json.skip();
                        }
                    }
                }
                default -> json.skip();
            }
        }
        require(hasPods, "the JSON", "a list of pods, or an event with an object");
        boolean last = continueToken == null || continueToken.isEmpty();
        return new PodPage(type, pods, version, last ? null : continueToken);
    }

    private void items() {
        hasPods = true;
        if (json.isNull()) {
            return;
        }
        require(json.isArray(), "items", "a list of pods");
        while (json.nextElement()) {
            pod("an item");
        }
    }

    private void pod(String what) {
        hasPods = true;
        require(json.isObject(), what, "a pod");
        namespace = null;
        name = null;
        uid = null;
        resourceVersion = null;
        affinity = null;
        PodFactsBuilder facts = PodFacts.builder();
        for (String field = json.nextName(); field != null; field = json.nextName()) {
            switch (field) {
                case "metadata" -> metadata(facts);
                case "spec" -> spec(facts);
                case "status" -> status(facts);
                default -> json.skip();
            }
        }
        facts.identity(namespace, name, uid, resourceVersion);
        pods.add(new PodPage.Entry(facts, affinity));
    }

    private void metadata(PodFactsBuilder facts) {
        for (String field = firstName(); field != null; field = json.nextName()) {
            switch (field) {
                case "namespace" -> namespace = json.text();
                case "name" -> name = json.text();
                case "uid" -> uid = json.text();
                case "resourceVersion" -> resourceVersion = json.text();
                case "deletionTimestamp" -> facts.deleting(json.text() != null);
                case "annotations" -> facts.annotations(texts());
                default -> json.skip();
            }
        }
    }

    private Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String field = firstName(); field != null; field = json.nextName()) {
            String text = json.text();
            if (text != null) {
                texts.put(field, text);
            }
        }
        return texts;
    }

    private void spec(PodFactsBuilder facts) {
        for (String field = firstName(); field != null; field = json.nextName()) {
            switch (field) {
                case "nodeName" -> facts.nodeName(json.text());
                case "affinity" -> affinity = json.plain() instanceof Map<?, ?> map ? map : null;
                default -> json.skip();
            }
        }
    }

    private void status(PodFactsBuilder facts) {
        for (String field = firstName(); field != null; field = json.nextName()) {
            switch (field) {
                case "phase" -> facts.terminal("Failed".equals(json.text()));
                case "containerStatuses" -> facts.containerRunning(isAnyRunning());
                default -> json.skip();
            }
        }
    }

    private boolean isAnyRunning() {
        boolean running = false;
        if (json.isArray()) {
            while (json.nextElement()) {
                for (String field = firstName(); field != null; field = json.nextName()) {
                    if (!field.equals("state")) {
                        json.skip();
                        continue;
                    }
                    for (String state = firstName(); state != null; state = json.nextName()) {
                        running |= state.equals("running") && !json.isNull();
                        json.skip();
                    }
                }
            }
        } else {
            json.skip();
        }
        return running;
    }

    /** The first name of the current object; null where it is empty, or no object. */
    private @Nullable String firstName() {
        if (json.isObject()) {
            return json.nextName();
        }
        json.skip();
        return null;
    }

    private static void require(boolean fits, String what, String expected) {
        if (!fits) {
            throw new IllegalArgumentException(what + " is of another type, expected " + expected);
        }
    }
}
