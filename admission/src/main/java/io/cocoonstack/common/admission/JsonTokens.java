package io.cocoonstack.common.admission;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The texts, numbers and words of JSON in UTF-8 (RFC 8259), each checked and skipped in one pass over its bytes.
 * {@link StrictJson} puts them together.
 */
abstract class JsonTokens {

    /** The bytes that stand for themselves in a text: ASCII, but for control characters, quote and backslash. */
    private static final boolean[] PLAIN = new boolean[256];

    static {
        Arrays.fill(PLAIN, ' ', 0x80, true);
        PLAIN['"'] = false;
        PLAIN['\\'] = false;
    }

    final byte[] body;

    /** The next byte to be read: before a value its first one, and behind a value the one after it. */
    int at;

    /** Whether all bytes are known to be UTF-8, and not only the ASCII that was read so far. */
    private boolean isUtf8;

    /** Where the last name or text begins, behind its quote, and where its closing quote stands. */
    int start;

    int end;

    /** Whether the last name or text has an escape. */
    boolean isEscaped;

    /** Whether it has an escape with a digit code, or of a slash: such a name can be spelled in another way. */
    boolean isRespelled;

    JsonTokens(byte[] body) {
        this.body = body;
    }

    /** Whether a text is of bytes that stand for themselves alone. */
    static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7f || !PLAIN[text.charAt(i)]) {
                return false;
            }
        }
        return true;
    }

    /** Refuses malformed UTF-8, byte order marks, and the zeros that UTF-16 and UTF-32 begin with. */
    void requireUtf8() throws RefusalException {
        boolean mark = body.length >= 3 && body[0] == (byte) 0xef && body[1] == (byte) 0xbb && body[2] == (byte) 0xbf;
        boolean wide = false;
        for (int i = 0; i < 4 && i < body.length; i++) {
            wide |= body[i] == 0;
        }
        if (mark || wide || !isDecodable()) {
            throw new RefusalException(Refusal.NOT_UTF8, mark ? "it begins with a byte order mark" : "");
        }
    }

    private boolean isDecodable() {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.wrap(body);
        CharBuffer decoded = CharBuffer.allocate(1024);
        CoderResult result;
        do {
            decoded.clear();
            result = decoder.decode(bytes, decoded, true);
        } while (result.isOverflow());
        return !result.isError();
    }

    /** Reads a text, or a name, from its quote on, and sets where it begins and ends. */
    final void string() throws RefusalException {
        start = at + 1;
        isEscaped = false;
        isRespelled = false;
        byte[] text = body;
        int i = start;
        while (true) {
            byte next = 0;
            for (; i < text.length; i++) {
                next = text[i];
                if (!PLAIN[next & 0xff]) {
                    break;
                }
            }
            at = i;
            if (next == '"') {
                end = i;
                at++;
                return;
            }
            if (next == '\\') {
                escape();
                i = at;
            } else {
                // A byte of a character beyond ASCII. All others are controls, or the end of the body.
                expect(next < 0 && i < text.length);
                if (!isUtf8) {
                    requireUtf8();
                    isUtf8 = true;
                }
                i++;
            }
        }
    }

    private void escape() throws RefusalException {
        at++;
        byte kind = next();
        at++;
        isEscaped = true;
        isRespelled |= kind == '/' || kind == 'u';
        if (kind == 'u') {
            for (int digits = 4; digits > 0; digits--) {
                expect(Character.digit(next(), 16) >= 0);
                at++;
            }
        } else {
            expect("\"\\/bfnrt".indexOf(kind) >= 0);
        }
    }

    final void number() throws RefusalException {
        if (next() == '-') {
            at++;
        }
        int digits = 1;
        if (next() == '0') {
            at++;
        } else {
            digits = digits();
        }
        if (next() == '.') {
            at++;
            digits += digits();
        }
        if (next() == 'e' || next() == 'E') {
            at++;
            if (next() == '+' || next() == '-') {
                at++;
            }
            digits += digits();
        }
        if (digits > Json.MAX_NUMBER) {
            throw new RefusalException(Refusal.TOO_LONG, "a number before byte " + at);
        }
    }

    private int digits() throws RefusalException {
        int first = at;
        while (next() >= '0' && next() <= '9') {
            at++;
        }
        expect(at > first);
        return at - first;
    }

    final void literal(String word) throws RefusalException {
        for (int i = 0; i < word.length(); i++) {
            expect(next() == word.charAt(i));
            at++;
        }
    }

    /** The byte that follows behind blanks; 0 at the end. */
    final byte blanks() {
        byte next = next();
        while (next <= ' ' && (next == ' ' || next == '\n' || next == '\r' || next == '\t')) {
            at++;
            next = next();
        }
        return next;
    }

    /** The next byte; 0, which stands nowhere in JSON, at the end. */
    final byte next() {
        return at < body.length ? body[at] : 0;
    }

    final void expect(boolean isJson) throws RefusalException {
        if (!isJson) {
            throw new RefusalException(Refusal.NOT_JSON, "at byte " + at);
        }
    }

    /** The last name or text. */
    final String lastText() {
        return isEscaped ? decoded(start) : new String(body, start, end - start, StandardCharsets.UTF_8);
    }

    /** A name or a text that was checked, and begins at a place, behind its quote. */
    final String decoded(int first) {
        try (JsonParser parser = Json.FACTORY.createParser(body, first - 1, body.length - first + 1)) {
            parser.nextToken();
            return parser.getText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
