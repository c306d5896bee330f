package io.cocoonstack.common.testkit.apiserver;

import io.fabric8.kubernetes.client.http.StandardHttpClientBuilder;
import java.util.concurrent.atomic.AtomicBoolean;

/** What fabric8 builds clients with; nothing that it can set matters without a network. */
final class MemoryHttpClientBuilder
        extends StandardHttpClientBuilder<MemoryHttpClient, MemoryHttpClientFactory, MemoryHttpClientBuilder> {

    MemoryHttpClientBuilder(MemoryHttpClientFactory factory) {
        super(factory);
    }

    @Override
    public MemoryHttpClient build() {
        return new MemoryHttpClient(
                this,
                client == null ? new AtomicBoolean() : client.getClosed(),
                clientFactory.wire(),
                clientFactory.watches());
    }

    @Override
    protected MemoryHttpClientBuilder newInstance(MemoryHttpClientFactory factory) {
        return new MemoryHttpClientBuilder(factory);
    }
}
