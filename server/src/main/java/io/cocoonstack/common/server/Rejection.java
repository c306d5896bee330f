package io.cocoonstack.common.server;

/** Why a server turned a client away. Each kind is counted; the log has one line a kind and minute at most. */
public enum Rejection {
    /** No TLS handshake and request came within the time for slow clients. */
    SLOW_HANDSHAKE("cut a client that did not get through its TLS handshake to a request in time"),

    /** A TLS handshake failed: no common version, not TLS at all, or the client did not trust the certificate. */
    FAILED_HANDSHAKE("a TLS handshake failed"),

    /** The request's head did not come within the time for slow clients. */
    SLOW_HEAD("cut a client that did not send the head of its request in time"),

    /** The request's body did not come within the time for slow clients. */
    SLOW_BODY("cut a client that did not send the body of its request in time"),

    /** The answer was not taken within the time for slow clients. */
    SLOW_READER("cut a client that did not read its answer in time"),

    /** The request is no HTTP, or its body broke off; answered with 400 or what fits. */
    BAD_REQUEST("refused a malformed request"),

    /** The body is longer than the limit; answered with 413. */
    BODY_TOO_LARGE("refused a request whose body is larger than the limit"),

    /** The bodies in flight take all the memory that they may; answered with 503. */
    BODY_MEMORY("refused a request because large bodies in flight take all the memory that they may"),

    /** As many requests are handled at once as may be; answered with 503. */
    OVERLOAD("refused a request because as many as may be are being handled"),

    /** As many connections are open as may be; the one that had waited longest for its client was closed. */
    CONNECTION_LIMIT("closed a connection because as many as may be are open");

    private final String what;

    Rejection(String what) {
        this.what = what;
    }

    /** {@return the event in words; an English clause for a log line, without the client} */
    public String what() {
        return what;
    }
}
