package io.cocoonstack.consumer;

import io.cocoonstack.common.meta.MergePatch;
import io.cocoonstack.common.meta.VmMode;
import io.cocoonstack.common.meta.VmSpec;
import io.kubernetes.client.custom.V1Patch;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.apis.CoreV1Api;
import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.openapi.models.V1Pod;
import io.kubernetes.client.openapi.models.V1PodSpec;
import io.kubernetes.client.util.ClientBuilder;
import io.kubernetes.client.util.PatchUtils;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Creates a pod of a VM with the official client, patches it with core's bytes, and reads it back. */
public final class CoreAlone {

    private CoreAlone() {}

    /** Talks to the API server at the URL that is the argument. */
    public static void main(String[] arguments) throws Exception {
        ApiClient client = new ClientBuilder().setBasePath(arguments[0]).build();
        CoreV1Api api = new CoreV1Api(client);
        VmSpec spec = VmSpec.builder().vmName("vk-default-demo-0").mode(VmMode.RUN).managed(true).build();
        V1Pod pod = new V1Pod()
                .metadata(new V1ObjectMeta().name("demo-0").annotations(new HashMap<>(spec.annotations())))
                .spec(new V1PodSpec().addContainersItem(new V1Container().name("agent").image("a:1")));
        api.createNamespacedPod("default", pod).execute();
        Map<String, String> changes = new HashMap<>();
        changes.put("example.com/new", "1");
        V1Patch patch = new V1Patch(new String(MergePatch.annotations(changes), StandardCharsets.UTF_8));
        PatchUtils.patch(
                V1Pod.class,
                () -> api.patchNamespacedPod("demo-0", "default", patch).buildCall(null),
                V1Patch.PATCH_FORMAT_JSON_MERGE_PATCH,
                client);
        Map<String, String> found = api.readNamespacedPod("demo-0", "default")
                .execute()
                .getMetadata()
                .getAnnotations();
        if (!VmSpec.from(found).equals(spec) || !"1".equals(found.get("example.com/new"))) {
            throw new IllegalStateException("found " + found);
        }
        System.out.println("ok: a pod created, patched and read by the official client");
    }
}
