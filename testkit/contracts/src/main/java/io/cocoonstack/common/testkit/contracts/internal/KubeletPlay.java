package io.cocoonstack.common.testkit.contracts.internal;

import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.Epochs;
import io.cocoonstack.common.meta.GenerationStamp;
import io.cocoonstack.common.meta.Identifiers;
import io.cocoonstack.common.meta.VmSpec;
import io.cocoonstack.common.meta.VmSpecBuilder;
import io.cocoonstack.common.round.PodFacts;
import io.cocoonstack.common.round.SnapshotProbe;
import io.cocoonstack.common.testkit.contracts.KubeletDriver;
import io.cocoonstack.common.testkit.contracts.KubeletEnvironment;
import io.cocoonstack.common.testkit.contracts.VmHost;
import io.cocoonstack.common.testkit.world.FakeSnapshotRegistry;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A kubelet under test in a world of its own; the kit writes what an operator would. */
public final class KubeletPlay implements AutoCloseable {

    /** The kubelet's node. */
    public static final String NODE = World.NODES.get(0);
    /** The pod. */
    public static final String POD = "demo-0";
    /** Its VM. */
    public static final String VM = "vk-" + World.NAMESPACE + "-" + POD;

    private static final int MAX_TURNS = 12;

    private final World world = new World();
    private final KubeletDriver driver;
    private final FaultPlan plan;
    private Gate gate;

    /**
     * Makes a world; the kubelet is not started yet.
     *
     * @param driver drives it
     * @param plan what goes wrong
     */
    public KubeletPlay(KubeletDriver driver, FaultPlan plan) {
        this.driver = driver;
        this.plan = plan;
        this.gate = world.gate("kubelet", plan);
        gate.kill();
        new KubeletMonitor(world);
    }

    private void start() {
        gate = world.gate("kubelet", plan);
        world.story().tell("kubelet", "starts");
        driver.start(
                new Environment(world, gate, world.client(gate), world.host(gate, NODE), world.registry(gate), NODE));
    }

    /** {@return the world} */
    public World world() {
        return world;
    }

    /** {@return the registry} */
    public FakeSnapshotRegistry registry() {
        return world.registry();
    }

    /**
     * Creates the pod on the kubelet's node.
     *
     * @param extra annotations beside those of a usual VM
     */
    public void createPod(Map<String, String> extra) {
        createPod(extra, spec -> {});
    }

    /**
     * Creates the pod on the kubelet's node.
     *
     * @param extra annotations beside those of a usual VM
     * @param more what is to be on the VM's spec
     */
    public void createPod(Map<String, String> extra, Consumer<VmSpecBuilder> more) {
        VmSpecBuilder spec = VmSpec.builder().vmName(VM).image("ubuntu:24.04").managed(true);
        more.accept(spec);
        Map<String, String> annotations = new HashMap<>(spec.build().annotations());
        annotations.putAll(GenerationStamp.annotations(1));
        annotations.putAll(extra);
        world.story().tell("operator", "creates the pod with " + extra);
        world.client()
                .resource(new PodBuilder()
                        .withNewMetadata()
                        .withNamespace(World.NAMESPACE)
                        .withName(POD)
                        .withAnnotations(annotations)
                        .addNewOwnerReference()
                        .withApiVersion(Identifiers.API_VERSION)
                        .withKind(Identifiers.KIND_COCOON_SET)
                        .withName("demo")
                        .withUid("7d1a7a62-3c1a-4a52-a6b0-8a8b8f6f5a10")
                        .endOwnerReference()
                        .endMetadata()
                        .withNewSpec()
                        .withNodeName(NODE)
                        .addNewContainer()
                        .withName("agent")
                        .withImage("placeholder")
                        .endContainer()
                        .addNewToleration()
                        .withKey(Identifiers.TOLERATION_KEY)
                        .withOperator("Exists")
                        .endToleration()
                        .endSpec()
                        .build())
                .create();
    }

    /** {@return the pod; null where it is gone} */
    public @Nullable Pod pod() {
        return world.users().pod(POD);
    }

    /** {@return the facts of the pod} */
    public PodFacts facts() {
        return Pods.facts(pod());
    }

    /**
     * Writes annotations to the pod.
     *
     * @param annotations null deletes a key
     */
    public void annotate(Map<String, ? extends @Nullable String> annotations) {
        world.users().annotate(POD, annotations);
    }

    /** Sends the hibernate request, as an operator does. */
    public void requestHibernate() {
        annotate(Map.of(Annotations.HIBERNATE, "true"));
    }

    /** Sends the wake request, as an operator does. */
    public void requestWake() {
        annotate(Epochs.wakeRequest(facts().hibernateEpoch()));
    }

    /** Drops the hibernate snapshot, as an operator does under a live VM. */
    public void drop() {
        FakeSnapshotRegistry.Snapshot snapshot = registry().at(VM, Identifiers.HIBERNATE_SNAPSHOT_TAG);
        if (snapshot != null) {
            world.story().tell("operator", "drops the hibernate snapshot");
            registry().drop(VM, snapshot.digest());
        }
    }

    /** Lets the kubelet act until it is quiet; a crash in between ends in a restart. */
    public void turn() {
        if (gate.isDead()) {
            start();
        }
        try {
            driver.settle();
        } catch (RuntimeException e) {
            world.story().tell("kubelet", "throws " + e);
        }
        if (gate.isDead()) {
            driver.crash();
        }
    }

    /** Makes the kubelet die at the end of this effect; its next turn starts it again. */
    public void die() {
        world.story().tell("kubelet", "CRASHES");
        gate.kill();
    }

    /**
     * Lets the kubelet act until a goal is reached.
     *
     * @param what the goal
     * @param goal whether it is reached
     */
    public void until(String what, BooleanSupplier goal) {
        world.story().tell("kit", "waits for: " + what);
        for (int i = 0; i < MAX_TURNS; i++) {
            turn();
            assertNoViolation();
            if (!gate.isDead() && goal.getAsBoolean()) {
                return;
            }
        }
        throw new AssertionError("was not reached: " + what + "; " + plan + "\n" + world.story());
    }

    /** Fails where what must never happen has happened. */
    public void assertNoViolation() {
        if (!world.story().violations().isEmpty()) {
            throw new AssertionError(
                    String.join("\n", world.story().violations()) + "\n(" + plan + ") after\n" + world.story());
        }
    }

    /**
     * Fails where a rule was broken.
     *
     * @param holds whether it holds
     * @param what what must hold
     */
    public void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what + ": " + facts() + "\n" + world.story());
        }
    }

    @Override
    public void close() {
        gate.kill();
        try {
            driver.crash();
        } finally {
            world.close();
        }
    }

    private record Environment(
            World world, Gate gate, KubernetesClient client, VmHost host, SnapshotProbe registry, String nodeName)
            implements KubeletEnvironment {

        Environment {
            Objects.requireNonNull(gate);
        }

        @Override
        public String namespace() {
            return World.NAMESPACE;
        }

        @Override
        public void untilQuiet(Runnable pass) {
            Quiet.until(world, gate, pass);
        }
    }
}
