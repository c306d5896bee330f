package io.cocoonstack.common.testkit.internal.memory;

import io.cocoonstack.common.testkit.Wire;
import io.fabric8.kubernetes.client.http.HttpClient;

/** Makes clients that talk over a {@link Wire}. */
public final class MemoryHttpClientFactory implements HttpClient.Factory {

    private final Wire wire;

    /**
     * Makes a factory.
     *
     * @param wire answers requests
     */
    public MemoryHttpClientFactory(Wire wire) {
        this.wire = wire;
    }

    Wire wire() {
        return wire;
    }

    @Override
    public HttpClient.Builder newBuilder() {
        return new MemoryHttpClientBuilder(this);
    }
}
