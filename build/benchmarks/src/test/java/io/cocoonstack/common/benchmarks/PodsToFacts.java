package io.cocoonstack.common.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import io.cocoonstack.common.k8s.PodFactsPage;
import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.round.PodFacts;
import io.fabric8.kubernetes.api.model.PodList;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The facts of a list of 500 pods. The limit is Jackson's tokens of the same bytes, with its usual settings. */
@State(Scope.Thread)
public class PodsToFacts {

    private final byte[] list = Inputs.pods(500);
    private final KubernetesSerialization serialization = new KubernetesSerialization();
    private final JsonFactory factory = new JsonFactory();

    @Benchmark
    public List<PodFacts> ours() {
        return PodFactsPage.read(serialization, new ByteArrayInputStream(list)).pods();
    }

    @Benchmark
    public List<PodFacts> fabric8() {
        PodList pods = serialization.unmarshal(new ByteArrayInputStream(list), PodList.class);
        return pods.getItems().stream().map(Pods::facts).toList();
    }

    @Benchmark
    public int limit() throws IOException {
        return Tokens.scan(factory, list);
    }
}
