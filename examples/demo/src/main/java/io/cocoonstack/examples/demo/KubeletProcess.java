package io.cocoonstack.examples.demo;

import io.cocoonstack.common.k8s.EventRecorder;
import io.cocoonstack.common.meta.Identifiers;
import io.cocoonstack.common.testkit.world.FaultPlan;
import io.cocoonstack.common.testkit.world.Hooks;
import io.cocoonstack.common.testkit.world.KubeletSettings;
import io.cocoonstack.common.testkit.world.PretendProcess;
import io.cocoonstack.common.testkit.world.ProcessDied;
import io.cocoonstack.common.testkit.world.World;
import io.cocoonstack.examples.demo.narration.NarratedKubelet;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.jspecify.annotations.Nullable;

/** The process of one kubelet: it looks at the pods of its node over and over, and can crash and be started again. */
final class KubeletProcess implements AutoCloseable {

    private static final long PERIOD_MILLIS = 40;

    private final KubernetesClient client;
    private final String namespace;
    private final String node;
    private final World world;
    private final KubeletSettings settings;
    private final Hooks hooks = new Hooks();
    private volatile @Nullable PretendProcess process;
    private volatile Thread thread = new Thread();

    KubeletProcess(Cluster cluster, String node, World world, KubeletSettings settings) {
        this.client = cluster.client("kubelet " + node, world.story(), () -> {});
        this.namespace = cluster.namespace();
        this.node = node;
        this.settings = settings;
        this.world = world;
    }

    private void tell(String what) {
        world.story().tell("kubelet " + node, what);
    }

    synchronized void start() {
        if (isAlive()) {
            return;
        }
        PretendProcess started = new PretendProcess(world, "kubelet " + node, FaultPlan.none(), hooks);
        process = started;
        NarratedKubelet kubelet = new NarratedKubelet(
                client,
                started.host(node),
                world.registry(),
                settings,
                world.story(),
                node,
                new EventRecorder(client, "cocoon-kubelet", node));
        thread = new Thread(() -> loop(started, kubelet), "kubelet-" + node);
        thread.setDaemon(true);
        thread.start();
        tell("starts");
    }

    /** Makes the process die the next time it has destroyed a VM and not yet said so. */
    void crashAfterNextDestroy() {
        hooks.onceAfter(effect -> effect.isHostCall("destroy"), () -> {
            tell("CRASHES after destroying the VM and before saying so");
            kill();
        });
    }

    /** Has something happen, on the thread of the process, when it is about to push a hibernate snapshot. */
    void beforeNextPush(Runnable meanwhile) {
        hooks.onceBefore(
                effect -> effect.isHostCall("push") && effect.what().endsWith(Identifiers.HIBERNATE_SNAPSHOT_TAG),
                meanwhile);
    }

    /** Not after a crash. */
    boolean isAlive() {
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
                    busy |= !own.isDead() && node.equals(pod.getSpec().getNodeName()) && kubelet.step(pod);
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

    @Override
    public synchronized void close() {
        kill();
        thread.interrupt();
        client.close();
    }
}
