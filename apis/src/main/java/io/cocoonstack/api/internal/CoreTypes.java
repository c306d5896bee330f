package io.cocoonstack.api.internal;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConfigMapEnvSource;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceClaim;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.SecretEnvSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Core types of Kubernetes. They are read here and not by fabric8's own deserializers because those coerce, and throw
 * on what does not fit; but for quantities they are written by fabric8.
 */
final class CoreTypes {

    private CoreTypes() {}

    static final class Resources extends ValueType<ResourceRequirements> {

        Resources() {
            super("an object of compute resources");
        }

        @Override
        @Nullable
        ResourceRequirements decode(Object raw) {
            RawObject object = RawObject.of(raw);
            return object == null ? null : resources(object);
        }

        /** Also with quantities that fabric8's type does not take; they are kept as they stand. */
        @Override
        boolean fits(Object raw) {
            if (!(raw instanceof Map<?, ?> map)) {
                return false;
            }
            Map<Object, @Nullable Object> others = new LinkedHashMap<>(map);
            for (String name : List.of("limits", "requests")) {
                if (map.get(name) instanceof Map<?, ?> quantities
                        && quantities.values().stream().allMatch(each -> CoreQuantities.canonical(each) != null)) {
                    others.remove(name);
                }
            }
            return decode(others) != null;
        }

        @Override
        Object written(ResourceRequirements value) {
            return json(
                    value.getAdditionalProperties(),
                    "claims",
                    value.getClaims().isEmpty() ? null : list(value.getClaims(), CoreTypes::written),
                    "limits",
                    texts(value.getLimits()),
                    "requests",
                    texts(value.getRequests()));
        }

        @Override
        Object absent() {
            return Map.of();
        }

        @Override
        boolean writesBack(ResourceRequirements value, Object raw) {
            return isPlain(raw) || written(value).equals(raw);
        }
    }

    static final class CoreList<T> extends ValueType<List<T>> {

        private final Function<RawObject, @Nullable T> reader;
        private final Function<T, Object> writer;

        CoreList(Function<RawObject, @Nullable T> reader, Function<T, Object> writer) {
            super("a list of objects");
            this.reader = reader;
            this.writer = writer;
        }

        @Override
        @Nullable
        List<T> decode(Object raw) {
            return RawObject.list(raw, reader);
        }

        @Override
        boolean isEmpty(List<T> value) {
            return value.isEmpty();
        }

        @Override
        Object written(List<T> value) {
            return list(value, writer);
        }

        @Override
        boolean writesBack(List<T> value, Object raw) {
            return isPlain(raw) || (!value.isEmpty() && written(value).equals(raw));
        }
    }

    /** Whether JSON is nothing but texts, true and false, in objects and lists none of which is empty. */
    private static boolean isPlain(@Nullable Object raw) {
        if (raw instanceof String || raw instanceof Boolean) {
            return true;
        }
        Collection<?> values =
                raw instanceof Map<?, ?> map ? map.values() : raw instanceof List<?> list ? list : List.of();
        for (Object value : values) {
            if (!isPlain(value)) {
                return false;
            }
        }
        return !values.isEmpty();
    }

    /** An object in plain Java, by names and values; nulls are left out. */
    private static Map<String, Object> json(Map<String, Object> additional, @Nullable Object... members) {
        Map<String, Object> json = new LinkedHashMap<>();
        for (int i = 0; i < members.length; i += 2) {
            if (members[i + 1] != null) {
                json.put((String) members[i], members[i + 1]);
            }
        }
        json.putAll(additional);
        return json;
    }

    private static <T> List<Object> list(List<T> list, Function<T, Object> writer) {
        return list.stream().map(writer).toList();
    }

    private static @Nullable Object texts(@Nullable Map<String, Quantity> quantities) {
        if (quantities == null || quantities.isEmpty()) {
            return null;
        }
        Map<String, Object> texts = new LinkedHashMap<>();
        quantities.forEach((name, quantity) -> texts.put(name, quantity.toString()));
        return texts;
    }

    private static Object written(ResourceClaim claim) {
        return json(claim.getAdditionalProperties(), "name", claim.getName(), "request", claim.getRequest());
    }

    static Object written(EnvFromSource source) {
        ConfigMapEnvSource configMap = source.getConfigMapRef();
        SecretEnvSource secret = source.getSecretRef();
        return json(
                source.getAdditionalProperties(),
                "configMapRef",
                configMap == null
                        ? null
                        : reference(configMap.getName(), configMap.getOptional(), configMap.getAdditionalProperties()),
                "prefix",
                source.getPrefix(),
                "secretRef",
                secret == null
                        ? null
                        : reference(secret.getName(), secret.getOptional(), secret.getAdditionalProperties()));
    }

    private static Object reference(String name, Boolean optional, Map<String, Object> additional) {
        return json(additional, "name", name, "optional", optional);
    }

    static Object written(Condition condition) {
        return json(
                condition.getAdditionalProperties(),
                "lastTransitionTime",
                condition.getLastTransitionTime(),
                "message",
                condition.getMessage(),
                "observedGeneration",
                condition.getObservedGeneration(),
                "reason",
                condition.getReason(),
                "status",
                condition.getStatus(),
                "type",
                condition.getType());
    }

    private static @Nullable ResourceRequirements resources(RawObject raw) {
        ResourceRequirements resources = new ResourceRequirements();
        resources.setLimits(raw.map("limits", CoreTypes::quantities));
        resources.setRequests(raw.map("requests", CoreTypes::quantities));
        resources.setClaims(raw.list("claims", CoreTypes::claim));
        raw.unknown(resources::setAdditionalProperty);
        return raw.fits() ? resources : null;
    }

    private static @Nullable Map<String, Quantity> quantities(Map<?, ?> raw) {
        Map<String, Quantity> quantities = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : raw.entrySet()) {
            @Nullable Quantity quantity = entry.getValue() == null ? null : CoreQuantities.decode(entry.getValue());
            if (quantity == null) {
                return null;
            }
            quantities.put((String) entry.getKey(), quantity);
        }
        return quantities;
    }

    private static @Nullable ResourceClaim claim(RawObject raw) {
        ResourceClaim claim = new ResourceClaim(raw.text("name"), raw.text("request"));
        raw.unknown(claim::setAdditionalProperty);
        return raw.fits() ? claim : null;
    }

    static @Nullable EnvFromSource envFrom(RawObject raw) {
        EnvFromSource source = new EnvFromSource();
        source.setConfigMapRef(raw.object("configMapRef", CoreTypes::configMap));
        source.setPrefix(raw.text("prefix"));
        source.setSecretRef(raw.object("secretRef", CoreTypes::secret));
        raw.unknown(source::setAdditionalProperty);
        return raw.fits() ? source : null;
    }

    private static @Nullable ConfigMapEnvSource configMap(RawObject raw) {
        ConfigMapEnvSource source = new ConfigMapEnvSource(raw.text("name"), raw.bool("optional"));
        raw.unknown(source::setAdditionalProperty);
        return raw.fits() ? source : null;
    }

    private static @Nullable SecretEnvSource secret(RawObject raw) {
        SecretEnvSource source = new SecretEnvSource(raw.text("name"), raw.bool("optional"));
        raw.unknown(source::setAdditionalProperty);
        return raw.fits() ? source : null;
    }

    static @Nullable Condition condition(RawObject raw) {
        Condition condition = new Condition();
        condition.setType(raw.text("type"));
        condition.setStatus(raw.text("status"));
        condition.setReason(raw.text("reason"));
        condition.setMessage(raw.text("message"));
        condition.setLastTransitionTime(raw.text("lastTransitionTime"));
        condition.setObservedGeneration(raw.int64("observedGeneration"));
        raw.unknown(condition::setAdditionalProperty);
        return raw.fits() ? condition : null;
    }
}
