package io.cocoonstack.common.testkit.apiserver;

import io.fabric8.kubernetes.client.http.HttpClient;

/** Makes clients that talk over a {@link Wire}. */
final class MemoryHttpClientFactory implements HttpClient.Factory {

    private final Wire wire;
    private final Watches watches;

    /**
     * Makes a factory.
     *
     * @param wire answers requests
     * @param watches opens watches
     */
    public MemoryHttpClientFactory(Wire wire, Watches watches) {
        this.wire = wire;
        this.watches = watches;
    }

    Wire wire() {
        return wire;
    }

    Watches watches() {
        return watches;
    }

    @Override
    public HttpClient.Builder newBuilder() {
        return new MemoryHttpClientBuilder(this);
    }
}
