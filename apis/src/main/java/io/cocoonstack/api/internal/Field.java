package io.cocoonstack.api.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import io.cocoonstack.api.Extensible;
import io.cocoonstack.api.Misfit;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One field of a type.
 *
 * @param <B> the type
 */
abstract class Field<B extends Extensible> {

    final String name;

    Field(String name) {
        this.name = name;
    }

    /** Reads the value at which the parser stands into the bean. */
    abstract void read(B bean, JsonParser parser, DeserializationContext context) throws IOException;

    /** Writes name and value, or nothing where there is nothing to write. */
    abstract void write(B bean, JsonGenerator generator, SerializerProvider serializers) throws IOException;

    /**
     * {@return the value as it would be written now, but without what is written for absent fields; null for nothing}
     */
    abstract @Nullable Object asRead(B bean);

    /** Whether the typed value is still what the JSON, which stands in the bean under this name, was read as. */
    abstract boolean isStill(B bean, Object raw);

    /** Adds what does not fit: this field's JSON, or something in its value. */
    abstract void misfits(B bean, String path, List<Misfit> found);

    /** Whether the JSON that stands in the bean under this name is to be written. */
    final boolean writesRaw(B bean) {
        @Nullable Object raw = raw(bean);
        return raw != null && isStill(bean, raw);
    }

    final @Nullable Object raw(B bean) {
        Map<String, Object> additional = bean.getAdditionalProperties();
        return additional.isEmpty() ? null : additional.get(name);
    }
}
