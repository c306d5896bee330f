package io.cocoonstack.common.registry;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The errors that the body of an answer lists (OCI distribution specification, "Error Codes").
 *
 * @param entries the first errors of the list, in its order; empty where the body is anything else
 * @param whole whether the body is one JSON document that was read to its end, with no error left out
 */
record ErrorReport(List<Entry> entries, boolean whole) {

    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");
    private static final int MAX_ENTRIES = 5;

    /**
     * One error.
     *
     * @param code the code; empty where the error has none, or a text that cannot be one
     * @param message the message; empty where there is none
     * @param detail all texts of the detail, whatever its shape, each behind a blank; empty where there is none
     */
    record Entry(String code, String message, String detail) {}

    ErrorReport {
        entries = List.copyOf(entries);
    }

    /** Reads a body. Never throws. */
    static ErrorReport of(byte[] body) {
        List<Entry> entries = new ArrayList<>();
        try {
            Json.readObject(body, (name, value) -> {
                if (!name.equals("errors") || !value.isExpectedStartArrayToken()) {
                    return;
                }
                while (value.nextToken() != JsonToken.END_ARRAY) {
                    Entry entry = entry(value);
                    if (entries.size() == MAX_ENTRIES) {
                        throw new IOException("more errors than are looked at");
                    }
                    entries.add(entry);
                }
            });
            return new ErrorReport(entries, true);
        } catch (IOException e) {
            // The errors that stand before a cut serve as a reason, and prove nothing.
            return new ErrorReport(entries, false);
        }
    }

    /** The codes, for a reason and for comparison. */
    List<String> codes() {
        return entries.stream().map(Entry::code).filter(code -> !code.isEmpty()).toList();
    }

    boolean names(String code) {
        return codes().contains(code);
    }

    private static Entry entry(JsonParser value) throws IOException {
        String[] texts = {"", "", ""};
        if (value.isExpectedStartObjectToken()) {
            Json.readObject(value, (member, text) -> {
                if (member.equals("code") && text.hasToken(JsonToken.VALUE_STRING)) {
                    texts[0] = CODE.matcher(text.getText()).matches() ? text.getText() : "";
                } else if (member.equals("message") && text.hasToken(JsonToken.VALUE_STRING)) {
                    texts[1] = text.getText();
                } else if (member.equals("detail")) {
                    texts[2] = textsOf(text);
                }
            });
        } else {
            value.skipChildren();
        }
        return new Entry(texts[0], texts[1], texts[2]);
    }

    private static String textsOf(JsonParser value) throws IOException {
        StringBuilder texts = new StringBuilder();
        int depth = 0;
        while (true) {
            JsonToken token = value.currentToken();
            if (token == null) {
                throw new IOException("the document ends within a value");
            } else if (token.isStructStart()) {
                depth++;
            } else if (token.isStructEnd()) {
                depth--;
            } else if (token == JsonToken.VALUE_STRING) {
                texts.append(' ').append(value.getText());
            }
            if (depth == 0) {
                return texts.toString();
            }
            value.nextToken();
        }
    }
}
