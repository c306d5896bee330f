package io.cocoonstack.common.server;

import java.net.SocketAddress;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request that came in whole. An interface, so that a handler can be tested without a server, and bound to another
 * one. Values but for the body do not change; safe for use by many threads.
 */
public interface ServerRequest {

    /** {@return the method as the client wrote it, such as {@code POST}} */
    String method();

    /**
     * The path, with percent-encoding and dot segments resolved, without the query. A path that can be read in two
     * ways, such as one with an encoded slash, was refused before.
     *
     * @return such as {@code /validate}; empty where the target has none, as in {@code OPTIONS *}
     */
    String path();

    /** {@return the text behind the question mark, encoded as it came; null when there is none} */
    @Nullable
    String query();

    /**
     * {@return the first value of a header, or null when there is none}
     *
     * @param name its name in any case
     */
    @Nullable
    String header(String name);

    /**
     * {@return all values by name, where case does not count, each name's in the order of the request; unmodifiable}
     * Made at each call; {@link #header} is cheaper.
     */
    Map<String, List<String>> headers();

    /** {@return the body; all of it, empty when there is none; the handler may keep and change it} */
    byte[] body();

    /** {@return where the request comes from; the client's end of the connection; null where there is none to tell} */
    @Nullable
    SocketAddress remoteAddress();
}
