package io.cocoonstack.examples.webhook;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;

/** A webhook configuration that the API server has taken notice of, until this is closed. */
final class WebhookRegistration implements AutoCloseable {

    private final RunningWebhook webhook;
    private final KubernetesClient client;
    private final HasMetadata configuration;
    private final Runnable probe;

    /**
     * Registers a webhook.
     *
     * @param probe a request of which nothing stays, and which goes to the webhook once that is registered; whether
     *     it is allowed does not matter
     */
    WebhookRegistration(RunningWebhook webhook, KubernetesClient client, HasMetadata configuration, Runnable probe) {
        this.webhook = webhook;
        this.client = client;
        this.configuration = configuration;
        this.probe = probe;
        open();
    }

    /** Once more, after it was closed. */
    void open() {
        client.resource(configuration).create();
        Cluster.until("the webhook to be called", this::isCalled);
    }

    private boolean isCalled() {
        int before = webhook.reviews();
        try {
            probe.run();
        } catch (KubernetesClientException e) {
            if (String.valueOf(e.getMessage()).contains("failed calling webhook")) {
                return true;
            }
        }
        return webhook.reviews() > before;
    }

    @Override
    public void close() {
        client.resource(configuration).delete();
        Cluster.until("the webhook to be called no more", () -> !isCalled());
    }
}
