package io.cocoonstack.examples.kubelet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.cocoonstack.common.k8s.PodWrites;
import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.meta.LifecycleState;
import io.cocoonstack.common.meta.SnapshotOrigin;
import io.cocoonstack.common.meta.VmSpec;
import io.cocoonstack.common.registry.OciSnapshotRegistry;
import io.cocoonstack.common.round.LegacyPolicy;
import io.cocoonstack.common.round.PodFacts;
import io.cocoonstack.common.round.SnapshotProbe;
import io.cocoonstack.common.round.WakeGate;
import io.cocoonstack.common.testkit.apiserver.EmbeddedApiServer;
import io.cocoonstack.common.testkit.world.FakeSnapshotRegistry;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.PodResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The kubelet with its watch, on VMs that are folders. */
@Timeout(300)
class KubeletTest {

    private static final String VM = "vk-prod-demo-0";

    /** The state of a VM is a number. */
    private record NumberStore(FakeSnapshotRegistry registry) implements DirectoryHost.Store {

        @Override
        public void push(String vmName, String tag, SnapshotOrigin origin, Path snapshot) throws IOException {
            registry.push(vmName, tag, origin, Long.parseLong(Files.readString(snapshot)));
        }

        @Override
        public void retag(String vmName, String tag, String digest) {
            registry.retag(vmName, tag, digest);
        }

        @Override
        public void pull(String vmName, String digest, Path snapshot) throws IOException {
            FakeSnapshotRegistry.Snapshot found = registry.pull(vmName, digest);
            Files.writeString(snapshot, found == null ? "none" : Long.toString(found.state()));
        }
    }

    /** Counts the tags that are set, and sets none. */
    private record ForgetfulStore(DirectoryHost.Store store, AtomicInteger retags) implements DirectoryHost.Store {

        @Override
        public void push(String vmName, String tag, SnapshotOrigin origin, Path snapshot) throws IOException {
            store.push(vmName, tag, origin, snapshot);
        }

        @Override
        public void retag(String vmName, String tag, String digest) {
            retags.incrementAndGet();
        }

        @Override
        public void pull(String vmName, String digest, Path snapshot) throws IOException {
            store.pull(vmName, digest, snapshot);
        }
    }

    @Test
    void aVmComesBackWithItsState(@TempDir Path root) throws IOException {
        FakeSnapshotRegistry registry = new FakeSnapshotRegistry();

        hibernateAndWake(new DirectoryHost(root, new NumberStore(registry)), registry, root);
    }

    @Test
    void itComesBackFromARealRegistryToo(@TempDir Path root, @TempDir Path folder) throws Exception {
        String binary = System.getenv("COCOON_TEST_REGISTRY_BIN");
        assumeTrue(binary != null && !binary.isEmpty(), "COCOON_TEST_REGISTRY_BIN names no docker-registry");
        try (RegistryProcess process = new RegistryProcess(binary, folder);
                OciSnapshotRegistry registry = OciSnapshotRegistry.builder(process.uri())
                        .allowPlainHttp()
                        .build()) {
            OciStore store = new OciStore(process.uri(), registry);
            hibernateAndWake(new DirectoryHost(root, store), registry, root);
        }
    }

    private static void hibernateAndWake(VmHost host, SnapshotProbe registry, Path root) throws IOException {
        try (EmbeddedApiServer server = EmbeddedApiServer.start();
                Kubelet kubelet = new Kubelet(server.client(), "node-a", host, registry)) {
            KubernetesClient client = server.client();
            kubelet.start();
            createNamespace(client);
            PodResource pod = client.pods().resource(client.resource(pod()).create());
            PodFacts live = until(pod, facts -> WakeGate.evaluate(facts).isLive(LegacyPolicy.WAIT));
            Path state = root.resolve("vms").resolve(VM).resolve("state");
            Files.writeString(state, "42");

            PodWrites.requestHibernate(client, live);
            PodFacts hibernated = until(
                    pod,
                    facts -> LifecycleState.HIBERNATED.equals(facts.lifecycle().state()));
            assertThat(hibernated.isContainerRunning()).isFalse();
            assertThat(host.find(VM)).isNull();
            host.deleteSnapshot(VM);

            PodWrites.requestWake(client, hibernated);
            until(pod, facts -> WakeGate.evaluate(facts).isLive(LegacyPolicy.WAIT));
            assertThat(state).hasContent("42");

            pod.delete();
            pod.waitUntilCondition(read -> read == null, 60, TimeUnit.SECONDS);
            assertThat(host.find(VM)).isNull();
            assertThat(host.hasSnapshot(VM)).isFalse();
        }
    }

    @Test
    void aHibernatedPodIsLookedAtAgainByItself(@TempDir Path root) throws IOException {
        FakeSnapshotRegistry registry = new FakeSnapshotRegistry();
        hibernateWithoutWatch(root, registry, new NumberStore(registry), (kubelet, pod) -> {
            FakeSnapshotRegistry.Snapshot pushed = registry.at(VM, "hibernate");
            assertThat(pushed).isNotNull();

            registry.untag(VM, "hibernate");
            assertThat(kubelet.work(pod)).isTrue();
            assertThat(registry.at(VM, "hibernate")).isEqualTo(pushed);
            assertThat(kubelet.work(pod)).isTrue();
        });
    }

    @Test
    void aTagThatDoesNotStayIsSetOnceInALook(@TempDir Path root) throws IOException {
        FakeSnapshotRegistry registry = new FakeSnapshotRegistry();
        ForgetfulStore store = new ForgetfulStore(new NumberStore(registry), new AtomicInteger());
        hibernateWithoutWatch(root, registry, store, (kubelet, pod) -> {
            registry.untag(VM, "hibernate");
            assertThat(kubelet.work(pod)).isTrue();
            assertThat(store.retags()).hasValue(1);
        });
    }

    private static void hibernateWithoutWatch(
            Path root, SnapshotProbe registry, DirectoryHost.Store store, BiConsumer<Kubelet, Pod> then)
            throws IOException {
        VmHost host = new DirectoryHost(root, store);
        try (EmbeddedApiServer server = EmbeddedApiServer.start();
                Kubelet kubelet = new Kubelet(server.client(), "node-a", host, registry)) {
            KubernetesClient client = server.client();
            createNamespace(client);
            Pod pod = client.resource(pod()).create();
            assertThat(kubelet.work(pod)).isFalse();
            Files.writeString(root.resolve("vms").resolve(VM).resolve("state"), "42");
            PodWrites.requestHibernate(client, Pods.facts(client.resource(pod).get()));
            assertThat(kubelet.work(pod)).isTrue();
            assertThat(host.find(VM)).isNull();
            then.accept(kubelet, pod);
        }
    }

    private static void createNamespace(KubernetesClient client) {
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName("prod")
                        .endMetadata()
                        .build())
                .create();
    }

    private static PodFacts until(PodResource pod, Predicate<PodFacts> condition) {
        return Pods.facts(
                pod.waitUntilCondition(read -> read != null && condition.test(Pods.facts(read)), 60, TimeUnit.SECONDS));
    }

    private static Pod pod() {
        return new PodBuilder()
                .withNewMetadata()
                .withNamespace("prod")
                .withName("demo-0")
                .addToAnnotations(
                        VmSpec.builder().vmName(VM).managed(true).build().annotations())
                .endMetadata()
                .withNewSpec()
                .withNodeName("node-a")
                .addNewContainer()
                .withName("agent")
                .withImage("placeholder")
                .endContainer()
                .endSpec()
                .build();
    }
}
