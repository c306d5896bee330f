package io.cocoonstack.common.registry;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The error codes of a registry's answer, such as {@code MANIFEST_UNKNOWN}. */
final class ErrorCodes {

    static final String MANIFEST_UNKNOWN = "MANIFEST_UNKNOWN";
    static final String NAME_UNKNOWN = "NAME_UNKNOWN";
    static final String UNSUPPORTED = "UNSUPPORTED";

    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");
    private static final int MAX_CODES = 5;

    private ErrorCodes() {}

    /** The first codes of a body; empty where it is anything else. Never throws. */
    static List<String> of(byte[] body) {
        List<String> codes = new ArrayList<>();
        try {
            Json.readObject(body, (name, value) -> {
                if (!name.equals("errors") || !value.isExpectedStartArrayToken()) {
                    return;
                }
                while (value.nextToken() == JsonToken.START_OBJECT) {
                    Json.readObject(value, (member, code) -> {
                        if (member.equals("code") && code.hasToken(JsonToken.VALUE_STRING)) {
                            add(codes, code.getText());
                        }
                    });
                }
            });
        } catch (IOException e) {
            // A body that was cut may have said enough.
            return codes;
        }
        return codes;
    }

    private static void add(List<String> codes, String code) {
        if (codes.size() < MAX_CODES && CODE.matcher(code).matches()) {
            codes.add(code);
        }
    }
}
