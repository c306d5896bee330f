package io.cocoonstack.common.server;

/** The answers to requests that no handler sees. */
final class Refusals {

    private static final ServerResponse BAD = ServerResponse.text(400, "the request is malformed");
    private static final ServerResponse TOO_LARGE = ServerResponse.text(413, "the request body is too large");
    private static final ServerResponse BUSY =
            ServerResponse.text(503, "the server is busy, try again").withHeader("Retry-After", "1");

    private Refusals() {}

    static ServerResponse of(Rejection reason) {
        return switch (reason) {
            case BODY_TOO_LARGE -> TOO_LARGE;
            case BODY_MEMORY, OVERLOAD -> BUSY;
            default -> BAD;
        };
    }
}
