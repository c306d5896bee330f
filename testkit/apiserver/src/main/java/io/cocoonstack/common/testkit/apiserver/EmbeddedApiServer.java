package io.cocoonstack.common.testkit.apiserver;

import io.cocoonstack.common.testkit.apiserver.internal.embedded.ApiDispatcher;
import io.cocoonstack.common.testkit.apiserver.internal.embedded.LoopbackWeb;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;

/**
 * An API server inside this JVM, on a free loopback port and plain HTTP, ready in a fraction of a second.
 *
 * <p>It keeps to the rules of the real server as far as operators and kubelets can see them: merge patches by RFC 7386,
 * JSON patches and server-side apply, conflicts over resourceVersion and uid, preconditions of deletions, status as a
 * subresource, generations, defaults, pruning and the plain validation rules of structural schemas, finalizers,
 * binding, eviction and graceful deletion of pods, selectors, watches that resume where they broke off, and errors as
 * {@code Status} objects.
 *
 * <p>What it leaves out:
 *
 * <ul>
 *   <li>validation rules in CEL, and any validation or defaults of built-in kinds but names and the pod spec that must
 *       not change: use {@link KubeApiServer} for these;
 *   <li>strategic merge patch, which is answered with 415: use a merge patch;
 *   <li>owners of fields before the first server-side apply, and lists of built-in kinds that merge by keys: an
 *       application replaces such a list as a whole;
 *   <li>webhooks, conversion between versions, scale, logs, exec, authentication and authorization;
 *   <li>chunks of lists ({@code limit} is ignored), bookmarks and the time limit of watches;
 *   <li>as with any API server alone, controllers: no garbage collection, and a deleted namespace stays terminating.
 * </ul>
 *
 * <p>It may be used from many threads; each request is atomic. java-operator-sdk runs on it with its defaults.
 */
public final class EmbeddedApiServer implements ApiServer {

    private final LoopbackWeb web;
    private final KubernetesClient client;
    private final String url;

    private EmbeddedApiServer(LoopbackWeb web) {
        this.web = web;
        this.url = web.url();
        this.client = Clients.of(config());
    }

    /**
     * Starts a server.
     *
     * @param definitions the custom resources that it serves from the start; others can be posted later
     * @return the running server
     */
    public static EmbeddedApiServer start(CustomResourceDefinition... definitions) {
        ApiDispatcher dispatcher = new ApiDispatcher();
        for (CustomResourceDefinition definition : definitions) {
            dispatcher.define(Serialization.asJson(definition));
        }
        return new EmbeddedApiServer(new LoopbackWeb(dispatcher));
    }

    @Override
    public KubernetesClient client() {
        return client;
    }

    @Override
    public Config config() {
        return new ConfigBuilder(Config.empty())
                .withMasterUrl(url)
                .withNamespace("default")
                .build();
    }

    @Override
    public String kubeconfig() {
        return Clients.kubeconfig(url, "insecure-skip-tls-verify: true", "none");
    }

    @Override
    public void close() {
        client.close();
        web.close();
    }
}
