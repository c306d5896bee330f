package io.cocoonstack.api.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import io.cocoonstack.api.Extensible;
import io.cocoonstack.api.Misfit;
import java.io.IOException;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A field that is read and written as the mapper does it: metadata. What does not fit there is an error. */
final class ForeignField<B extends Extensible, T> extends Field<B> {

    private final Class<T> type;
    private final Function<B, @Nullable T> getter;
    private final BiConsumer<B, @Nullable T> setter;

    ForeignField(String name, Class<T> type, Function<B, @Nullable T> getter, BiConsumer<B, @Nullable T> setter) {
        super(name);
        this.type = type;
        this.getter = getter;
        this.setter = setter;
    }

    @Override
    void read(B bean, JsonParser parser, DeserializationContext context) throws IOException {
        boolean absent = parser.hasToken(JsonToken.VALUE_NULL);
        setter.accept(bean, absent ? null : type.cast(deserializer(context).deserialize(parser, context)));
    }

    // Kept for the rest of the call: in a list, finding it costs more than using it.
    private JsonDeserializer<?> deserializer(DeserializationContext context) throws IOException {
        if (context.getAttribute(this) instanceof JsonDeserializer<?> known) {
            return known;
        }
        JsonDeserializer<?> found = context.findContextualValueDeserializer(context.constructType(type), null);
        context.setAttribute(this, found);
        return found;
    }

    @Override
    void write(B bean, JsonGenerator generator, SerializerProvider serializers) throws IOException {
        @Nullable T value = getter.apply(bean);
        if (value != null) {
            generator.writeFieldName(name);
            serializers.defaultSerializeValue(value, generator);
        }
    }

    @Override
    @Nullable
    Object asRead(B bean) {
        return getter.apply(bean);
    }

    @Override
    void misfits(B bean, String path, List<Misfit> found) {
        // What does not fit is refused.
    }

    @Override
    boolean isStill(B bean, Object raw) {
        return false;
    }
}
