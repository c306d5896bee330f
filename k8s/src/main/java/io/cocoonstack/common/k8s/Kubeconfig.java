package io.cocoonstack.common.k8s;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.fabric8.kubernetes.api.model.AuthInfo;
import io.fabric8.kubernetes.api.model.Cluster;
import io.fabric8.kubernetes.api.model.Config;
import io.fabric8.kubernetes.api.model.Context;
import io.fabric8.kubernetes.api.model.NamedAuthInfo;
import io.fabric8.kubernetes.api.model.NamedCluster;
import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Kubeconfig files, merged as kubectl does: the first file that has an entry of a name wins, entry by entry. */
final class Kubeconfig {

    private final List<Path> files;
    private final Map<String, KubeconfigEntry<Cluster>> clusters = new LinkedHashMap<>();
    private final Map<String, KubeconfigEntry<AuthInfo>> users = new LinkedHashMap<>();
    private final Map<String, KubeconfigEntry<Context>> contexts = new LinkedHashMap<>();
    private @Nullable String currentContext;

    Kubeconfig(List<Path> files) {
        this.files = files;
        for (Path file : files) {
            add(file.toAbsolutePath(), parse(file));
        }
    }

    /** The client's configuration of the current context. */
    io.fabric8.kubernetes.client.Config config() {
        if (currentContext == null) {
            throw new IllegalArgumentException(
                    "current-context of kubeconfig " + files + " is not set, expected the name of one of its contexts");
        }
        KubeconfigEntry<Context> context = contexts.get(currentContext);
        if (context == null) {
            throw new IllegalArgumentException("current-context of kubeconfig " + files + " is \"" + currentContext
                    + "\", expected the name of one of its contexts");
        }
        context.refuseUnknown("", context.value().getAdditionalProperties());
        KubeconfigEntry<Cluster> cluster = chosen("cluster", context.value().getCluster(), clusters);
        io.fabric8.kubernetes.client.Config config = io.fabric8.kubernetes.client.Config.empty();
        KubeconfigCluster.apply(cluster, config);
        if (!ApiErrors.isBlank(context.value().getUser())) {
            KubeconfigUser.apply(chosen("user", context.value().getUser(), users), cluster, config);
        }
        config.setNamespace(context.value().getNamespace());
        config.setContexts(contexts.values().stream().map(Kubeconfig::named).collect(Collectors.toList()));
        config.setCurrentContext(named(context));
        return config;
    }

    private static NamedContext named(KubeconfigEntry<Context> context) {
        return new NamedContext(context.value(), context.name());
    }

    private <T> KubeconfigEntry<T> chosen(String kind, @Nullable String name, Map<String, KubeconfigEntry<T>> entries) {
        KubeconfigEntry<T> entry = entries.get(name);
        if (entry == null) {
            throw new IllegalArgumentException(kind + " of context \"" + currentContext + "\" in kubeconfig " + files
                    + " is \"" + name + "\", expected the name of one of its " + kind + "s");
        }
        return entry;
    }

    private void add(Path file, Config config) {
        if (currentContext == null && !ApiErrors.isBlank(config.getCurrentContext())) {
            currentContext = config.getCurrentContext();
        }
        add(
                new KubeconfigEntry<>(file, "cluster", "", new Cluster()),
                config.getClusters(),
                NamedCluster::getName,
                NamedCluster::getCluster,
                clusters);
        add(
                new KubeconfigEntry<>(file, "user", "", new AuthInfo()),
                config.getUsers(),
                NamedAuthInfo::getName,
                NamedAuthInfo::getUser,
                users);
        add(
                new KubeconfigEntry<>(file, "context", "", new Context()),
                config.getContexts(),
                NamedContext::getName,
                NamedContext::getContext,
                contexts);
    }

    /** Of two entries of one name in one file kubectl takes neither. */
    private static <N, T> void add(
            KubeconfigEntry<T> empty,
            @Nullable List<N> from,
            Function<N, @Nullable String> name,
            Function<N, @Nullable T> value,
            Map<String, KubeconfigEntry<T>> to) {
        Set<String> names = new HashSet<>();
        for (N each : from == null ? List.<N>of() : from) {
            String key = name.apply(each);
            T found = value.apply(each);
            KubeconfigEntry<T> entry = new KubeconfigEntry<>(
                    empty.file(), empty.kind(), String.valueOf(key), found == null ? empty.value() : found);
            if (key == null || key.isEmpty()) {
                throw entry.refusal("name", "is not set, expected a name");
            }
            if (!names.add(key)) {
                throw entry.refusal("name", "stands there twice, expected it once");
            }
            to.putIfAbsent(key, entry);
        }
    }

    private static Config parse(Path file) {
        String refusal = "kubeconfig " + file + " cannot be read, expected a file of kind Config";
        Config config;
        try {
            String text = Files.readString(file);
            config = text.isBlank() ? null : serialization().unmarshal(text, Config.class);
        } catch (IOException e) {
            throw new IllegalArgumentException(refusal, e);
        } catch (RuntimeException e) {
            // The parser's message quotes the file, and so its secrets.
            throw new IllegalArgumentException(refusal, new IllegalArgumentException(where(e)));
        }
        // A file without a document is an empty configuration, as kubectl has it.
        if (config == null) {
            return new Config();
        }
        if (!isUnsetOr("Config", config.getKind()) || !isUnsetOr("v1", config.getApiVersion())) {
            throw new IllegalArgumentException("kind of kubeconfig " + file + " is " + config.getApiVersion() + " "
                    + config.getKind() + ", expected v1 Config");
        }
        return config;
    }

    private static boolean isUnsetOr(String wanted, @Nullable String found) {
        return ApiErrors.isBlank(found) || wanted.equals(found);
    }

    /** Texts are read as they stand: the client would read the token 1.10 as 1.1. */
    static KubernetesSerialization serialization() {
        ObjectMapper mapper = new ObjectMapper();
        for (CoercionInputShape shape :
                List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean)) {
            mapper.coercionConfigFor(LogicalType.Textual).setCoercion(shape, CoercionAction.Fail);
        }
        return new KubernetesSerialization(mapper, false);
    }

    private static String where(Throwable thrown) {
        List<String> path = new ArrayList<>();
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (each instanceof JsonMappingException mapping) {
                mapping.getPath()
                        .forEach(step ->
                                path.add(step.getFieldName() == null ? "" + step.getIndex() : step.getFieldName()));
            }
        }
        return path.isEmpty()
                ? "it is not YAML"
                : String.join(".", path) + " is of another type than in kubeconfig v1; a text of digits needs quotes";
    }
}
