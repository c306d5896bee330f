package io.cocoonstack.examples.operator;

import io.cocoonstack.common.env.Env;
import io.cocoonstack.common.k8s.ClientConfigs;
import io.cocoonstack.common.k8s.EventRecorder;
import io.cocoonstack.common.k8s.RoundEvents;
import io.cocoonstack.common.k8s.RoundExecutor;
import io.cocoonstack.common.k8s.operator.ClusterView;
import io.cocoonstack.common.k8s.operator.CocoonSetReconciler;
import io.cocoonstack.common.k8s.operator.FleetEvents;
import io.cocoonstack.common.k8s.operator.FleetSettings;
import io.cocoonstack.common.k8s.operator.HibernationReconciler;
import io.cocoonstack.common.meta.VmNameForm;
import io.cocoonstack.common.registry.OciSnapshotRegistry;
import io.cocoonstack.common.round.LeftoverPolicy;
import io.cocoonstack.common.round.LegacyPolicy;
import io.cocoonstack.common.round.SnapshotRegistry;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfigurationBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;

/**
 * Runs the operator until it is stopped. Settings come from the environment: {@code SNAPSHOT_REGISTRY} is the
 * registry's address; {@code LEGACY_KUBELETS} is TRUST, SERIALIZE or WAIT, what to make of kubelets that keep
 * no epochs; {@code LEFTOVERS} is STOP, DROP or RESTORE, what to do about a snapshot in the way of a new pod,
 * STOP unless set; {@code VM_NAMES} is PLAIN or HASHED, how new VMs are named, PLAIN unless set (tell the
 * webhook, too); {@code ROUND_DEADLINE} is how long a leg of a round may take, such as {@code 10m};
 * {@code POD_NAMESPACE} is where the lease of leader election lies, {@code cocoon-system} unless set;
 * {@code HOSTNAME} names this instance in events.
 */
public final class OperatorMain {

    private OperatorMain() {}

    /**
     * Starts the operator.
     *
     * @param args none
     */
    public static void main(String[] args) {
        Env env = Env.system();
        KubernetesClient client =
                new KubernetesClientBuilder().withConfig(ClientConfigs.load()).build();
        SnapshotRegistry registry = OciSnapshotRegistry.builder(URI.create(required(env, "SNAPSHOT_REGISTRY")))
                .build();
        EventRecorder recorder = new EventRecorder(client, "cocoon-operator", env.text("HOSTNAME", "cocoon-operator"));
        FleetEvents events = new FleetEvents(recorder);
        FleetSettings settings = FleetSettings.builder(
                        choice("LEGACY_KUBELETS", required(env, "LEGACY_KUBELETS"), LegacyPolicy.values()))
                .leftovers(choice("LEFTOVERS", env.text("LEFTOVERS", "STOP"), LeftoverPolicy.values()))
                .vmNames(choice("VM_NAMES", env.text("VM_NAMES", "PLAIN"), VmNameForm.values()))
                .roundDeadline(env.duration("ROUND_DEADLINE", Duration.ofMinutes(10)))
                .listener(events)
                .build();
        RoundExecutor executor = new RoundExecutor(client, registry, new RoundEvents(recorder));

        String leaseNamespace = env.text("POD_NAMESPACE", "cocoon-system");
        Operator operator = new Operator(overrider -> overrider
                .withKubernetesClient(client)
                .withLeaderElectionConfiguration(
                        LeaderElectionConfigurationBuilder.aLeaderElectionConfiguration(FleetSettings.LEASE_NAME)
                                .withLeaseNamespace(leaseNamespace)
                                .build()));
        operator.register(new CocoonSetController(
                new CocoonSetReconciler(client, registry, executor, settings, ClusterView.live(client), events)));
        operator.register(
                new CocoonHibernationController(new HibernationReconciler(client, registry, executor, settings)));
        operator.installShutdownHook(Duration.ofSeconds(10));
        operator.start();
    }

    private static <E extends Enum<E>> E choice(String variable, String name, E[] all) {
        return Arrays.stream(all)
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        variable + " is " + name + ", expected one of " + Arrays.toString(all)));
    }

    private static String required(Env env, String name) {
        String value = env.text(name);
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException(name + " is not set");
        }
        return value;
    }
}
