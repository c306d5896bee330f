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

/** A field with a list of objects of ours. With a single element that is none, the whole list is kept as JSON. */
final class ListField<B extends Extensible, T extends Extensible> extends Field<B> {

    private final ObjectType<T> type;
    private final Function<B, List<T>> getter;
    private final BiConsumer<B, @Nullable List<T>> setter;

    ListField(String name, ObjectType<T> type, Function<B, List<T>> getter, BiConsumer<B, @Nullable List<T>> setter) {
        super(name);
        this.type = type;
        this.getter = getter;
        this.setter = setter;
    }

    @Override
    void read(B bean, JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.hasToken(JsonToken.START_ARRAY)) {
            keep(bean, RawJson.read(parser));
            return;
        }
        List<T> list = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token != JsonToken.START_OBJECT) {
                keep(bean, rest(list, parser));
                return;
            }
            T element = type.create();
            type.read(element, parser, context);
            list.add(element);
        }
        setter.accept(bean, list);
        if (list.isEmpty()) {
            bean.setAdditionalProperty(name, new ArrayList<>());
        }
    }

    @Override
    void write(B bean, JsonGenerator generator, SerializerProvider serializers) throws IOException {
        if (writesRaw(bean)) {
            return;
        }
        List<T> list = getter.apply(bean);
        if (!list.isEmpty()) {
            generator.writeFieldName(name);
            generator.writeStartArray(list, list.size());
            for (T element : list) {
                type.write(element, generator, serializers);
            }
            generator.writeEndArray();
        }
    }

    @Override
    @Nullable
    Object asRead(B bean) {
        List<T> list = getter.apply(bean);
        return list.isEmpty() ? null : list.stream().map(type::asRead).toList();
    }

    @Override
    void misfits(B bean, String path, List<Misfit> found) {
        List<T> list = getter.apply(bean);
        @Nullable Object raw = raw(bean);
        for (int i = 0; i < list.size(); i++) {
            type.misfits(list.get(i), path + name + "[" + i + "].", found);
        }
        if (list.isEmpty() && raw != null && !raw.equals(List.of())) {
            found.add(new Misfit(path + name, raw, "a list of objects"));
        }
    }

    @Override
    boolean isStill(B bean, Object raw) {
        return getter.apply(bean).isEmpty();
    }

    private void keep(B bean, @Nullable Object raw) {
        setter.accept(bean, null);
        if (raw != null) {
            bean.setAdditionalProperty(name, raw);
        }
    }

    // Turns what was read so far back into JSON: rare, and cheaper than buffering every list.
    private List<@Nullable Object> rest(List<T> good, JsonParser parser) throws IOException {
        List<@Nullable Object> list = new ArrayList<>();
        good.forEach(element -> list.add(type.asRead(element)));
        do {
            list.add(RawJson.read(parser));
        } while (parser.nextToken() != JsonToken.END_ARRAY);
        return list;
    }
}
