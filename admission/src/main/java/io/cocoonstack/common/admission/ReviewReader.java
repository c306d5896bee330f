package io.cocoonstack.common.admission;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.JsonTokenId;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a review in one pass over its bytes, which checks all of them, and keeps the objects in it as they are. Whatever the
 * body holds, the memory that this takes is bounded by its length.
 */
final class ReviewReader implements AutoCloseable {

    /** How many levels of an object's members are noted on the way. */
    static final int KNOWN_LEVELS = 2;

    private static final String KIND = "AdmissionReview";

    private final byte[] body;
    private final JsonParser parser;
    private final FieldNames names = new FieldNames();

    private ReviewReader(byte[] body) throws IOException {
        this.body = body;
        this.parser = Json.FACTORY.createParser(body);
    }

    static Review read(byte[] body) throws RefusedException {
        requireUtf8(body);
        try (ReviewReader reader = new ReviewReader(body)) {
            try {
                return reader.readAll();
            } catch (StreamConstraintsException e) {
                throw new RefusedException(reader.tooMuch(), Json.reason(e));
            }
        } catch (JsonProcessingException e) {
            throw new RefusedException(Refusal.NOT_JSON, Json.reason(e));
        } catch (IOException e) {
            // Not from memory; what Jackson cannot read is no JSON.
            throw new RefusedException(Refusal.NOT_JSON, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    /** Before Jackson guesses the encoding by the first bytes, and finds one that is not UTF-8. */
    private static void requireUtf8(byte[] body) throws RefusedException {
        boolean mark = body.length >= 3 && body[0] == (byte) 0xef && body[1] == (byte) 0xbb && body[2] == (byte) 0xbf;
        boolean wide = false;
        for (int i = 0; i < 4 && i < body.length; i++) {
            wide |= body[i] == 0;
        }
        if (mark || wide || !Utf8.isValid(body)) {
            throw new RefusedException(Refusal.NOT_UTF8, mark ? "it begins with a byte order mark" : "");
        }
    }

    private Refusal tooMuch() {
        return parser.getParsingContext().getNestingDepth() > ReviewLoop.MAX_DEPTH
                ? Refusal.TOO_DEEP
                : Refusal.TOO_LONG;
    }

    private Review readAll() throws IOException, RefusedException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new RefusedException(Refusal.NOT_JSON, "it is no object");
        }
        @Nullable String kind = null;
        @Nullable String apiVersion = null;
        @Nullable AdmissionRequest request = null;
        names.open();
        for (String name = nextName(); name != null; name = nextName()) {
            switch (name) {
                case "kind" -> kind = text("kind");
                case "apiVersion" -> apiVersion = text("apiVersion");
                case "request" -> request = request();
                default -> skip();
            }
        }
        names.close();
        if (parser.nextToken() != null) {
            throw new RefusedException(Refusal.NOT_JSON, "something stands behind the object");
        }
        if (!KIND.equals(kind)) {
            throw new RefusedException(Refusal.NOT_A_REVIEW, "its kind is not AdmissionReview");
        }
        if (request == null) {
            throw new RefusedException(Refusal.NOT_A_REVIEW, "it has no request");
        }
        return new Review(apiVersion, request);
    }

    private @Nullable AdmissionRequest request() throws IOException, RefusedException {
        if (!beginsObject("request")) {
            return null;
        }
        AdmissionRequest request = new AdmissionRequest();
        for (String name = nextName(); name != null; name = nextName()) {
            switch (name) {
                case "uid" -> request.uid = text("uid");
                case "kind" -> request.kind = kind("kind");
                case "resource" -> request.resource = resource("resource");
                case "subResource" -> request.subResource = text("subResource");
                case "requestKind" -> request.requestKind = kind("requestKind");
                case "requestResource" -> request.requestResource = resource("requestResource");
                case "requestSubResource" -> request.requestSubResource = text("requestSubResource");
                case "name" -> request.name = text("name");
                case "namespace" -> request.namespace = text("namespace");
                case "operation" -> request.operation = operation();
                case "userInfo" -> request.user = user();
                case "object" -> request.object = raw();
                case "oldObject" -> request.oldObject = raw();
                case "dryRun" -> request.dryRun = bool("dryRun");
                case "options" -> request.options = raw();
                default -> skip();
            }
        }
        names.close();
        return request;
    }

    private @Nullable Operation operation() throws IOException, RefusedException {
        @Nullable String text = text("operation");
        return text == null ? null : Operation.of(text);
    }

    private GroupVersionKind kind(String what) throws IOException, RefusedException {
        String[] parts = parts(what, "kind");
        return parts == null ? GroupVersionKind.NONE : new GroupVersionKind(parts[0], parts[1], parts[2]);
    }

    private GroupVersionResource resource(String what) throws IOException, RefusedException {
        String[] parts = parts(what, "resource");
        return parts == null ? GroupVersionResource.NONE : new GroupVersionResource(parts[0], parts[1], parts[2]);
    }

    /** Group, version, and what is named last; null for null. */
    private String @Nullable [] parts(String what, String last) throws IOException, RefusedException {
        if (!beginsObject(what)) {
            return null;
        }
        String[] parts = {"", "", ""};
        for (String name = nextName(); name != null; name = nextName()) {
            int part = name.equals("group") ? 0 : name.equals("version") ? 1 : name.equals(last) ? 2 : -1;
            if (part < 0) {
                skip();
            } else {
                @Nullable String text = text(what);
                parts[part] = text == null ? "" : text;
            }
        }
        names.close();
        return parts;
    }

    private UserInfo user() throws IOException, RefusedException {
        if (!beginsObject("userInfo")) {
            return UserInfo.NONE;
        }
        @Nullable String username = null;
        @Nullable String uid = null;
        List<String> groups = List.of();
        RawObject extra = RawObject.ABSENT;
        for (String name = nextName(); name != null; name = nextName()) {
            switch (name) {
                case "username" -> username = text("userInfo.username");
                case "uid" -> uid = text("userInfo.uid");
                case "groups" -> groups = texts("userInfo.groups");
                case "extra" -> extra = raw();
                default -> skip();
            }
        }
        names.close();
        return new UserInfo(username, uid, groups, extra);
    }

    /** The next name of an object, with its value as the current token; null at the object's end. */
    private @Nullable String nextName() throws IOException, RefusedException {
        String name = parser.nextFieldName();
        if (name != null) {
            noteName(name);
            parser.nextToken();
        }
        return name;
    }

    private void noteName(String name) throws RefusedException {
        if (!names.add(name)) {
            throw new RefusedException(Refusal.DUPLICATE_NAME, "");
        }
    }

    /** Whether an object begins, for which names are noted from here on; false for null. */
    private boolean beginsObject(String what) throws RefusedException {
        if (parser.hasToken(JsonToken.START_OBJECT)) {
            names.open();
            return true;
        }
        if (!parser.hasToken(JsonToken.VALUE_NULL)) {
            throw wrongType(what, "an object");
        }
        return false;
    }

    private @Nullable String text(String what) throws IOException, RefusedException {
        if (parser.hasToken(JsonToken.VALUE_STRING)) {
            String text = WellFormed.of(parser.getText());
            return text.isEmpty() ? null : text;
        }
        if (!parser.hasToken(JsonToken.VALUE_NULL)) {
            throw wrongType(what, "a text");
        }
        return null;
    }

    private boolean bool(String what) throws RefusedException {
        boolean isTrue = parser.hasToken(JsonToken.VALUE_TRUE);
        if (!isTrue && !parser.hasToken(JsonToken.VALUE_FALSE) && !parser.hasToken(JsonToken.VALUE_NULL)) {
            throw wrongType(what, "true or false");
        }
        return isTrue;
    }

    private List<String> texts(String what) throws IOException, RefusedException {
        List<String> texts = new ArrayList<>();
        if (parser.hasToken(JsonToken.START_ARRAY)) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                @Nullable String text = text(what);
                texts.add(text == null ? "" : text);
            }
        } else if (!parser.hasToken(JsonToken.VALUE_NULL)) {
            throw wrongType(what, "a list of texts");
        }
        return texts;
    }

    private static RefusedException wrongType(String what, String expected) {
        return new RefusedException(Refusal.NOT_A_REVIEW, what + " is not " + expected);
    }

    /** The current value as it stands in the body; passes over it. */
    private RawObject raw() throws IOException, RefusedException {
        if (parser.hasToken(JsonToken.VALUE_NULL)) {
            return RawObject.ABSENT;
        }
        int start = offset();
        @Nullable Members members = null;
        if (parser.hasToken(JsonToken.START_OBJECT)) {
            members = new Members();
            members(members, -1, KNOWN_LEVELS);
        } else {
            skip();
            parser.finishToken();
        }
        return new RawObject(body, start, (int) parser.currentLocation().getByteOffset(), members);
    }

    private void members(Members members, int parent, int levels) throws IOException, RefusedException {
        names.open();
        for (String name = nextName(); name != null; name = nextName()) {
            // Where a plain value stands is not worth asking for; it is soon found in what it belongs to.
            boolean plain = !parser.currentToken().isStructStart();
            int place = members.add(parent, name, plain ? Members.SOMEWHERE : offset());
            if (levels > 1 && place >= 0 && parser.hasToken(JsonToken.START_OBJECT)) {
                members(members, place, levels - 1);
            } else if (!plain) {
                skip();
            }
        }
        names.close();
    }

    private int offset() {
        return (int) parser.currentTokenLocation().getByteOffset();
    }

    /** Passes over the current value, and checks it on the way. */
    private void skip() throws IOException, RefusedException {
        int open = 0;
        int token = parser.currentTokenId();
        while (true) {
            switch (token) {
                case JsonTokenId.ID_START_OBJECT -> {
                    names.open();
                    open++;
                }
                case JsonTokenId.ID_START_ARRAY -> open++;
                case JsonTokenId.ID_END_OBJECT -> {
                    names.close();
                    open--;
                }
                case JsonTokenId.ID_END_ARRAY -> open--;
                case JsonTokenId.ID_FIELD_NAME -> noteName(parser.currentName());
                default -> {
                    // A plain value, which the parser checks.
                }
            }
            if (open == 0) {
                return;
            }
            token = parser.nextToken().id();
        }
    }
}
