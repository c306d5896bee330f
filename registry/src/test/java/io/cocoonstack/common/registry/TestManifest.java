package io.cocoonstack.common.registry;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** A manifest as a kubelet would push it. */
final class TestManifest {

    static final String MEDIA_TYPE = "application/vnd.oci.image.manifest.v1+json";
    static final String EMPTY_CONFIG = "{}";

    private TestManifest() {}

    static byte[] of(Map<String, String> annotations) {
        String members = annotations.entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\":\"" + entry.getValue() + "\"")
                .collect(Collectors.joining(","));
        return bytes("{\"schemaVersion\":2,\"mediaType\":\"" + MEDIA_TYPE + "\",\"config\":{\"mediaType\":"
                + "\"application/vnd.oci.empty.v1+json\",\"digest\":\""
                + ManifestDigest.sha256(bytes(EMPTY_CONFIG)) + "\",\"size\":2},\"layers\":[],\"annotations\":{"
                + members + "}}");
    }

    static byte[] ofPod(String namespace, String name, int epoch) {
        return of(Map.of(
                "vm.cocoonstack.io/pod-namespace", namespace,
                "vm.cocoonstack.io/pod-name", name,
                "vm.cocoonstack.io/hibernate-epoch", Integer.toString(epoch)));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
