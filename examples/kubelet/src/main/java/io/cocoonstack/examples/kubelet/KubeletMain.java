package io.cocoonstack.examples.kubelet;

import io.cocoonstack.common.k8s.ClientConfigs;
import io.cocoonstack.common.registry.OciSnapshotRegistry;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.net.URI;
import java.nio.file.Path;

/** Runs the kubelet until it is stopped. */
public final class KubeletMain {

    private KubeletMain() {}

    /**
     * Starts the kubelet.
     *
     * @param args the node's name, the registry's address such as {@code https://registry.example.com}, and the folder
     *     of the VMs
     */
    public static void main(String[] args) {
        if (args.length != 3) {
            throw new IllegalArgumentException("expected three arguments: NODE REGISTRY FOLDER");
        }
        URI registry = URI.create(args[1]);
        KubernetesClient client =
                new KubernetesClientBuilder().withConfig(ClientConfigs.load()).build();
        OciSnapshotRegistry snapshots = OciSnapshotRegistry.builder(registry).build();
        VmHost host = new DirectoryHost(Path.of(args[2]), new OciStore(registry, snapshots));
        Kubelet kubelet = new Kubelet(client, args[0], host, snapshots);
        Runtime.getRuntime().addShutdownHook(new Thread(kubelet::close));
        kubelet.start();
    }
}
