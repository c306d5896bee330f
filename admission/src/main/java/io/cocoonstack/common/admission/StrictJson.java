package io.cocoonstack.common.admission;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of a body (RFC 8259), checked from its first byte to its last in one pass: one object, no name twice in an
 * object, no deep nesting, the limits of {@link Json}. A value is read without coercion, or skipped, and texts are
 * decoded where they are asked for. Time and memory are bounded by the length of the body, whatever it holds.
 *
 * <p>A method refuses the body at the first fault that it finds. The caller then asks {@link #requireUtf8}, too: a body
 * in another encoding is refused as such, whatever else is wrong with it.
 */
final class StrictJson extends JsonTokens {

    /** So many names of an object are compared one by one. Further ones are hashed. */
    private static final int FEW = 32;

    /** Stands in {@link #open} for a list. */
    private static final int LIST = -1;

    /** The number of open objects and lists; 1 within the document. */
    private int depth;

    /** The number of the first name of each open object in {@link #names}, by depth. */
    private int[] open = new int[16];

    /** The names of the open objects so far: a {@link #mark} in the upper half, the place in the lower one. */
    private long[] names = new long[64];

    private int size;

    /** By depth, the names of open objects with many of them, or with one that can be spelled in another way. */
    private final Map<Integer, Set<String>> hashed = new HashMap<>();

    /** Where the members of an object are remembered, if one is read to be kept. */
    private @Nullable Members members;

    /** The depth around that object. */
    private int membersDepth;

    StrictJson(byte[] body) {
        super(body);
    }

    void beginDocument() throws RefusalException {
        if (blanks() != '{') {
            throw new RefusalException(Refusal.NOT_JSON, "it is no object");
        }
        begin(size);
    }

    void endDocument() throws RefusalException {
        if (blanks() != 0 || at < body.length) {
            throw new RefusalException(Refusal.NOT_JSON, "something stands behind the object");
        }
    }

    /**
     * The next name of an object that {@link #beginDocument} or {@link #beginsObject} began, with its value as the next
     * to be read; null at the end of the object.
     */
    @Nullable
    String nextName() throws RefusalException {
        return nextMember() ? lastText() : null;
    }

    /** Whether an object begins, whose members are to be read to their end; false for null. */
    boolean beginsObject(String what) throws RefusalException {
        boolean begins = isNext('{', what, "an object");
        if (begins) {
            begin(size);
        }
        return begins;
    }

    @Nullable
    String text(String what) throws RefusalException {
        if (!isNext('"', what, "a text")) {
            return null;
        }
        string();
        String text = isEscaped ? WellFormedText.of(lastText()) : lastText();
        return text.isEmpty() ? null : text;
    }

    boolean bool(String what) throws RefusalException {
        if (next() == 'f') {
            literal("false");
            return false;
        }
        boolean isTrue = isNext('t', what, "true or false");
        if (isTrue) {
            literal("true");
        }
        return isTrue;
    }

    List<String> texts(String what) throws RefusalException {
        List<String> texts = new ArrayList<>();
        if (isNext('[', what, "a list of texts")) {
            begin(LIST);
            while (nextElement()) {
                @Nullable String text = text(what);
                texts.add(text == null ? "" : text);
            }
        }
        return texts;
    }

    /** Whether the next value begins with a byte; reads null, for which it is false; a refusal for any other value. */
    private boolean isNext(char first, String what, String expected) throws RefusalException {
        byte next = next();
        if (next == first) {
            return true;
        }
        value();
        if (next != 'n') {
            throw new RefusalException(Refusal.NOT_A_REVIEW, what + " is not " + expected);
        }
        return false;
    }

    /** The next value as it stands in the body. */
    RawObject raw() throws RefusalException {
        int first = at;
        if (next() == 'n') {
            literal("null");
            return RawObject.ABSENT;
        }
        @Nullable Members found = next() == '{' ? new Members(body) : null;
        members = found;
        membersDepth = depth;
        skip();
        members = null;
        return new RawObject(body, first, at, found);
    }

    /**
     * Whether the next value is spelled as an object or a null that was read, which then is not read again.
     *
     * @param first where that begins
     * @param behind the place behind it; the first one if there is none
     */
    boolean repeats(int first, int behind) {
        int end = at + behind - first;
        boolean same = behind > first && end <= body.length && Arrays.equals(body, first, behind, body, at, end);
        at = same ? end : at;
        return same;
    }

    /** Skips the next value, and checks it on the way. */
    void skip() throws RefusalException {
        int around = depth;
        value();
        while (depth > around) {
            if (open[depth] == LIST ? nextElement() : nextMember()) {
                value();
            }
        }
    }

    /** Goes on to the value of the next member of the innermost object; false at the object's end. */
    private boolean nextMember() throws RefusalException {
        boolean isFirst = body[at - 1] == '{';
        byte next = blanks();
        if (next == '}') {
            at++;
            size = open[depth];
            if (!hashed.isEmpty()) {
                hashed.remove(depth);
            }
            depth--;
            return false;
        }
        if (!isFirst) {
            expect(next == ',');
            at++;
            next = blanks();
        }
        expect(next == '"');
        name();
        expect(blanks() == ':');
        at++;
        blanks();
        if (members != null && depth <= membersDepth + 2) {
            members.add(start, isEscaped, depth - membersDepth, at);
        }
        return true;
    }

    /** Goes on to the next value of the innermost list; false at the list's end. */
    private boolean nextElement() throws RefusalException {
        boolean isFirst = body[at - 1] == '[';
        byte next = blanks();
        if (next == ']') {
            at++;
            depth--;
            return false;
        }
        if (!isFirst) {
            expect(next == ',');
            at++;
            blanks();
        }
        return true;
    }

    /** Reads a text, a number, true, false or null; of an object or a list its beginning. */
    private void value() throws RefusalException {
        switch (next()) {
            case '"' -> string();
            case '{' -> begin(size);
            case '[' -> begin(LIST);
            case 't' -> literal("true");
            case 'f' -> literal("false");
            case 'n' -> literal("null");
            default -> number();
        }
    }

    private void begin(int first) throws RefusalException {
        if (depth == Json.MAX_DEPTH) {
            throw new RefusalException(Refusal.TOO_DEEP, "at byte " + at);
        }
        at++;
        depth++;
        if (depth == open.length) {
            open = Arrays.copyOf(open, 2 * depth);
        }
        open[depth] = first;
    }

    /** Reads a name, which the innermost object must not have yet. */
    private void name() throws RefusalException {
        string();
        if (isRespelled || end - start > Json.MAX_NAME || size - open[depth] == FEW || !hashed.isEmpty()) {
            nameOfMany();
            return;
        }
        int mark = mark();
        // Locals, which the compiler keeps in registers.
        long[] others = names;
        int behind = size;
        for (int i = open[depth]; i < behind; i++) {
            // A name ends where its quote is, so that of two lengths none is equal.
            int other = (int) others[i];
            if ((int) (others[i] >>> 32) == mark
                    && Arrays.equals(body, start, end + 1, body, other, other + end + 1 - start)) {
                throw duplicate();
            }
        }
        if (behind == others.length) {
            names = Arrays.copyOf(others, 2 * behind);
        }
        names[behind] = (long) mark << 32 | start;
        size = behind + 1;
    }

    /** Its length and three of its bytes tell the last name from most others. An empty one has its quotes. */
    private int mark() {
        int length = end - start;
        return length << 24 ^ body[start] << 16 ^ body[start + length / 2] << 8 ^ body[end - 1];
    }

    /** As {@link #name}, by the text of the name: with escapes, one name can be spelled in many ways. */
    private void nameOfMany() throws RefusalException {
        String name = lastText();
        if (isEscaped && !WellFormedText.of(name).equals(name)) {
            throw new RefusalException(Refusal.NOT_JSON, "half of a surrogate pair in a name before byte " + at);
        }
        if (end - start > Json.MAX_NAME && name.getBytes(StandardCharsets.UTF_8).length > Json.MAX_NAME) {
            throw new RefusalException(Refusal.TOO_LONG, "a name before byte " + at);
        }
        Set<String> others = hashed.computeIfAbsent(depth, d -> new HashSet<>());
        for (; size > open[depth]; size--) {
            others.add(decoded((int) names[size - 1]));
        }
        if (!others.add(name)) {
            throw duplicate();
        }
    }

    private static RefusalException duplicate() {
        // The name is a client's, and may be secret.
        return new RefusalException(Refusal.DUPLICATE_NAME, "");
    }
}
