package io.cocoonstack.api.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import io.cocoonstack.api.Extensible;
import io.cocoonstack.api.Misfit;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A field that the type itself gives: apiVersion and kind. Another value that was read is kept. */
final class ConstantField<B extends Extensible> extends Field<B> {

    private final Function<B, String> getter;

    ConstantField(String name, Function<B, String> getter) {
        super(name);
        this.getter = getter;
    }

    @Override
    void read(B bean, JsonParser parser, DeserializationContext context) throws IOException {
        @Nullable Object raw = RawJson.read(parser);
        if (raw != null && !raw.equals(getter.apply(bean))) {
            bean.setAdditionalProperty(name, raw);
        }
    }

    @Override
    void write(B bean, JsonGenerator generator, SerializerProvider serializers) throws IOException {
        if (!writesRaw(bean)) {
            generator.writeStringField(name, getter.apply(bean));
        }
    }

    @Override
    Object asRead(B bean) {
        return getter.apply(bean);
    }

    @Override
    void misfits(B bean, String path, List<Misfit> found) {
        @Nullable Object raw = raw(bean);
        if (raw != null) {
            found.add(new Misfit(path + name, raw, getter.apply(bean)));
        }
    }

    @Override
    boolean isStill(B bean, Object raw) {
        return true;
    }
}
