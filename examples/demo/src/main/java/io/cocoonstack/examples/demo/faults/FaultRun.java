package io.cocoonstack.examples.demo.faults;

import io.cocoonstack.api.v1.Crds;
import io.cocoonstack.common.k8s.ConflictException;
import io.cocoonstack.common.k8s.PodWrites;
import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.meta.VmNames;
import io.cocoonstack.common.round.HibernateAnswer;
import io.cocoonstack.common.round.HibernateGate;
import io.cocoonstack.common.testkit.apiserver.InMemoryApiServer;
import io.cocoonstack.examples.demo.PretendRegistry;
import io.cocoonstack.examples.demo.Timeline;
import io.cocoonstack.examples.demo.kubelet.Binder;
import io.cocoonstack.examples.demo.kubelet.Fleet;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One run: a set lives through faults while its user changes his mind, then the faults end, and what he wanted last has to
 * come true; then all is woken, and then all is deleted. One thread and one source of chance drive it.
 */
public final class FaultRun {

    private static final CustomResourceDefinition[] CRDS = {Crds.cocoonSet(), Crds.cocoonHibernation()};
    private static final String NAMESPACE = "prod";
    private static final int TURNS = 260;
    private static final int PATIENCE = 400;

    private final long seed;
    private final Random random;
    private final Timeline timeline;
    private final PretendRegistry registry = new PretendRegistry();
    private final Fleet fleet = new Fleet(registry);
    private int turn;

    /**
     * Prepares a run.
     *
     * @param seed what the run is made of
     * @param out where to print it; null for nowhere
     */
    public FaultRun(long seed, @Nullable PrintStream out) {
        this.seed = seed;
        // Neighbouring seeds begin alike.
        this.random = new Random(seed * 0x9E3779B97F4A7C15L);
        this.timeline = new Timeline(out, () -> String.format("%5d", turn));
    }

    /**
     * Runs.
     *
     * @return what must never happen and did, and what did not come true; empty where all went well
     */
    public List<String> run() {
        try (InMemoryApiServer server = InMemoryApiServer.start(CRDS)) {
            return new World(server).play();
        } catch (RuntimeException e) {
            timeline.tell("run", "breaks off: " + e);
            return List.of("the run broke off: " + e);
        }
    }

    /** All that takes part. */
    private final class World {

        private final InMemoryApiServer server;
        private final KubernetesClient client;
        private final Present present;
        private final Faults faults = new Faults(random, timeline);
        private final PretendProcess operatorProcess = new PretendProcess("operator", timeline);
        private final OperatorLoop operator;
        private final List<KubeletLoop> kubelets = new ArrayList<>();
        private final User user;
        private final Goal goal;
        private final List<String> broken = new ArrayList<>();

        World(InMemoryApiServer server) {
            this.server = server;
            this.client = server.client();
            this.present = new Present(server, client, NAMESPACE);
            KubernetesClient unlucky = server.client(wire -> faults.wire(wire, operatorProcess));
            this.operator = new OperatorLoop(
                    unlucky,
                    faults.registry(registry, operatorProcess),
                    operatorProcess,
                    new LaggingView(present),
                    random,
                    timeline);
            for (String node : List.of("node-a", "node-b")) {
                PretendProcess process = new PretendProcess("kubelet " + node, timeline);
                KubernetesClient its = server.client(wire -> faults.wire(wire, process));
                kubelets.add(new KubeletLoop(its, present, node, process, fleet, registry, faults, timeline));
            }
            this.user = new User(client, NAMESPACE, present, random, timeline);
            this.goal = new Goal(present, user, registry, fleet, NAMESPACE);
            faults.meanwhile(this::others);
        }

        List<String> play() {
            client.resource(new NamespaceBuilder()
                            .withNewMetadata()
                            .withName(NAMESPACE)
                            .endMetadata()
                            .build())
                    .create();
            user.createSet();
            for (int i = 0; i < TURNS; i++) {
                turn++;
                turn();
            }
            calmDown();
            settle("what the user wants", goal::missing);
            long before = fleet.furthest(VmNames.mainAgent(NAMESPACE, User.SET));
            user.suspend(false);
            if (user.hibernation() != null) {
                user.hibernate(HibernationDesire.WAKE);
            }
            settle("that all is awake", goal::missing);
            Long after = fleet.counter(VmNames.mainAgent(NAMESPACE, User.SET));
            if (broken.isEmpty() && (after == null || after < before)) {
                broken.add("the counter went back from " + before + " to " + after);
            }
            user.deleteHibernation();
            settle("that the CocoonHibernation is gone", () -> user.hibernation() == null ? null : "it is not");
            fleet.giveUpAll();
            user.deleteSet();
            settle("that all is gone", goal::left);
            broken.addAll(fleet.accidents());
            broken.addAll(timeline.annotationsWithTwoWriters());
            timeline.tell("run", broken.isEmpty() ? "seed " + seed + " PASSED" : "seed " + seed + " FAILED: " + broken);
            return broken;
        }

        private void turn() {
            fleet.tick();
            int dice = random.nextInt(100);
            if (dice < 38) {
                operator.step(true);
            } else if (dice < 74) {
                kubelets.get(random.nextInt(kubelets.size())).step();
            } else if (dice < 82) {
                schedule();
            } else if (dice < 86) {
                user.act();
            } else if (dice < 88) {
                evict();
            } else if (dice < 90) {
                boolean down = random.nextInt(3) == 0;
                registry.down(down);
                timeline.tell("registry", down ? "goes out of service" : "is in service");
            } else if (dice < 93) {
                deliverLate();
            } else {
                startWhatIsDead();
            }
        }

        /** What happens between a decision of the operator and its effect. */
        private void others() {
            for (int i = random.nextInt(4); i >= 0; i--) {
                int dice = random.nextInt(10);
                if (dice < 7) {
                    fleet.tick();
                    kubelets.get(random.nextInt(kubelets.size())).step();
                } else if (dice < 8) {
                    user.act();
                } else {
                    schedule();
                }
            }
        }

        private void schedule() {
            for (Pod pod : pods()) {
                boolean unbound = pod.getSpec().getNodeName() == null;
                if (unbound && pod.getMetadata().getDeletionTimestamp() == null) {
                    String wanted = Binder.wantedNode(pod);
                    String node = wanted != null ? wanted : random.nextBoolean() ? "node-a" : "node-b";
                    Binder.bind(client, pod, node);
                    timeline.tell("scheduler", "binds " + pod.getMetadata().getName() + " to " + node);
                }
            }
        }

        /** A drain that keeps to rule 7 of contract 6.2: behind the gate, on a pod just read. */
        private void evict() {
            for (Pod pod : pods()) {
                if (HibernateGate.evaluate(Pods.facts(pod), registry) instanceof HibernateAnswer.Complete
                        && pod.getMetadata().getDeletionTimestamp() == null) {
                    timeline.tell("drain", "evicts " + pod.getMetadata().getName());
                    try {
                        PodWrites.delete(client, Pods.facts(pod));
                    } catch (ConflictException e) {
                        return;
                    }
                }
            }
        }

        private List<Pod> pods() {
            return present.pods();
        }

        private void deliverLate() {
            try {
                faults.deliverLate(server.wire());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void startWhatIsDead() {
            if (!operatorProcess.isAlive()) {
                operatorProcess.start();
            }
            for (KubeletLoop kubelet : kubelets) {
                if (!kubelet.process().isAlive()) {
                    kubelet.restart();
                }
            }
        }

        private void calmDown() {
            timeline.chapter("The faults end");
            faults.off();
            registry.down(false);
            deliverLate();
            startWhatIsDead();
        }

        private void settle(String what, Supplier<@Nullable String> missing) {
            if (!broken.isEmpty()) {
                return;
            }
            String last = null;
            for (int i = 0; i < PATIENCE; i++) {
                turn++;
                fleet.tick();
                operator.step(false);
                kubelets.forEach(KubeletLoop::step);
                schedule();
                last = i % 4 == 3 ? missing.get() : "not asked";
                if (last == null) {
                    timeline.tell("run", "reached " + what);
                    return;
                }
            }
            broken.add("never reached " + what + ": " + missing.get());
        }
    }
}
