package io.cocoonstack.api.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import io.cocoonstack.api.Extensible;
import io.cocoonstack.api.Misfit;
import java.io.IOException;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A field with a plain value or a core type of Kubernetes. */
final class ValueField<B extends Extensible, T> extends Field<B> {

    /** When a field is written. */
    enum Presence {
        /** Unless it is absent, or the value means the same as absence. */
        UNLESS_EMPTY,
        /** Unless it is absent. */
        UNLESS_NULL,
        /** Always; when it is absent, as an empty object. */
        ALWAYS
    }

    private final ValueType<T> type;
    private final Presence presence;
    private final Function<B, @Nullable T> getter;
    private final BiConsumer<B, @Nullable T> setter;

    ValueField(
            String name,
            ValueType<T> type,
            Presence presence,
            Function<B, @Nullable T> getter,
            BiConsumer<B, @Nullable T> setter) {
        super(name);
        this.type = type;
        this.presence = presence;
        this.getter = getter;
        this.setter = setter;
    }

    @Override
    void read(B bean, JsonParser parser, DeserializationContext context) throws IOException {
        @Nullable Object raw = RawJson.read(parser);
        @Nullable T value = raw == null ? null : type.decode(raw);
        setter.accept(bean, value);
        if (raw != null && (value == null || !isWritten(value) || !type.writesBack(value, raw))) {
            bean.setAdditionalProperty(name, raw);
        }
    }

    @Override
    void write(B bean, JsonGenerator generator, SerializerProvider serializers) throws IOException {
        if (writesRaw(bean)) {
            return;
        }
        @Nullable T value = getter.apply(bean);
        if (value != null && isWritten(value)) {
            generator.writeFieldName(name);
            type.write(value, generator, serializers);
        } else if (presence == Presence.ALWAYS) {
            generator.writeFieldName(name);
            generator.writeStartObject();
            generator.writeEndObject();
        }
    }

    @Override
    @Nullable
    Object asRead(B bean) {
        @Nullable T value = getter.apply(bean);
        return value != null && isWritten(value) && !writesRaw(bean) ? type.asRead(value) : null;
    }

    @Override
    boolean isStill(B bean, Object raw) {
        @Nullable T value = getter.apply(bean);
        @Nullable T read = type.decode(raw);
        if (read == null || value == null) {
            return read == null && (value == null || type.isEmpty(value));
        }
        return type.same(value, read);
    }

    @Override
    void misfits(B bean, String path, List<Misfit> found) {
        @Nullable Object raw = raw(bean);
        if (raw != null && !type.fits(raw) && isStill(bean, raw)) {
            found.add(new Misfit(path + name, raw, type.expected()));
        }
    }

    private boolean isWritten(T value) {
        return presence == Presence.UNLESS_NULL || !type.isEmpty(value);
    }
}
