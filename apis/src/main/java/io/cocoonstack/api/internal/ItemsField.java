package io.cocoonstack.api.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import io.cocoonstack.api.Extensible;
import io.cocoonstack.api.Misfit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The items of a list type. Always written, and strict: an answer whose items are no objects must not pass for one
 * without items, because then every object would seem to be gone.
 */
final class ItemsField<B extends Extensible, T extends Extensible> extends Field<B> {

    private final ObjectType<T> type;
    private final Function<B, @Nullable List<T>> getter;
    private final BiConsumer<B, List<T>> setter;

    ItemsField(String name, ObjectType<T> type, Function<B, @Nullable List<T>> getter, BiConsumer<B, List<T>> setter) {
        super(name);
        this.type = type;
        this.getter = getter;
        this.setter = setter;
    }

    @Override
    void read(B bean, JsonParser parser, DeserializationContext context) throws IOException {
        List<T> list = new ArrayList<>();
        if (!parser.hasToken(JsonToken.VALUE_NULL)) {
            if (!parser.hasToken(JsonToken.START_ARRAY)) {
                context.handleUnexpectedToken(List.class, parser);
            }
            for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                if (token != JsonToken.START_OBJECT) {
                    context.handleUnexpectedToken(type.handledType(), parser);
                }
                T item = type.create();
                type.read(item, parser, context);
                list.add(item);
            }
        }
        setter.accept(bean, list);
    }

    @Override
    void write(B bean, JsonGenerator generator, SerializerProvider serializers) throws IOException {
        @Nullable List<T> items = getter.apply(bean);
        generator.writeFieldName(name);
        generator.writeStartArray();
        if (items != null) {
            for (T item : items) {
                type.write(item, generator, serializers);
            }
        }
        generator.writeEndArray();
    }

    @Override
    @Nullable
    Object asRead(B bean) {
        @Nullable List<T> items = getter.apply(bean);
        return items == null ? null : items.stream().map(type::asRead).toList();
    }

    @Override
    void misfits(B bean, String path, List<Misfit> found) {
        // What does not fit is refused, and what the items hold is asked item by item.
    }

    @Override
    boolean isStill(B bean, Object raw) {
        return false;
    }
}
