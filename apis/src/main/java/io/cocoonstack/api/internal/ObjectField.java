package io.cocoonstack.api.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import io.cocoonstack.api.Extensible;
import io.cocoonstack.api.Misfit;
import java.io.IOException;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A field with an object of ours. */
final class ObjectField<B extends Extensible, T extends Extensible> extends Field<B> {

    private final ObjectType<T> type;
    private final boolean always;
    private final Function<B, @Nullable T> getter;
    private final BiConsumer<B, @Nullable T> setter;

    /**
     * @param always whether an absent one is written as an empty one
     */
    ObjectField(
            String name,
            ObjectType<T> type,
            boolean always,
            Function<B, @Nullable T> getter,
            BiConsumer<B, @Nullable T> setter) {
        super(name);
        this.type = type;
        this.always = always;
        this.getter = getter;
        this.setter = setter;
    }

    @Override
    void read(B bean, JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.hasToken(JsonToken.START_OBJECT)) {
            T value = type.create();
            type.read(value, parser, context);
            setter.accept(bean, value);
            return;
        }
        @Nullable Object raw = RawJson.read(parser);
        setter.accept(bean, null);
        if (raw != null) {
            bean.setAdditionalProperty(name, raw);
        }
    }

    @Override
    void write(B bean, JsonGenerator generator, SerializerProvider serializers) throws IOException {
        if (writesRaw(bean)) {
            return;
        }
        @Nullable T value = getter.apply(bean);
        if (value != null || always) {
            generator.writeFieldName(name);
            type.write(value == null ? type.create() : value, generator, serializers);
        }
    }

    @Override
    @Nullable
    Object asRead(B bean) {
        @Nullable T value = getter.apply(bean);
        return value == null ? null : type.asRead(value);
    }

    @Override
    void misfits(B bean, String path, List<Misfit> found) {
        @Nullable T value = getter.apply(bean);
        @Nullable Object raw = raw(bean);
        if (value != null) {
            type.misfits(value, path + name + ".", found);
        } else if (raw != null) {
            found.add(new Misfit(path + name, raw, "an object"));
        }
    }

    @Override
    boolean isStill(B bean, Object raw) {
        return getter.apply(bean) == null;
    }
}
