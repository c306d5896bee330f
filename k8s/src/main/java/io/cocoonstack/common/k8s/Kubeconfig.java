package io.cocoonstack.common.k8s;

import io.cocoonstack.api.internal.ClientSerialization;
import io.fabric8.kubernetes.api.model.ContextBuilder;
import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Kubeconfig files, merged as kubectl does: the first file that has an entry of a name wins, entry by entry. */
final class Kubeconfig {

    static final KubernetesSerialization SERIALIZATION = ClientSerialization.create();

    private static final Set<String> CONTEXT = Set.of("cluster", "user", "namespace", "extensions");

    private final List<Path> files;
    private final Map<String, Map<String, KubeconfigEntry>> entries =
            Map.of("cluster", new LinkedHashMap<>(), "user", new LinkedHashMap<>(), "context", new LinkedHashMap<>());
    private @Nullable String currentContext;

    Kubeconfig(List<Path> files) {
        this.files = files;
        for (Path file : files) {
            add(parse(file));
        }
    }

    /** The client's configuration of the current context. */
    Config config() {
        if (currentContext == null) {
            throw new IllegalArgumentException(
                    "current-context of kubeconfig " + files + " is not set, expected the name of one of its contexts");
        }
        KubeconfigEntry context = chosen("current-context", "context", currentContext);
        context.refuseUnlessIn(CONTEXT);
        String of = " of context \"" + currentContext + "\"";
        KubeconfigEntry cluster = chosen("cluster" + of, "cluster", context.text("cluster"));
        Config config = Config.empty();
        KubeconfigCluster.apply(cluster, config);
        String user = context.text("user");
        if (user != null) {
            KubeconfigUser.apply(chosen("user" + of, "user", user), cluster, config);
        }
        config.setNamespace(context.text("namespace"));
        config.setContexts(entries("context").entrySet().stream()
                .map(entry -> named(entry.getKey(), entry.getValue()))
                .collect(Collectors.toList()));
        config.setCurrentContext(named(currentContext, context));
        return config;
    }

    private static NamedContext named(String name, KubeconfigEntry context) {
        return new NamedContext(
                new ContextBuilder()
                        .withCluster(context.text("cluster"))
                        .withUser(context.text("user"))
                        .withNamespace(context.text("namespace"))
                        .build(),
                name);
    }

    private Map<String, KubeconfigEntry> entries(String kind) {
        return entries.getOrDefault(kind, Map.of());
    }

    private KubeconfigEntry chosen(String by, String kind, @Nullable String name) {
        KubeconfigEntry entry = entries(kind).get(name);
        if (entry == null) {
            throw new IllegalArgumentException((by.contains(" ") ? by + " in" : by + " of") + " kubeconfig " + files
                    + " is \"" + name + "\", expected the name of one of its " + kind + "s");
        }
        return entry;
    }

    /** Of two entries of one name in one file kubectl takes neither. */
    private void add(KubeconfigEntry file) {
        if (currentContext == null) {
            currentContext = file.text("current-context");
        }
        entries.forEach((kind, to) -> {
            Set<String> names = new HashSet<>();
            for (KubeconfigEntry named : file.objects(kind + "s")) {
                String name = named.text("name");
                KubeconfigEntry found = named.object(kind);
                KubeconfigEntry entry = new KubeconfigEntry(
                        file.file(),
                        kind + " \"" + name + "\" in " + file.where(),
                        "",
                        found == null ? Map.of() : found.members());
                if (name == null) {
                    throw entry.refusal("name", "is not set, expected a name");
                }
                if (!names.add(name)) {
                    throw entry.refusal("name", "stands there twice, expected it once");
                }
                to.putIfAbsent(name, entry);
            }
        });
    }

    private static KubeconfigEntry parse(Path path) {
        String where = "kubeconfig " + path;
        Map<String, @Nullable Object> members;
        try {
            String text = Files.readString(path);
            members = text.isBlank() ? null : JsonTree.parse(SERIALIZATION, text);
        } catch (IOException | RuntimeException e) {
            // The parser's message quotes the file, and so its secrets.
            throw new IllegalArgumentException(
                    where + " cannot be read, expected a file of kind Config", e instanceof IOException ? e : null);
        }
        // A file without a document is an empty configuration, as kubectl has it.
        KubeconfigEntry file =
                new KubeconfigEntry(path.toAbsolutePath(), where, "", members == null ? Map.of() : members);
        String kind = file.text("kind");
        String apiVersion = file.text("apiVersion");
        if ((kind != null && !kind.equals("Config")) || (apiVersion != null && !apiVersion.equals("v1"))) {
            throw file.refusal("kind", "is " + apiVersion + " " + kind + ", expected v1 Config");
        }
        return file;
    }
}
