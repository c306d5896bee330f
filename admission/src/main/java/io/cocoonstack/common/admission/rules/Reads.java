package io.cocoonstack.common.admission.rules;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.cocoonstack.common.admission.RawObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the few fields that rules look at in foreign objects, without decoding the rest, and coerces nothing. */
final class Reads {

    /** A field is of another type than it should be. It has no stack, because users can cause it at will. */
    static final class UnreadableException extends Exception {

        private static final long serialVersionUID = 1;

        UnreadableException() {
            super(null, null, false, false);
        }
    }

    /** Takes the values of two fields of an element; each is null where the field is absent. */
    interface Element {
        void accept(@Nullable String first, @Nullable String second);
    }

    // What else tolerations and owner references have: an element is read as a whole, or not at all.
    private static final Set<String> TEXTS =
            Set.of("key", "operator", "value", "effect", "apiVersion", "kind", "name", "uid");
    private static final Set<String> FLAGS = Set.of("controller", "blockOwnerDeletion");
    private static final Set<String> INTEGERS = Set.of("tolerationSeconds");

    private Reads() {}

    /** Reads two texts of each element of a list of objects; null elements are none, and no list is an empty one. */
    static void elements(RawObject object, String first, String second, Element sink, String... path)
            throws UnreadableException {
        try (JsonParser parser = object.open(path)) {
            if (parser == null || parser.hasToken(JsonToken.VALUE_NULL)) {
                requireObjects(object, path);
            } else if (parser.hasToken(JsonToken.START_ARRAY)) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    element(parser, first, second, sink);
                }
            } else {
                throw new UnreadableException();
            }
        } catch (IOException e) {
            // A review was checked before, and is in memory.
            throw new UncheckedIOException(e);
        }
    }

    private static void element(JsonParser parser, String first, String second, Element sink)
            throws IOException, UnreadableException {
        if (parser.hasToken(JsonToken.VALUE_NULL)) {
            return;
        }
        if (!parser.hasToken(JsonToken.START_OBJECT)) {
            throw new UnreadableException();
        }
        @Nullable String firstText = null;
        @Nullable String secondText = null;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            if (name.equals(first)) {
                firstText = text(parser);
            } else if (name.equals(second)) {
                secondText = text(parser);
            } else {
                check(name, parser);
                parser.skipChildren();
            }
        }
        sink.accept(firstText, secondText);
    }

    private static void check(String name, JsonParser parser) throws IOException, UnreadableException {
        JsonToken token = parser.currentToken();
        boolean wrong = (TEXTS.contains(name) && token != JsonToken.VALUE_STRING)
                || (FLAGS.contains(name) && token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE)
                || (INTEGERS.contains(name) && !isInt64(parser));
        if (wrong && token != JsonToken.VALUE_NULL) {
            throw new UnreadableException();
        }
    }

    private static boolean isInt64(JsonParser parser) throws IOException {
        // Of a number that is longer than any of 64 bits Jackson is not asked: it might throw.
        return parser.hasToken(JsonToken.VALUE_NUMBER_INT)
                && parser.getTextLength() <= 20
                && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
    }

    private static @Nullable String text(JsonParser parser) throws IOException, UnreadableException {
        if (parser.hasToken(JsonToken.VALUE_STRING)) {
            return parser.getText();
        }
        if (!parser.hasToken(JsonToken.VALUE_NULL)) {
            throw new UnreadableException();
        }
        return null;
    }

    /** An integer of 32 bits; the default where it is absent. */
    static int int32(RawObject object, int absent, String... path) throws UnreadableException {
        try (JsonParser parser = object.open(path)) {
            if (parser == null || parser.hasToken(JsonToken.VALUE_NULL)) {
                requireObjects(object, path);
                return absent;
            }
            // A number of 64 bits at most, as Jackson would rather throw than tell that one does not fit.
            if (!parser.hasToken(JsonToken.VALUE_NUMBER_INT) || parser.getTextLength() > 18) {
                throw new UnreadableException();
            }
            long value = parser.getLongValue();
            if (value != (int) value) {
                throw new UnreadableException();
            }
            return (int) value;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A member of the object is an object, null or absent. */
    static void requireObject(RawObject object, String name) throws UnreadableException {
        requireObjects(object, name, "");
    }

    /** All on a path to an absent value may be absent, too, but none may be something else than an object. */
    private static void requireObjects(RawObject object, String... path) throws UnreadableException {
        for (int i = 0; i < path.length; i++) {
            try (JsonParser parser = object.open(Arrays.copyOf(path, i))) {
                if (parser == null || parser.hasToken(JsonToken.VALUE_NULL)) {
                    return;
                }
                if (!parser.hasToken(JsonToken.START_OBJECT)) {
                    throw new UnreadableException();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
