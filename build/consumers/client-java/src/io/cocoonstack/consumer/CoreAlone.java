package io.cocoonstack.consumer;

import io.cocoonstack.common.meta.Epochs;
import io.cocoonstack.common.meta.HibernateState;
import io.cocoonstack.common.meta.MergePatch;
import io.cocoonstack.common.meta.VmMode;
import io.cocoonstack.common.meta.VmRuntime;
import io.cocoonstack.common.meta.VmSpec;
import io.cocoonstack.common.round.LegacyPolicy;
import io.cocoonstack.common.round.Liveness;
import io.cocoonstack.common.round.PodFacts;
import io.cocoonstack.common.round.WakeGate;
import io.kubernetes.client.custom.V1Patch;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.openapi.apis.CoreV1Api;
import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1ContainerState;
import io.kubernetes.client.openapi.models.V1ContainerStateRunning;
import io.kubernetes.client.openapi.models.V1ContainerStatus;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.openapi.models.V1Pod;
import io.kubernetes.client.openapi.models.V1PodSpec;
import io.kubernetes.client.openapi.models.V1PodStatus;
import io.kubernetes.client.util.ClientBuilder;
import io.kubernetes.client.util.PatchUtils;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The recipe of docs/other-clients.md, run: a pod of a VM with the official client and core alone. */
public final class CoreAlone {

    private static final int CONFLICT = 409;

    private CoreAlone() {}

    static V1Pod pod() {
        VmSpec spec = VmSpec.builder()
                .vmName("vk-default-demo-0")
                .image("ghcr.io/cocoonstack/cocoon/ubuntu:24.04")
                .mode(VmMode.RUN)
                .managed(true)
                .build();
        return new V1Pod()
                .metadata(new V1ObjectMeta().name("demo-0").annotations(new HashMap<>(spec.annotations())))
                .spec(new V1PodSpec().addContainersItem(new V1Container().name("agent").image("placeholder")));
    }

    static PodFacts facts(V1Pod pod) {
        V1ObjectMeta metadata = pod.getMetadata();
        V1PodStatus status = pod.getStatus() == null ? new V1PodStatus() : pod.getStatus();
        List<V1ContainerStatus> containers =
                status.getContainerStatuses() == null ? List.of() : status.getContainerStatuses();
        return PodFacts.builder()
                .identity(metadata.getNamespace(), metadata.getName(), metadata.getUid(), metadata.getResourceVersion())
                .annotations(metadata.getAnnotations())
                .deleting(metadata.getDeletionTimestamp() != null)
                .nodeName(pod.getSpec().getNodeName())
                .terminal("Failed".equals(status.getPhase()))
                .containerRunning(containers.stream()
                        .anyMatch(one -> one.getState() != null && one.getState().getRunning() != null))
                .build();
    }

    /** Refused with 409 when the pod has changed since it was read, and with 422 when it was replaced. */
    static V1Pod requestHibernate(ApiClient client, PodFacts read) throws ApiException {
        byte[] body = MergePatch.annotations(HibernateState.ON.annotations(), read.uid(), read.resourceVersion());
        V1Patch patch = new V1Patch(new String(body, StandardCharsets.UTF_8));
        CoreV1Api api = new CoreV1Api(client);
        return PatchUtils.patch(
                V1Pod.class,
                () -> api.patchNamespacedPod(read.name(), read.namespace(), patch).buildCall(null),
                V1Patch.PATCH_FORMAT_JSON_MERGE_PATCH,
                client);
    }

    /** Talks to the API server at the URL that is the argument. */
    public static void main(String[] arguments) throws Exception {
        ApiClient client = new ClientBuilder().setBasePath(arguments[0]).build();
        CoreV1Api api = new CoreV1Api(client);
        api.createNamespacedPod("default", pod()).execute();
        require(VmSpec.from(read(api).getMetadata().getAnnotations()).managed(), "the spec is not read as written");
        reportLive(api);

        PodFacts facts = facts(read(api));
        Liveness liveness = WakeGate.evaluate(facts);
        require(liveness.isLive(LegacyPolicy.WAIT), liveness + ", as " + liveness.why());
        requestHibernate(client, facts);
        PodFacts asked = facts(read(api));
        require(asked.isHibernate() && "vm-1".equals(asked.vmId()), "the request did not arrive");
        try {
            requestHibernate(client, facts);
            throw new IllegalStateException("a request under an old version was accepted");
        } catch (ApiException e) {
            require(e.getCode() == CONFLICT, "an old version is answered " + e.getCode());
        }
        System.out.println("ok: a pod created, judged and asked to hibernate by the official client");
    }

    /** As a kubelet does. */
    private static void reportLive(CoreV1Api api) throws ApiException {
        V1Pod pod = read(api);
        Map<String, String> report = new HashMap<>(pod.getMetadata().getAnnotations());
        report.putAll(new VmRuntime("vm-1", "10.0.0.7", 0).annotations());
        report.putAll(Epochs.fresh());
        pod.getMetadata().setAnnotations(report);
        V1Pod written = api.replaceNamespacedPod("demo-0", "default", pod).execute();
        written.setStatus(new V1PodStatus()
                .phase("Running")
                .addContainerStatusesItem(new V1ContainerStatus()
                        .name("agent")
                        .image("placeholder")
                        .imageID("")
                        .ready(true)
                        .restartCount(0)
                        .state(new V1ContainerState().running(new V1ContainerStateRunning()))));
        api.replaceNamespacedPodStatus("demo-0", "default", written).execute();
    }

    private static V1Pod read(CoreV1Api api) throws ApiException {
        return api.readNamespacedPod("demo-0", "default").execute();
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }
}
