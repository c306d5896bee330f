package io.cocoonstack.examples.demo.kubelet;

import io.cocoonstack.common.k8s.EventRecorder;
import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.meta.Labels;
import io.cocoonstack.common.meta.Role;
import io.cocoonstack.examples.demo.PretendRegistry;
import io.cocoonstack.examples.demo.Timeline;
import io.cocoonstack.examples.demo.Trouble;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Map;
import java.util.Set;

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
    private final Fleet fleet;
    private final PretendRegistry registry;
    private final Timeline timeline;
    private volatile Trouble trouble = Trouble.NONE;
    private volatile boolean alive;
    private volatile Thread thread = new Thread();

    /**
     * Makes a process that is not started yet.
     *
     * @param client the client
     * @param namespace the namespace whose pods it looks at
     * @param node the name of its node
     * @param binds the roles of the unscheduled pods that it binds to its node, where they want no other
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
        this.fleet = fleet;
        this.registry = registry;
        this.timeline = timeline;
    }

    /** Starts the process, unless it runs. */
    public synchronized void start() {
        if (alive) {
            return;
        }
        alive = true;
        EventRecorder events = new EventRecorder(client, "cocoon-kubelet", node);
        PodReports reports = new PodReports(client, events, timeline, node);
        PretendKubelet kubelet =
                new PretendKubelet(new FleetHost(node, fleet, registry, reports), registry, reports, new Trouble() {
                    @Override
                    public void before(String effect) {
                        trouble.before(effect);
                    }

                    @Override
                    public void after(String effect) {
                        trouble.after(effect);
                    }
                });
        thread = new Thread(() -> loop(kubelet), "kubelet-" + node);
        thread.setDaemon(true);
        thread.start();
        timeline.tell("kubelet " + node, "starts");
    }

    /** Makes the process die the next time it has destroyed a VM and not yet said so. */
    public void crashAfterNextDestroy() {
        trouble = new Trouble() {
            @Override
            public void after(String effect) {
                if (effect.equals("destroy")) {
                    trouble = NONE;
                    throw new Crash();
                }
            }
        };
    }

    /**
     * Has something happen when the process is about to push a snapshot the next time.
     *
     * @param meanwhile what happens, on the thread of the process
     */
    public void beforeNextPush(Runnable meanwhile) {
        trouble = new Trouble() {
            @Override
            public void before(String effect) {
                if (effect.equals("push")) {
                    trouble = NONE;
                    meanwhile.run();
                }
            }
        };
    }

    /**
     * Whether the process runs.
     *
     * @return false after a crash
     */
    public boolean isAlive() {
        return alive;
    }

    private void loop(PretendKubelet kubelet) {
        while (alive && !Thread.currentThread().isInterrupted()) {
            try {
                boolean busy = false;
                for (Pod pod : client.pods().inNamespace(namespace).list().getItems()) {
                    busy |= handle(kubelet, pod);
                }
                if (!busy) {
                    Thread.sleep(PERIOD_MILLIS);
                }
            } catch (Trouble.Crash crash) {
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

    private boolean handle(PretendKubelet kubelet, Pod pod) {
        String bound = pod.getSpec().getNodeName();
        if (node.equals(bound)) {
            return kubelet.step(pod);
        }
        if (bound == null && isMine(pod)) {
            Binder.bind(client, pod, node);
            timeline.tell("kubelet " + node, "binds " + pod.getMetadata().getName() + ", which no scheduler has bound");
            return true;
        }
        return false;
    }

    private boolean isMine(Pod pod) {
        Map<String, String> labels = pod.getMetadata().getLabels();
        Role role = Role.ofNullable(labels.get(Labels.ROLE));
        String wanted = Binder.wantedNode(pod);
        return Pods.hasCocoonToleration(pod)
                && pod.getMetadata().getDeletionTimestamp() == null
                && role != null
                && (wanted == null ? binds.contains(role) : wanted.equals(node));
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
