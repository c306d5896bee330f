package io.cocoonstack.common.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cocoonstack.common.auth.Session;
import io.cocoonstack.common.meta.Backend;
import io.cocoonstack.common.meta.ConnType;
import io.cocoonstack.common.meta.LifecycleState;
import io.cocoonstack.common.meta.LifecycleStatus;
import io.cocoonstack.common.meta.OsType;
import io.cocoonstack.common.meta.SnapshotPolicy;
import io.cocoonstack.common.meta.VmMode;
import io.cocoonstack.common.meta.VmRuntime;
import io.cocoonstack.common.meta.VmSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the benchmarks work on. */
public final class Inputs {

    static final VmSpec SPEC = VmSpec.builder()
            .vmName("vk-prod-demo-0")
            .image("ghcr.io/cocoonstack/cocoon/ubuntu:24.04")
            .mode(VmMode.RUN)
            .os(OsType.LINUX)
            .storage("100Gi")
            .network("tenant-a")
            .snapshotPolicy(SnapshotPolicy.MAIN_ONLY)
            .forkFrom("vk-prod-demo-9")
            .connType(ConnType.SSH)
            .backend(Backend.FIRECRACKER)
            .probePort("22")
            .managed(true)
            .forcePull(true)
            .noDirectIo(true)
            .build();

    static final LifecycleStatus LIFECYCLE =
            new LifecycleStatus(LifecycleState.FAILED, 1_234_567, "no space left on device");

    static final Session SESSION = new Session("alice", "alice@example.com", 4_102_444_800L);

    static final long NOW = 1_800_000_000L;

    static final List<String> QUANTITIES = List.of("100Gi", "1024Mi", "1.5Gi", "20Gi", "2", "500m", "0.5", "1e3");

    private static final ObjectMapper JSON = new ObjectMapper();

    private Inputs() {}

    /** Not the constants' own strings: what comes from an API server never is. */
    static Map<String, String> annotations() {
        Map<String, String> copy = new LinkedHashMap<>();
        SPEC.annotations()
                .forEach((key, value) -> copy.put(new String(key.toCharArray()), new String(value.toCharArray())));
        return copy;
    }

    static byte[] key() {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) 7);
        return key;
    }

    /** The status of a set of one agent, in plain Java. */
    static Map<String, Object> status() {
        Map<String, Object> agent = new LinkedHashMap<>();
        agent.put("slot", 0);
        agent.put("role", "main");
        agent.put("podName", "demo-0");
        agent.put("vmName", "vk-prod-demo-0");
        agent.put("vmID", "8f14e45f-ceea-467f-a9d1-2b8b2c1c7b31");
        agent.put("ip", "10.0.12.7");
        agent.put("phase", "Running");
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("observedGeneration", 7L);
        status.put("phase", "Running");
        status.put("readyAgents", 1);
        status.put("desiredAgents", 1);
        status.put("readyToolboxes", 0);
        status.put("desiredToolboxes", 0);
        status.put("agents", List.of(agent));
        return status;
    }

    /** An AdmissionReview of a pod, as an API server sent it; 4,061 bytes. */
    public static byte[] review() {
        return resource("pod-create.json");
    }

    /** A pod with a name of its own, and with all that operator and kubelet write. */
    public static ObjectNode pod(int number) {
        ObjectNode pod = object("pod-create.json");
        ObjectNode metadata = (ObjectNode) pod.get("metadata");
        metadata.put("name", "demo-" + number).put("resourceVersion", Integer.toString(1_000_000 + number));
        ObjectNode annotations = (ObjectNode) metadata.get("annotations");
        annotations.put("vm.cocoonstack.io/name", "vk-tenant-a-demo-" + number);
        new VmRuntime("vm-" + number, "10.0." + number / 250 + "." + number % 250, 5900 + number)
                .annotations()
                .forEach(annotations::put);
        new LifecycleStatus(LifecycleState.READY, 1, null).annotations().forEach(annotations::put);
        return pod;
    }

    /** A PodList as the API server sends it. */
    public static byte[] pods(int count) {
        ArrayNode items = JSON.createArrayNode();
        for (int i = 0; i < count; i++) {
            items.add(pod(i));
        }
        return list("v1", "PodList", items);
    }

    /** A CocoonSetList as the API server sends it. */
    public static byte[] cocoonSets(int count) {
        ArrayNode items = JSON.createArrayNode();
        for (int i = 0; i < count; i++) {
            ObjectNode set = object("cocoonset-create.json");
            ((ObjectNode) set.get("metadata"))
                    .put("name", "demo-" + i)
                    .put("resourceVersion", Integer.toString(1_000_000 + i));
            ((ObjectNode) set.at("/spec/toolboxes/0")).putObject("resources");
            set.set("status", JSON.valueToTree(status()));
            items.add(set);
        }
        return list("cocoonset.cocoonstack.io/v1", "CocoonSetList", items);
    }

    public static byte[] bytes(JsonNode json) {
        try {
            return JSON.writeValueAsBytes(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] list(String apiVersion, String kind, ArrayNode items) {
        ObjectNode list = JSON.createObjectNode();
        list.put("kind", kind).put("apiVersion", apiVersion);
        list.putObject("metadata").put("resourceVersion", "2000000");
        list.set("items", items);
        return bytes(list);
    }

    /** The object of a recorded review. */
    private static ObjectNode object(String review) {
        try {
            return (ObjectNode) JSON.readTree(resource(review)).at("/request/object");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] resource(String name) {
        String path = "/vectors/admission-reviews/" + name;
        try (InputStream stream = Objects.requireNonNull(Inputs.class.getResourceAsStream(path), path)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
