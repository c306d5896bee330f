package io.cocoonstack.examples.demo.kubelet;

import io.cocoonstack.common.k8s.EventRecorder;
import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.meta.Identifiers;
import io.cocoonstack.common.meta.Labels;
import io.cocoonstack.common.meta.Role;
import io.cocoonstack.common.testkit.world.FaultPlan;
import io.cocoonstack.common.testkit.world.Hooks;
import io.cocoonstack.common.testkit.world.PretendProcess;
import io.cocoonstack.common.testkit.world.ProcessDied;
import io.cocoonstack.common.testkit.world.Scheduler;
import io.cocoonstack.common.testkit.world.World;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
    private final World world;
    private final Scheduler scheduler;
    private final Hooks hooks = new Hooks();
    private volatile @Nullable PretendProcess process;
    private volatile Thread thread = new Thread();

    /**
     * Makes a process that is not started yet.
     *
     * @param client the client
     * @param namespace the namespace whose pods it looks at
     * @param node the name of its node
     * @param binds the roles of the unscheduled pods that it binds to its node, where they want no other
     * @param world the hosts, the registry and the story
     */
    public KubeletProcess(KubernetesClient client, String namespace, String node, Set<Role> binds, World world) {
        this.client = client;
        this.namespace = namespace;
        this.node = node;
        this.binds = binds;
        this.world = world;
        this.scheduler = new Scheduler(client, world.story());
    }

    private void tell(String what) {
        world.story().tell("kubelet " + node, what);
    }

    /** Starts the process, unless it runs. */
    public synchronized void start() {
        if (isAlive()) {
            return;
        }
        PretendProcess started = new PretendProcess(world, "kubelet " + node, FaultPlan.none(), hooks);
        process = started;
        NarratedKubelet kubelet = new NarratedKubelet(
                client,
                started.host(node),
                world.registry(),
                world.story(),
                node,
                new EventRecorder(client, "cocoon-kubelet", node));
        thread = new Thread(() -> loop(started, kubelet), "kubelet-" + node);
        thread.setDaemon(true);
        thread.start();
        tell("starts");
    }

    /** Makes the process die the next time it has destroyed a VM and not yet said so. */
    public void crashAfterNextDestroy() {
        hooks.onceAfter(effect -> effect.isHostCall("destroy"), () -> {
            tell("CRASHES after destroying the VM and before saying so");
            kill();
        });
    }

    /**
     * Has something happen when the process is about to push a hibernate snapshot the next time.
     *
     * @param meanwhile what happens, on the thread of the process
     */
    public void beforeNextPush(Runnable meanwhile) {
        hooks.onceBefore(
                effect -> effect.isHostCall("push") && effect.what().endsWith(Identifiers.HIBERNATE_SNAPSHOT_TAG),
                meanwhile);
    }

    /** {@return whether the process runs; false after a crash} */
    public boolean isAlive() {
        PretendProcess running = process;
        return running != null && !running.isDead();
    }

    private void kill() {
        PretendProcess running = process;
        if (running != null) {
            running.kill();
        }
    }

    private void loop(PretendProcess own, NarratedKubelet kubelet) {
        while (!own.isDead() && !Thread.currentThread().isInterrupted()) {
            try {
                boolean busy = false;
                for (Pod pod : client.pods().inNamespace(namespace).list().getItems()) {
                    busy |= !own.isDead() && handle(kubelet, pod);
                }
                if (!busy) {
                    Thread.sleep(PERIOD_MILLIS);
                }
            } catch (InterruptedException | ProcessDied e) {
                return;
            } catch (RuntimeException e) {
                if (!own.isDead()) {
                    world.story().tellOnce("kubelet " + node, "error", "tries again: " + e.getMessage());
                }
            }
        }
    }

    private boolean handle(NarratedKubelet kubelet, Pod pod) {
        String bound = pod.getSpec().getNodeName();
        if (node.equals(bound)) {
            return kubelet.step(pod);
        }
        if (bound == null && isMine(pod)) {
            scheduler.bind(pod, node);
            return true;
        }
        return false;
    }

    private boolean isMine(Pod pod) {
        Map<String, String> labels = pod.getMetadata().getLabels();
        Role role = Role.ofNullable(labels.get(Labels.ROLE));
        String wanted = Scheduler.wantedNode(pod);
        return Pods.hasCocoonToleration(pod)
                && pod.getMetadata().getDeletionTimestamp() == null
                && role != null
                && (wanted == null ? binds.contains(role) : wanted.equals(node));
    }

    /** Stops the process in good order. */
    @Override
    public synchronized void close() {
        kill();
        thread.interrupt();
        try {
            thread.join(2_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
