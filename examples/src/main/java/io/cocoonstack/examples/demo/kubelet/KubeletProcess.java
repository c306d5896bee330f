package io.cocoonstack.examples.demo.kubelet;

import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.meta.Labels;
import io.cocoonstack.common.meta.Role;
import io.cocoonstack.examples.demo.PretendRegistry;
import io.cocoonstack.examples.demo.Timeline;
import io.fabric8.kubernetes.api.model.Binding;
import io.fabric8.kubernetes.api.model.BindingBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The process of one kubelet: it looks at the pods of its node over and over, and can crash and be started again. Where
 * there is no scheduler it binds the pods whose roles it takes, too.
 */
public final class KubeletProcess implements AutoCloseable {

    private static final long PERIOD_MILLIS = 40;

    private final KubernetesClient client;
    private final String namespace;
    private final String node;
    private final Set<Role> binds;
    private final Timeline timeline;
    private final PretendKubelet kubelet;
    private final AtomicBoolean crashAfterDestroy = new AtomicBoolean();
    private volatile boolean alive;
    private volatile Thread thread = new Thread();

    /**
     * Makes a process that is not started yet.
     *
     * @param client the client
     * @param namespace the namespace whose pods it looks at
     * @param node the name of its node
     * @param binds the roles of the unscheduled pods that it binds to its node
     * @param fleet the hosts
     * @param registry the registry
     * @param timeline where to tell what it does
     */
    public KubeletProcess(
            KubernetesClient client,
            String namespace,
            String node,
            Set<Role> binds,
            Fleet fleet,
            PretendRegistry registry,
            Timeline timeline) {
        this.client = client;
        this.namespace = namespace;
        this.node = node;
        this.binds = binds;
        this.timeline = timeline;
        this.kubelet =
                new PretendKubelet(node, fleet, registry, new PodReports(client, timeline, node), this::maybeCrash);
    }

    /** Starts the process, unless it runs. */
    public synchronized void start() {
        if (alive) {
            return;
        }
        alive = true;
        thread = new Thread(this::loop, "kubelet-" + node);
        thread.setDaemon(true);
        thread.start();
        timeline.tell("kubelet " + node, "starts");
    }

    /** Makes the process die the next time it has destroyed a VM and not yet said so. */
    public void crashAfterNextDestroy() {
        crashAfterDestroy.set(true);
    }

    /**
     * Whether the process runs.
     *
     * @return false after a crash
     */
    public boolean isAlive() {
        return alive;
    }

    private void maybeCrash() {
        if (crashAfterDestroy.compareAndSet(true, false)) {
            throw new PretendKubelet.Crash();
        }
    }

    private void loop() {
        while (alive && !Thread.currentThread().isInterrupted()) {
            try {
                for (Pod pod : client.pods().inNamespace(namespace).list().getItems()) {
                    handle(pod);
                }
                Thread.sleep(PERIOD_MILLIS);
            } catch (PretendKubelet.Crash crash) {
                alive = false;
                timeline.tell("kubelet " + node, "CRASHES after destroying the VM and before saying so");
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (alive) {
                    timeline.tellOnce("kubelet " + node, "error", "tries again: " + e.getMessage());
                }
            }
        }
    }

    private void handle(Pod pod) {
        String bound = pod.getSpec().getNodeName();
        if (node.equals(bound)) {
            kubelet.reconcile(pod);
        } else if (bound == null && isMine(pod)) {
            bind(pod);
        }
    }

    private boolean isMine(Pod pod) {
        Map<String, String> labels = pod.getMetadata().getLabels();
        Role role = Role.ofNullable(labels.get(Labels.ROLE));
        return Pods.hasCocoonToleration(pod)
                && pod.getMetadata().getDeletionTimestamp() == null
                && role != null
                && binds.contains(role);
    }

    private void bind(Pod pod) {
        Binding binding = new BindingBuilder()
                .withNewMetadata()
                .withName(pod.getMetadata().getName())
                .endMetadata()
                .withNewTarget()
                .withApiVersion("v1")
                .withKind("Node")
                .withName(node)
                .endTarget()
                .build();
        client.raw(
                "/api/v1/namespaces/" + namespace + "/pods/" + pod.getMetadata().getName() + "/binding",
                "POST",
                Serialization.asJson(binding));
        timeline.tell("kubelet " + node, "binds " + pod.getMetadata().getName() + ", which no scheduler has bound");
    }

    /** Stops the process in good order. */
    @Override
    public synchronized void close() {
        alive = false;
        thread.interrupt();
        try {
            thread.join(2_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
