package io.cocoonstack.examples.demo;

import io.cocoonstack.common.meta.Role;
import io.cocoonstack.examples.demo.kubelet.Fleet;
import io.cocoonstack.examples.demo.kubelet.KubeletProcess;
import io.cocoonstack.examples.demo.operator.CocoonHibernationReconciler;
import io.cocoonstack.examples.demo.operator.CocoonSetReconciler;
import io.javaoperatorsdk.operator.Operator;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs the main job of cocoonstack in one process: a CocoonSet becomes pods, pods become VMs, and one of them goes into a
 * registry and comes back, twice.
 *
 * <p>Without an argument or the environment variable {@code KUBECONFIG_DEMO} it brings its own API server; with either,
 * a path of a kubeconfig, it runs on that cluster.
 */
public final class Demo {

    private Demo() {}

    /**
     * Runs the demo, and ends with exit code 0 where every claim held.
     *
     * @param args path of a kubeconfig, or nothing
     */
    public static void main(String[] args) {
        String kubeconfig = args.length > 0 ? args[0] : System.getenv("KUBECONFIG_DEMO");
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(run(kubeconfig, out) ? 0 : 1);
    }

    /**
     * Runs the demo.
     *
     * @param kubeconfig path of a kubeconfig; null or empty for an API server of its own
     * @param out where to print the timeline
     * @return whether every claim held
     */
    static boolean run(@Nullable String kubeconfig, PrintStream out) {
        Timeline timeline = new Timeline(out);
        Claims claims = new Claims(timeline);
        long start = System.nanoTime();
        boolean own = kubeconfig == null || kubeconfig.isEmpty();
        try (Cluster cluster = own ? Cluster.embedded() : Cluster.of(Path.of(kubeconfig));
                Fleet fleet = new Fleet()) {
            timeline.tell(
                    "demo",
                    "runs on " + (own ? "an API server in this JVM" : "the cluster of " + kubeconfig)
                            + ", in namespace " + cluster.namespace());
            cluster.prepare("node-a", "node-b");
            play(cluster, fleet, timeline, claims);
            claims.none("no VM ran twice and no state went back", fleet.accidents());
            claims.none("every annotation had one writing party", timeline.annotationsWithTwoWriters());
        } catch (RuntimeException e) {
            claims.check("the story came to its end", "the end", e.getMessage());
        }
        summarize(claims, (System.nanoTime() - start) / 1_000_000_000, out);
        return claims.broken().isEmpty();
    }

    private static void play(Cluster cluster, Fleet fleet, Timeline timeline, Claims claims) {
        PretendRegistry registry = new PretendRegistry();
        Operator operator = operator(cluster, registry, timeline);
        try (KubeletProcess a = kubelet("node-a", Set.of(Role.MAIN), cluster, fleet, registry, timeline);
                KubeletProcess b = kubelet("node-b", Set.of(Role.TOOLBOX), cluster, fleet, registry, timeline)) {
            operator.start();
            a.start();
            b.start();
            try {
                new Story(cluster, registry, fleet, a, timeline, claims).tell();
            } finally {
                timeline.chapter("7. Everything is taken down again");
                a.start();
                cluster.takeDown();
            }
        } finally {
            operator.stop();
        }
    }

    private static Operator operator(Cluster cluster, PretendRegistry registry, Timeline timeline) {
        Operator operator = new Operator(overrider -> overrider
                .withKubernetesClient(cluster.client())
                .withCloseClientOnStop(false)
                .withUseSSAToPatchPrimaryResource(false));
        operator.register(
                new CocoonSetReconciler(registry, timeline),
                configuration -> configuration.settingNamespace(cluster.namespace()));
        operator.register(
                new CocoonHibernationReconciler(cluster.client(), registry, timeline),
                configuration -> configuration.settingNamespace(cluster.namespace()));
        return operator;
    }

    private static KubeletProcess kubelet(
            String node, Set<Role> binds, Cluster cluster, Fleet fleet, PretendRegistry registry, Timeline timeline) {
        return new KubeletProcess(cluster.client(), cluster.namespace(), node, binds, fleet, registry, timeline);
    }

    private static void summarize(Claims claims, long seconds, PrintStream out) {
        out.println();
        if (claims.broken().isEmpty()) {
            out.println("PASSED: all " + claims.held() + " claims held, in " + seconds + " s.");
            return;
        }
        out.println("FAILED: " + claims.broken().size() + " of "
                + (claims.held() + claims.broken().size()) + " claims did not hold:");
        claims.broken().forEach(broken -> out.println("  - " + broken));
    }
}
