package io.cocoonstack.examples.webhook;

import io.cocoonstack.common.admission.ReviewHandler;
import io.cocoonstack.common.env.Env;
import io.cocoonstack.common.server.HttpServer;
import io.cocoonstack.common.server.ReloadingKeyManager;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingWebhook;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingWebhookConfiguration;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.WebhookClientConfig;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;

/** The webhook as its main puts it together, on a free loopback port, with a pair on disk. It counts its reviews. */
final class RunningWebhook implements AutoCloseable {

    private final PairOnDisk pair;
    private final KubernetesClient client;
    private final ReloadingKeyManager keys;
    private final HttpServer server;
    private final AtomicInteger reviews = new AtomicInteger();

    private RunningWebhook(
            Path folder, Config config, BiFunction<WebhookSettings, KubernetesClient, ReviewHandler> rules)
            throws IOException {
        this.pair = PairOnDisk.in(folder);
        WebhookSettings settings = WebhookSettings.from(Env.of(Map.of(
                "WEBHOOK_LISTEN_PORT", "0",
                "WEBHOOK_TLS_CERT", pair.certificate().toString(),
                "WEBHOOK_TLS_KEY", pair.key().toString())));
        this.client = WebhookMain.client(config, settings);
        this.keys = ReloadingKeyManager.builder(settings.certificate(), settings.key())
                .build();
        ReviewHandler handler = rules.apply(settings, client);
        this.server = WebhookMain.server(
                settings,
                request -> {
                    reviews.incrementAndGet();
                    return handler.review(request);
                },
                keys);
        server.start();
    }

    /** With the shared rules. */
    static RunningWebhook ofCocoon(Path folder, Config config) throws IOException {
        return new RunningWebhook(folder, config, WebhookMain::rules);
    }

    /** With other rules than those of cocoon. */
    static RunningWebhook of(Path folder, Config config, ReviewHandler handler) throws IOException {
        return new RunningWebhook(folder, config, (settings, client) -> handler);
    }

    int reviews() {
        return reviews.get();
    }

    /** How the API server reaches it: by URL in place of the service, trusting its own certificate. */
    WebhookClientConfig clientConfig(String path) {
        WebhookClientConfig config = new WebhookClientConfig();
        config.setUrl("https://127.0.0.1:" + server.port() + path);
        config.setCaBundle(pair.caBundle());
        return config;
    }

    /** The configuration of the manifests with nothing changed but its name and how to reach the webhook. */
    ValidatingWebhookConfiguration configuration(String name) {
        ValidatingWebhookConfiguration configuration =
                Manifests.typed("validatingwebhookconfiguration.yaml", ValidatingWebhookConfiguration.class);
        configuration.getMetadata().setName(name);
        for (ValidatingWebhook webhook : configuration.getWebhooks()) {
            webhook.setClientConfig(
                    clientConfig(webhook.getClientConfig().getService().getPath()));
        }
        return configuration;
    }

    void stopServing() {
        server.stop(Duration.ofSeconds(5));
    }

    @Override
    public void close() {
        stopServing();
        keys.close();
        client.close();
    }
}
