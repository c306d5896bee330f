package io.cocoonstack.common.admission;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A decision (contract 8): allowed or denied, with warnings for the client, notes for the audit log, and changes to
 * the object. The loop adds the uid of the request. Immutable and safe for use by many threads.
 */
public final class AdmissionResponse {

    private static final AdmissionResponse ALLOW =
            new AdmissionResponse(true, 0, null, null, List.of(), Map.of(), null);

    private final boolean allowed;
    private final int code;
    private final @Nullable String reason;
    private final @Nullable String message;
    private final List<String> warnings;
    private final Map<String, String> auditAnnotations;
    private final @Nullable JsonPatch patch;

    private AdmissionResponse(
            boolean allowed,
            int code,
            @Nullable String reason,
            @Nullable String message,
            List<String> warnings,
            Map<String, String> auditAnnotations,
            @Nullable JsonPatch patch) {
        this.allowed = allowed;
        this.code = code;
        this.reason = reason;
        this.message = message;
        this.warnings = warnings;
        this.auditAnnotations = auditAnnotations;
        this.patch = patch;
    }

    /** {@return a response that allows, without anything else} */
    public static AdmissionResponse allow() {
        return ALLOW;
    }

    /**
     * {@return a response that denies with code 403 and reason {@code Forbidden}, without anything else}
     *
     * @param message for the client, who reads it behind {@code admission webhook "…" denied the request}; null or
     *     empty for none
     */
    public static AdmissionResponse deny(@Nullable String message) {
        return deny(403, "Forbidden", message);
    }

    /**
     * {@return a response that denies in another way, as with 422 and {@code Invalid}, without anything else}
     *
     * @param code the HTTP status that the client of the API server gets, 400 to 599
     * @param reason a reason of the Kubernetes API; null or empty for none
     * @param message for the client; null or empty for none
     * @throws IllegalArgumentException if the code is another one
     */
    public static AdmissionResponse deny(int code, @Nullable String reason, @Nullable String message) {
        if (code < 400 || code > 599) {
            throw new IllegalArgumentException("code is " + code + ", expected 400 to 599");
        }
        return new AdmissionResponse(false, code, emptyToNull(reason), emptyToNull(message), List.of(), Map.of(), null);
    }

    private static @Nullable String emptyToNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    /**
     * {@return a copy with one more warning, which {@code kubectl} prints}
     *
     * @param warning one sentence; Kubernetes cuts it after 256 characters
     */
    public AdmissionResponse withWarning(String warning) {
        List<String> more = new ArrayList<>(warnings);
        more.add(Objects.requireNonNull(warning, "warning"));
        return new AdmissionResponse(allowed, code, reason, message, List.copyOf(more), auditAnnotations, patch);
    }

    /**
     * {@return a copy with one more note in the audit log, or another value for it}
     *
     * @param key a qualified name; the API server puts the webhook's name before it
     * @param value any text
     */
    public AdmissionResponse withAuditAnnotation(String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(auditAnnotations);
        more.put(Objects.requireNonNull(key, "key"), Objects.requireNonNull(value, "value"));
        return new AdmissionResponse(
                allowed, code, reason, message, warnings, Collections.unmodifiableMap(more), patch);
    }

    /**
     * {@return a copy with changes to the object; for mutating webhooks alone, as the API server fails on another's}
     *
     * @param changes the changes; they replace those given before
     */
    public AdmissionResponse withPatch(JsonPatch changes) {
        return new AdmissionResponse(
                allowed, code, reason, message, warnings, auditAnnotations, Objects.requireNonNull(changes, "changes"));
    }

    /** {@return whether the operation may go on; false where it is denied} */
    public boolean isAllowed() {
        return allowed;
    }

    /** {@return the HTTP status of a denial; 400 to 599; 0 where it is allowed} */
    public int code() {
        return code;
    }

    /** {@return the reason of a denial; null for none} */
    public @Nullable String reason() {
        return reason;
    }

    /** {@return the message of a denial; null for none} */
    public @Nullable String message() {
        return message;
    }

    /** {@return the warnings; in the order in which they were added, unmodifiable} */
    public List<String> warnings() {
        return warnings;
    }

    /** {@return the notes for the audit log; in the order in which they were added, unmodifiable} */
    public Map<String, String> auditAnnotations() {
        return auditAnnotations;
    }

    /** {@return the changes to the object; null for none} */
    public @Nullable JsonPatch patch() {
        return patch;
    }

    @Override
    public String toString() {
        return "AdmissionResponse["
                + (allowed ? "allowed" : "denied with " + code + " " + reason + ": " + message)
                + (patch == null ? "" : ", with a patch") + "]";
    }
}
