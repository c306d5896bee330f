package io.cocoonstack.common.admission;

import org.jspecify.annotations.Nullable;

/**
 * The operation of a request. Open towards later versions of Kubernetes: a word that this version does not know is
 * kept, and {@link #isKnown()} is false. Words are compared exactly. Immutable and safe for use by many threads.
 */
public final class Operation {

    /** An object is made; there is no old one. */
    public static final Operation CREATE = new Operation("CREATE", true);

    /** An object is changed; there are both. */
    public static final Operation UPDATE = new Operation("UPDATE", true);

    /** An object is deleted; there is only the old one. */
    public static final Operation DELETE = new Operation("DELETE", true);

    /** A client connects to an object, as for {@code exec}; the new one is the options of that. */
    public static final Operation CONNECT = new Operation("CONNECT", true);

    private final String value;
    private final boolean known;

    private Operation(String value, boolean known) {
        this.value = value;
        this.known = known;
    }

    /**
     * {@return the constant of a text, or a value that keeps a text which this version does not know}
     *
     * @param value the word as it stands on the wire
     * @throws IllegalArgumentException if the value is empty
     */
    public static Operation of(String value) {
        return switch (value) {
            case "" -> throw new IllegalArgumentException("Operation is empty, expected a text; absent is null");
            case "CREATE" -> CREATE;
            case "UPDATE" -> UPDATE;
            case "DELETE" -> DELETE;
            case "CONNECT" -> CONNECT;
            default -> new Operation(value, false);
        };
    }

    /** {@return the word as it stands on the wire; never empty} */
    public String value() {
        return value;
    }

    /** {@return whether this version knows the word; true for the constants of this class} */
    public boolean isKnown() {
        return known;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof Operation that && value.equals(that.value));
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** The word as it stands on the wire, the same as {@link #value()}. */
    @Override
    public String toString() {
        return value;
    }
}
