package io.cocoonstack.common.testkit.contracts;

import io.cocoonstack.common.round.SnapshotRegistry;
import io.cocoonstack.common.testkit.world.PretendCluster;
import io.cocoonstack.common.testkit.world.PretendProcess;
import io.cocoonstack.common.testkit.world.VmHost;
import io.fabric8.kubernetes.client.KubernetesClient;

/** What a party works with in a play. */
record Environment(
        Play<?> play,
        PretendProcess process,
        KubernetesClient client,
        SnapshotRegistry registry,
        VmHost host,
        String nodeName)
        implements OperatorEnvironment, KubeletEnvironment {

    @Override
    public String namespace() {
        return PretendCluster.NAMESPACE;
    }

    @Override
    public void untilQuiet(Runnable pass) {
        play.untilQuiet(process, pass);
    }
}
