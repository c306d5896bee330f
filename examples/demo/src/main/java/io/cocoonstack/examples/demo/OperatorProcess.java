package io.cocoonstack.examples.demo;

import io.cocoonstack.common.k8s.EventRecorder;
import io.cocoonstack.common.k8s.RoundEvents;
import io.cocoonstack.common.k8s.RoundExecutor;
import io.cocoonstack.common.k8s.StepOutcome;
import io.cocoonstack.common.k8s.StepReport;
import io.cocoonstack.common.k8s.operator.ClusterView;
import io.cocoonstack.common.k8s.operator.CocoonSetReconciler;
import io.cocoonstack.common.k8s.operator.FleetEvents;
import io.cocoonstack.common.k8s.operator.FleetSettings;
import io.cocoonstack.common.k8s.operator.HibernationReconciler;
import io.cocoonstack.common.round.LegacyPolicy;
import io.cocoonstack.common.round.SnapshotRegistry;
import io.cocoonstack.common.testkit.world.Story;
import io.cocoonstack.examples.demo.narration.OperatorTimeline;
import io.cocoonstack.examples.operator.CocoonHibernationController;
import io.cocoonstack.examples.operator.CocoonSetController;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import org.jspecify.annotations.Nullable;

/** The process of the operator, which can be killed after a step and started again. */
final class OperatorProcess implements AutoCloseable {

    private final Cluster cluster;
    private final SnapshotRegistry registry;
    private final LegacyPolicy policy;
    private final Story story;
    private volatile @Nullable String killAfter;
    private volatile boolean alive;
    private @Nullable Operator operator;

    OperatorProcess(Cluster cluster, SnapshotRegistry registry, LegacyPolicy policy, Story story) {
        this.cluster = cluster;
        this.registry = registry;
        this.policy = policy;
        this.story = story;
    }

    /** Starts a process; one that was killed is cleared away first. */
    void start() {
        close();
        alive = true;
        // A process that was killed sends nothing any more, whatever its threads would do next.
        KubernetesClient client = cluster.client("operator", story, this::requireAlive);
        OperatorTimeline told = new OperatorTimeline(story);
        EventRecorder recorder = new EventRecorder(client, "cocoon-operator", "demo");
        FleetEvents events = new FleetEvents(recorder);
        RoundExecutor executor = new RoundExecutor(client, registry, told, new RoundEvents(recorder), this::dieHere);
        FleetSettings settings = FleetSettings.builder(policy).listener(events).build();
        Operator started = new Operator(overrider -> overrider.withKubernetesClient(client));
        started.register(
                new CocoonSetController(new CocoonSetReconciler(
                        client, registry, executor, settings, ClusterView.live(client), told, events)),
                configuration -> configuration.settingNamespace(cluster.namespace()));
        started.register(
                new CocoonHibernationController(new HibernationReconciler(client, registry, executor, settings)),
                configuration -> configuration.settingNamespace(cluster.namespace()));
        operator = started;
        started.start();
        story.tell("operator", "starts");
    }

    /** Makes the process die as soon as it has carried out a step of that kind, such as {@code delete_pod}. */
    void killAfter(String kind) {
        killAfter = kind;
    }

    private void dieHere(StepReport report) {
        if (report.kind().equals(killAfter) && report.outcome() == StepOutcome.ACTED) {
            killAfter = null;
            alive = false;
            story.tell("operator", "is KILLED after " + report.kind() + ", before it can do anything else");
        }
    }

    boolean isAlive() {
        return alive;
    }

    private void requireAlive() {
        if (!alive) {
            throw new IllegalStateException("the operator is dead");
        }
    }

    @Override
    public void close() {
        alive = false;
        Operator running = operator;
        operator = null;
        if (running != null) {
            running.stop();
        }
    }
}
