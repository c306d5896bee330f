package io.cocoonstack.common.testkit.apiserver;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What stands between a client and {@link InMemoryApiServer}. A test puts one of its own before the server's, to lose
 * requests or answers, refuse, delay, or do something else meanwhile.
 */
@FunctionalInterface
public interface Wire {

    /**
     * Sends a request and waits for its answer.
     *
     * @param call the request
     * @return the answer
     * @throws IOException if none came
     */
    Reply exchange(Call call) throws IOException;

    /**
     * A request.
     *
     * @param method the HTTP method
     * @param uri path and query, as they stand in a request line
     * @param contentType media type of the body; null for none
     * @param body the body; empty for none
     */
    record Call(String method, String uri, @Nullable String contentType, String body) {

        /** {@return whether it asks for a change; false for GET} */
        public boolean isWrite() {
            return !"GET".equals(method);
        }
    }

    /**
     * An answer.
     *
     * @param status the HTTP status
     * @param body the body; JSON
     */
    record Reply(int status, String body) {}
}
