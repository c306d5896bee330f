package io.cocoonstack.common.server;

/**
 * Answers requests. Called from many threads at once, and free to block: how many calls run at a time is bounded by
 * {@link HttpServerSpec.Builder#maxConcurrentRequests}.
 */
@FunctionalInterface
public interface ServerHandler {

    /**
     * Answers a request.
     *
     * @param request the whole request, its body included
     * @return the answer, not null
     * @throws Exception anything: the client gets a 500 without details, the log gets them
     */
    ServerResponse handle(ServerRequest request) throws Exception;
}
