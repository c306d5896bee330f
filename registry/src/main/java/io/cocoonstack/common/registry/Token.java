package io.cocoonstack.common.registry;

/** A bearer token of a token server, usable until a time of {@link System#nanoTime()}. Prints nothing of itself. */
record Token(String value, long usableUntil) {

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
