package io.cocoonstack.common.registry;

/** A bearer token of a token server. Prints nothing of itself. */
final class Token {

    private final String value;
    private final long usableUntil;

    /** The time is one of {@link System#nanoTime()}. */
    Token(String value, long usableUntil) {
        this.value = value;
        this.usableUntil = usableUntil;
    }

    String header() {
        return "Bearer " + value;
    }

    boolean isUsableAt(long nanoTime) {
        return usableUntil - nanoTime > 0;
    }

    @Override
    public String toString() {
        return "Token[not shown]";
    }
}
