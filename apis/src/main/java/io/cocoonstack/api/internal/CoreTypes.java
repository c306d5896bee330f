package io.cocoonstack.api.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConfigMapEnvSource;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceClaim;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.SecretEnvSource;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Core types of Kubernetes. They are read here and not by fabric8's own deserializers because those coerce, and throw
 * on what does not fit; they are written by fabric8.
 */
final class CoreTypes {

    static final ValueType<ResourceRequirements> RESOURCES = new Resources();
    static final ValueType<List<EnvFromSource>> ENV_FROM = new CoreList<>(CoreTypes::envFrom);
    static final ValueType<List<Condition>> CONDITIONS = new CoreList<>(CoreTypes::condition);

    private CoreTypes() {}

    /** How an element of a list is read. */
    private interface Element<T> {
        @Nullable
        T read(RawObject raw);
    }

    private static final class Resources extends ValueType<ResourceRequirements> {

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
        String expected() {
            return "an object of compute resources";
        }

        @Override
        void write(ResourceRequirements value, JsonGenerator generator, SerializerProvider serializers)
                throws IOException {
            serializers.defaultSerializeValue(value, generator);
        }

        @Override
        boolean writesBack(ResourceRequirements value, Object raw) {
            for (Map.Entry<?, ?> entry : ((Map<?, ?>) raw).entrySet()) {
                Object field = entry.getValue();
                // fabric8 writes every quantity as text.
                if (!isPlain(field) || (!entry.getKey().equals("claims") && holdsNumber(field))) {
                    return false;
                }
            }
            return true;
        }

        private static boolean holdsNumber(Object raw) {
            if (raw instanceof Map<?, ?> map) {
                for (Object value : map.values()) {
                    if (value instanceof Number) {
                        return true;
                    }
                }
            }
            return false;
        }
    }

    private static final class CoreList<T> extends ValueType<List<T>> {

        private final Element<T> element;

        CoreList(Element<T> element) {
            this.element = element;
        }

        @Override
        @Nullable
        List<T> decode(Object raw) {
            return RawObject.list(raw, element::read);
        }

        @Override
        String expected() {
            return "a list of objects";
        }

        @Override
        void write(List<T> value, JsonGenerator generator, SerializerProvider serializers) throws IOException {
            serializers.defaultSerializeValue(value, generator);
        }

        @Override
        boolean isEmpty(List<T> value) {
            return value.isEmpty();
        }

        @Override
        boolean writesBack(List<T> value, Object raw) {
            return isPlain(raw);
        }
    }

    /** Whether nothing in it is null or empty: fabric8 does not write such fields. */
    private static boolean isPlain(@Nullable Object raw) {
        if (raw == null) {
            return false;
        }
        if (!(raw instanceof Map) && !(raw instanceof List)) {
            return true;
        }
        Collection<?> values = raw instanceof Map<?, ?> map ? map.values() : (List<?>) raw;
        for (Object value : values) {
            if (!(value instanceof String) && !isPlain(value)) {
                return false;
            }
        }
        return !values.isEmpty();
    }

    private static @Nullable ResourceRequirements resources(RawObject raw) {
        ResourceRequirements resources = new ResourceRequirements();
        resources.setLimits(raw.object("limits", CoreTypes::quantities, new LinkedHashMap<>()));
        resources.setRequests(raw.object("requests", CoreTypes::quantities, new LinkedHashMap<>()));
        resources.setClaims(raw.list("claims", CoreTypes::claim));
        raw.unknown(resources::setAdditionalProperty);
        return raw.fits() ? resources : null;
    }

    private static @Nullable Map<String, Quantity> quantities(RawObject raw) {
        Map<String, Quantity> quantities = new LinkedHashMap<>();
        raw.unknown((name, value) -> {
            @Nullable Quantity quantity = value == null ? null : CoreQuantities.decode(value);
            if (quantity != null) {
                quantities.put(name, quantity);
            }
        });
        return quantities.size() == raw.size() ? quantities : null;
    }

    private static @Nullable ResourceClaim claim(RawObject raw) {
        ResourceClaim claim = new ResourceClaim(raw.text("name"), raw.text("request"));
        raw.unknown(claim::setAdditionalProperty);
        return raw.fits() ? claim : null;
    }

    private static @Nullable EnvFromSource envFrom(RawObject raw) {
        EnvFromSource source = new EnvFromSource();
        source.setConfigMapRef(raw.object("configMapRef", CoreTypes::configMap, null));
        source.setPrefix(raw.text("prefix"));
        source.setSecretRef(raw.object("secretRef", CoreTypes::secret, null));
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

    private static @Nullable Condition condition(RawObject raw) {
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
