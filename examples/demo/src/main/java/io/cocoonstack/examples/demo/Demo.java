package io.cocoonstack.examples.demo;

import io.cocoonstack.common.env.CancelSignal;
import io.cocoonstack.common.env.Env;
import io.cocoonstack.common.env.Ticker;
import io.cocoonstack.common.meta.Identifiers;
import io.cocoonstack.common.meta.Labels;
import io.cocoonstack.common.meta.Role;
import io.cocoonstack.common.round.LegacyOperators;
import io.cocoonstack.common.round.LegacyPolicy;
import io.cocoonstack.common.testkit.world.KubeletSettings;
import io.cocoonstack.common.testkit.world.Scheduler;
import io.cocoonstack.common.testkit.world.Story;
import io.cocoonstack.common.testkit.world.World;
import io.cocoonstack.examples.demo.faults.FaultRun;
import io.cocoonstack.examples.demo.faults.FaultRuns;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs the main job of cocoonstack in one process: a CocoonSet becomes pods, pods become VMs, and VMs go into a
 * registry and come back: hibernated, moved to another node, suspended with their set, and each with something going
 * wrong.
 *
 * <p>Without an argument or the environment variable {@code KUBECONFIG_DEMO} it brings its own API server; with either,
 * a path of a kubeconfig, it runs on that cluster. {@code LEGACY_KUBELETS} is the operator's {@link LegacyPolicy}, {@code
 * LEGACY_OPERATORS} the kubelets' {@link LegacyOperators}.
 */
public final class Demo {

    private static final Duration VM_TICK = Duration.ofMillis(5);
    private static final String TOOLBOX = Role.TOOLBOX.value();
    private static final Duration SCHEDULING = Duration.ofMillis(40);

    private Demo() {}

    /**
     * Runs the demo, and ends with exit code 0 where every claim held.
     *
     * @param args path of a kubeconfig, or nothing; {@code --seed n} replays one run with random faults, {@code
     *     --faults n} runs the seeds from 1 to n without printing them
     */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(run(args, out) ? 0 : 1);
    }

    private static boolean run(String[] args, PrintStream out) {
        if (args.length == 2 && args[0].equals("--seed")) {
            return new FaultRun(Long.parseLong(args[1]), out).run().broken().isEmpty();
        }
        if (args.length == 2 && args[0].equals("--faults")) {
            return FaultRuns.tell(1, Integer.parseInt(args[1]), out);
        }
        return run(args.length > 0 ? args[0] : System.getenv("KUBECONFIG_DEMO"), out);
    }

    /**
     * Runs the demo.
     *
     * @param kubeconfig path of a kubeconfig; null or empty for an API server of its own
     * @param out where to print the story
     * @return whether every claim held
     */
    static boolean run(@Nullable String kubeconfig, PrintStream out) {
        Story story = Story.timed(out);
        World world = new World(story);
        Claims claims = new Claims(story);
        long start = System.nanoTime();
        boolean own = kubeconfig == null || kubeconfig.isEmpty();
        CancelSignal stopped = new CancelSignal();
        inBackground("vm-clock", () -> Ticker.run(VM_TICK, stopped, world.vms()::tick));
        try (Cluster cluster = own ? Cluster.embedded() : Cluster.of(Path.of(kubeconfig))) {
            story.tell(
                    "demo",
                    "runs on " + (own ? "an API server in this JVM" : "the cluster of " + kubeconfig)
                            + ", in namespace " + cluster.namespace());
            cluster.prepare("node-a", "node-b");
            play(cluster, world, claims);
            claims.none(
                    "no VM ran twice, no state went back or was lost",
                    violations(story, rule -> !rule.equals("1") && !rule.equals("6.5")));
            claims.none(
                    "after no act of the user did a party write one thing more than six times",
                    violations(story, "6.5"::equals));
            claims.none("every annotation had one writing party", violations(story, "1"::equals));
        } catch (RuntimeException e) {
            claims.check("the story came to its end", "the end", e.getMessage());
        } finally {
            stopped.cancel();
        }
        summarize(claims, (System.nanoTime() - start) / 1_000_000_000, out);
        return claims.broken().isEmpty();
    }

    private static LegacyPolicy legacyKubelets() {
        return choice("LEGACY_KUBELETS", LegacyPolicy.WAIT, LegacyPolicy.values());
    }

    private static KubeletSettings kubelets() {
        LegacyOperators operators = choice("LEGACY_OPERATORS", LegacyOperators.NONE, LegacyOperators.values());
        return new KubeletSettings(operators, KubeletSettings.DEFAULT.snapshotPolicy());
    }

    private static <E extends Enum<E>> E choice(String name, E unset, E[] all) {
        String value = Env.system().text(name, unset.name());
        return Stream.of(all)
                .filter(one -> one.name().equals(value))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        name + " is " + value + ", expected one of " + Arrays.toString(all)));
    }

    private static void inBackground(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Toolboxes come to another node than main agents, where they have no wish; a scheduler that is there may be first. */
    private static void schedule(Cluster cluster, Story story, CancelSignal stopped) {
        try {
            KubernetesClient client = cluster.client();
            new Scheduler(client, story)
                    .schedule(
                            client.pods()
                                    .inNamespace(cluster.namespace())
                                    .withLabel(Labels.ROLE)
                                    .list()
                                    .getItems(),
                            pod -> TOOLBOX.equals(pod.getMetadata().getLabels().get(Labels.ROLE))
                                    ? "node-b"
                                    : "node-a");
        } catch (RuntimeException e) {
            if (!stopped.isCancelled()) {
                story.tellOnce("scheduler", "error", "tries again: " + e.getMessage());
            }
        }
    }

    private static List<String> violations(Story story, Predicate<String> ofRule) {
        return story.violations().stream()
                .filter(violation -> ofRule.test(violation.rule()))
                .map(Story.Violation::what)
                .toList();
    }

    private static void play(Cluster cluster, World world, Claims claims) {
        CancelSignal stopped = new CancelSignal();
        inBackground(
                "scheduler", () -> Ticker.run(SCHEDULING, stopped, () -> schedule(cluster, world.story(), stopped)));
        try (WebhookProcess webhook = new WebhookProcess(cluster, world.story());
                OperatorProcess operator =
                        new OperatorProcess(cluster, world.registry(), legacyKubelets(), world.story());
                KubeletProcess a = new KubeletProcess(cluster, "node-a", world, kubelets());
                KubeletProcess b = new KubeletProcess(cluster, "node-b", world, kubelets())) {
            AdmissionRoute route = webhook.start();
            operator.start();
            a.start();
            b.start();
            Scene scene = new Scene(cluster, world, operator, a, b, claims);
            try {
                new HibernationStory(scene).tell();
                new MigrationStory(scene).tell();
                new OutageStory(scene).tell();
                new SuspensionStory(scene).tell();
                new WebhookStory(scene, route).tell();
            } finally {
                takeDown(scene);
                stopped.cancel();
            }
        }
    }

    private static void takeDown(Scene scene) {
        scene.chapter("16. Everything is taken down again");
        scene.registry().outage(false);
        scene.nodeA().start();
        if (!scene.operator().isAlive()) {
            scene.operator().start();
        }
        scene.vms().giveUpAll();
        scene.cluster().takeDown();
        List<String> left = scene.registry().snapshots().keySet().stream()
                .filter(tag -> tag.endsWith(":" + Identifiers.HIBERNATE_SNAPSHOT_TAG))
                .toList();
        scene.claims().none("with the sets went their hibernate snapshots", left);
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
