package io.cocoonstack.examples.demo;

import io.cocoonstack.common.k8s.EventRecorder;
import io.cocoonstack.common.k8s.RoundEvents;
import io.cocoonstack.common.k8s.RoundExecutor;
import io.cocoonstack.common.k8s.StepReport;
import io.cocoonstack.examples.demo.operator.ClusterView;
import io.cocoonstack.examples.demo.operator.CocoonHibernationReconciler;
import io.cocoonstack.examples.demo.operator.CocoonSetReconciler;
import io.cocoonstack.examples.demo.operator.HibernationController;
import io.cocoonstack.examples.demo.operator.LiveView;
import io.cocoonstack.examples.demo.operator.SetController;
import io.cocoonstack.examples.demo.operator.Told;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import org.jspecify.annotations.Nullable;

/** The process of the operator, which can be killed after a step and started again. */
final class OperatorProcess implements AutoCloseable {

    private final Cluster cluster;
    private final PretendRegistry registry;
    private final Timeline timeline;
    private volatile @Nullable String killAfter;
    private volatile boolean alive;
    private @Nullable Operator operator;

    OperatorProcess(Cluster cluster, PretendRegistry registry, Timeline timeline) {
        this.cluster = cluster;
        this.registry = registry;
        this.timeline = timeline;
    }

    /** Starts a process; one that was killed is cleared away first. */
    void start() {
        close();
        KubernetesClient client = cluster.client();
        ClusterView view = new LiveView(client);
        RoundExecutor executor = new RoundExecutor(
                client,
                registry,
                new Told(timeline),
                new RoundEvents(new EventRecorder(client, "cocoon-operator", "demo")),
                this::dieHere);
        Operator started = new Operator(overrider -> overrider
                .withKubernetesClient(client)
                .withCloseClientOnStop(false)
                .withUseSSAToPatchPrimaryResource(false));
        started.register(
                new CocoonSetReconciler(new SetController(client, view, registry, executor, timeline), this::isAlive),
                configuration -> configuration.settingNamespace(cluster.namespace()));
        started.register(
                new CocoonHibernationReconciler(
                        new HibernationController(client, view, registry, executor), this::isAlive),
                configuration -> configuration.settingNamespace(cluster.namespace()));
        alive = true;
        operator = started;
        started.start();
        timeline.tell("operator", "starts");
    }

    /** Makes the process die as soon as it has carried out a step of that kind, such as {@code delete_pod}. */
    void killAfter(String kind) {
        killAfter = kind;
    }

    private void dieHere(StepReport report) {
        if (report.kind().equals(killAfter) && report.outcome() == RoundExecutor.Outcome.ACTED) {
            killAfter = null;
            alive = false;
            timeline.tell("operator", "is KILLED after " + report.kind() + ", before it can do anything else");
            throw new Trouble.Crash();
        }
    }

    boolean isAlive() {
        return alive;
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
