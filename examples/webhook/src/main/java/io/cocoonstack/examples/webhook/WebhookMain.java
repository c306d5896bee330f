package io.cocoonstack.examples.webhook;

import io.cocoonstack.common.admission.ReviewHandler;
import io.cocoonstack.common.admission.ReviewLoop;
import io.cocoonstack.common.admission.rules.ClusterLookups;
import io.cocoonstack.common.admission.rules.CocoonWebhook;
import io.cocoonstack.common.env.Env;
import io.cocoonstack.common.k8s.ClientConfigs;
import io.cocoonstack.common.server.HttpServer;
import io.cocoonstack.common.server.HttpServerSpec;
import io.cocoonstack.common.server.LogLevel;
import io.cocoonstack.common.server.ReloadingKeyManager;
import io.cocoonstack.common.server.ServerGroup;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The validating webhook of cocoon: all rules of contract 8a at {@code https://…/validate}, and {@code /healthz} and
 * {@code /readyz} for the kubelet. On SIGTERM it answers the requests in flight, and ends.
 *
 * <table>
 *   <caption>Environment variables</caption>
 *   <tr><th>variable</th><th>default</th><th>meaning</th></tr>
 *   <tr><td>{@code WEBHOOK_LISTEN_PORT}</td><td>{@code 8443}</td><td>where to listen; 0 for any free port</td></tr>
 *   <tr><td>{@code WEBHOOK_TLS_CERT}</td><td>{@code /etc/cocoon-webhook/tls/tls.crt}</td>
 *       <td>the certificate and its chain, PEM; read again when it is rotated</td></tr>
 *   <tr><td>{@code WEBHOOK_TLS_KEY}</td><td>{@code /etc/cocoon-webhook/tls/tls.key}</td>
 *       <td>its private key, PEM</td></tr>
 *   <tr><td>{@code WEBHOOK_TLS_PROVIDER}</td><td>the JVM's own</td>
 *       <td>the class of a provider of TLS on the class path, such as {@code org.conscrypt.OpenSSLProvider}</td></tr>
 *   <tr><td>{@code WEBHOOK_POD_CREATORS}</td><td>{@code system:serviceaccount:cocoon-system:cocoon-operator}</td>
 *       <td>the users who may create cocoon pods, with commas in between</td></tr>
 *   <tr><td>{@code WEBHOOK_VM_NAMES}</td><td>{@code PLAIN}</td>
 *       <td>PLAIN or HASHED, the names of VMs to measure: as the operator gives them, and HASHED for as long as there
 *       are VMs with such names</td></tr>
 *   <tr><td>{@code WEBHOOK_LOOKUP_TIMEOUT}</td><td>{@code 2s}</td>
 *       <td>how long a look-up may take; less than half of the {@code timeoutSeconds} of the configuration, since one
 *       review may need two</td></tr>
 *   <tr><td>{@code WEBHOOK_STOP_TIMEOUT}</td><td>{@code 15s}</td>
 *       <td>how long requests in flight may take to finish at a stop</td></tr>
 *   <tr><td>{@code WEBHOOK_LOG_LEVEL}</td><td>{@code info}</td>
 *       <td>trace, debug, info, warn or error; info tells the start, the stop and each rotated certificate</td></tr>
 *   <tr><td>{@code KUBECONFIG}</td><td>{@code ~/.kube/config}, else the pod's service account</td>
 *       <td>how to reach the API server for look-ups</td></tr>
 * </table>
 *
 * <p>A missing certificate is not replaced by a self-signed one, which the API server would not trust: the process
 * ends with a message, and that is seen sooner.
 */
public final class WebhookMain {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookMain.class);

    private WebhookMain() {}

    /**
     * Serves until the process is told to end.
     *
     * @param args none
     */
    public static void main(String[] args) {
        try {
            LogLevel.fromEnvironment("WEBHOOK_LOG_LEVEL").apply();
            WebhookSettings settings = WebhookSettings.from(Env.system());
            // The client takes as long to make as the server, and neither needs the other before the first review.
            run(settings, CompletableFuture.supplyAsync(() -> client(ClientConfigs.load(), settings)));
        } catch (CompletionException e) {
            end(e.getCause() == null ? e : e.getCause());
        } catch (RuntimeException e) {
            end(e);
        }
    }

    private static void end(Throwable cause) {
        LOG.error("the webhook ends: {}", cause.getMessage(), cause);
        System.exit(1);
    }

    private static void run(WebhookSettings settings, CompletableFuture<KubernetesClient> making) {
        CompletableFuture<ReviewHandler> rules = new CompletableFuture<>();
        try (ReloadingKeyManager keys = ReloadingKeyManager.builder(settings.certificate(), settings.key())
                .build()) {
            HttpServer server = server(settings, request -> rules.join().review(request), keys);
            // It listens once there are rules, and not at all where there is no client.
            try (KubernetesClient client = making.join()) {
                rules.complete(rules(settings, client));
                ServerGroup.of(server).withStopTimeout(settings.stopTimeout()).runUntilShutdown();
            }
        }
    }

    /**
     * The API server waits for the webhook while it looks something up, so that a look-up is short and not repeated.
     */
    static KubernetesClient client(Config config, WebhookSettings settings) {
        int timeout = Math.toIntExact(settings.lookupTimeout().toMillis());
        return new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder(config)
                        .withConnectionTimeout(timeout)
                        .withRequestTimeout(timeout)
                        .withRequestRetryBackoffLimit(0)
                        .build())
                .withHttpClientFactory(new JdkHttpClientFactory())
                .build();
    }

    static ReviewHandler rules(WebhookSettings settings, KubernetesClient client) {
        return CocoonWebhook.builder(ClusterLookups.of(client))
                .podCreators(settings.podCreators())
                .vmNames(settings.vmNames())
                .build();
    }

    static HttpServer server(WebhookSettings settings, ReviewHandler handler, ReloadingKeyManager keys) {
        WebhookEndpoint endpoint = new WebhookEndpoint(ReviewLoop.of(handler), keys::current);
        return new HttpServer(HttpServerSpec.https("webhook", endpoint, keys)
                .port(settings.port())
                .tlsProvider(settings.tlsProvider())
                .build());
    }
}
