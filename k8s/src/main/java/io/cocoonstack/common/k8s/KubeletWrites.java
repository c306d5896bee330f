package io.cocoonstack.common.k8s;

import io.cocoonstack.common.meta.Annotations;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateRunning;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.DeleteOptions;
import io.fabric8.kubernetes.api.model.DeleteOptionsBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodConditionBuilder;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a kubelet writes to a pod (contract 6.3 rules 3 and 7): annotations, phase, condition Ready and container
 * statuses in one merge patch of the status subresource, which takes annotations of a pod as well. So nobody sees a
 * VM's id beside a container that does not run yet, or the other way about. The pod handed in is never changed.
 *
 * <p>A patch is the only way here. A PUT of a pod that was read earlier takes back the annotations that an operator has
 * written since, without a conflict where it names the newest version, and that of the status subresource does, too: so
 * a kubelet on a framework that writes a provider's copy of a pod loses requests, and an epoch can go down.
 */
public final class KubeletWrites {

    private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

    private KubeletWrites() {}

    /**
     * The status of a pod whose containers all run or all wait, as a VM does for them.
     *
     * @param pod the pod as it was read; containers come from its spec, and conditions of other parties stay
     * @param running whether the VM runs; one that is frozen does not (contract 6.3 rule 12)
     * @param now stamps what changes
     * @return the pod's status with phase, condition Ready and container statuses set; equal to the one before where
     *     the pod says all of it already
     */
    public static PodStatus status(Pod pod, boolean running, Instant now) {
        PodStatus before = Objects.requireNonNullElseGet(pod.getStatus(), PodStatus::new);
        String time = now.truncatedTo(ChronoUnit.SECONDS).toString();
        List<Container> wanted =
                pod.getSpec() == null ? List.of() : pod.getSpec().getContainers();
        List<ContainerStatus> containers = wanted.stream()
                .map(container -> container(container, find(before, container.getName()), running, time))
                .toList();
        return new PodStatusBuilder(before)
                .withPhase(running ? "Running" : "Pending")
                .withConditions(conditions(before.getConditions(), running ? "True" : "False", time))
                .withContainerStatuses(containers)
                .build();
    }

    private static ContainerStatus container(
            Container container, @Nullable ContainerStatus before, boolean running, String time) {
        boolean same = before != null
                && before.getState() != null
                && (running
                        ? before.getState().getRunning() != null
                        : before.getState().getWaiting() != null);
        if (before != null && same) {
            return before;
        }
        ContainerState state = running
                ? new ContainerState(new ContainerStateRunning(time), null, null)
                : new ContainerState(null, null, new ContainerStateWaiting(null, "NoVm"));
        return new ContainerStatusBuilder()
                .withName(container.getName())
                .withImage(container.getImage())
                .withImageID(before == null ? "" : before.getImageID())
                .withReady(running)
                .withStarted(running)
                .withRestartCount(before == null ? 0 : before.getRestartCount())
                .withState(state)
                .build();
    }

    private static @Nullable ContainerStatus find(PodStatus status, String name) {
        return status.getContainerStatuses().stream()
                .filter(container -> name.equals(container.getName()))
                .findFirst()
                .orElse(null);
    }

    private static List<PodCondition> conditions(List<PodCondition> before, String ready, String time) {
        List<PodCondition> conditions = new ArrayList<>(before);
        boolean said = before.stream().anyMatch(one -> isReady(one) && ready.equals(one.getStatus()));
        conditions.removeIf(one -> isReady(one) && !said);
        if (!said) {
            conditions.add(new PodConditionBuilder()
                    .withType(Conditions.READY)
                    .withStatus(ready)
                    .withLastTransitionTime(time)
                    .build());
        }
        return conditions;
    }

    private static boolean isReady(PodCondition condition) {
        return Conditions.READY.equals(condition.getType());
    }

    /**
     * Reports annotations and whether the VM is there, in one request, or none where the pod says all of it already. It
     * carries the pod's uid, so that a report that comes late does not land on the next pod of that name. It carries no
     * version, since these annotations have one writer, unless it sets or removes the hibernate digest: of two such
     * reports the older one must not land last (contract 6.3 rule 13).
     *
     * @param client the client
     * @param pod the pod as it was read, with namespace, name and uid
     * @param annotations the kubelet's annotations to set, such as {@link
     *     io.cocoonstack.common.round.KubeletStep.Report#patch}; null deletes a key; empty for none
     * @param running whether the VM is there, see {@link #status}
     * @return what the server answered; the pod handed in where there was nothing to send
     * @throws ConflictException if the pod was deleted or replaced since it was read, or if the annotations name the
     *     hibernate digest and it has changed; nothing was written
     * @throws IllegalArgumentException if the annotations name it, and the pod has no uid or no resourceVersion
     * @throws KubernetesClientException if the server refuses for another reason, or cannot be reached
     */
    public static Pod report(
            KubernetesClient client, Pod pod, Map<String, ? extends @Nullable String> annotations, boolean running) {
        PodStatus status = status(pod, running, Instant.now());
        KubernetesSerialization serialization = client.getKubernetesSerialization();
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        Map<String, String> there = Objects.requireNonNullElse(Pods.annotations(pod), Map.of());
        boolean told = annotations.entrySet().stream()
                .allMatch(entry -> Objects.equals(entry.getValue(), there.get(entry.getKey())));
        if (!told) {
            // All of them, also those that the pod has: what belongs together must not part where the read was old.
            JsonTree.object(JsonTree.object(body, "metadata"), "annotations").putAll(annotations);
        }
        if (!status.equals(pod.getStatus())) {
            Map<String, @Nullable Object> tree = JsonTree.of(serialization, status);
            tree.keySet().retainAll(List.of("phase", "conditions", "containerStatuses"));
            body.put("status", tree);
        }
        if (body.isEmpty()) {
            return pod;
        }
        if (told || !annotations.containsKey(Annotations.HIBERNATE_DIGEST)) {
            JsonTree.object(body, "metadata").put("uid", pod.getMetadata().getUid());
        } else {
            Guard.of(pod).writeTo(body);
        }
        return Guard.guarded(pod, "report", () -> send(client, pod, body));
    }

    private static Pod send(KubernetesClient client, Pod pod, Map<String, @Nullable Object> body) {
        return client.resource(pod)
                .subresource("status")
                .patch(MERGE, JsonTree.text(client.getKubernetesSerialization(), body));
    }

    /**
     * Lets the API server remove a deleted pod of which nothing is left on the host (contract 6.3 rule 10). The request
     * carries the pod's uid, so that one that comes late does not take the next pod of that name. A pod that the server
     * does not have any more is a success.
     *
     * @param client the client
     * @param pod the pod as it was read, with namespace, name and uid
     * @throws IllegalArgumentException if the pod has no uid
     * @throws ConflictException if another pod has taken its place; nothing was deleted
     * @throws KubernetesClientException if the server refuses for another reason, or cannot be reached
     */
    public static void letGo(KubernetesClient client, Pod pod) {
        String uid = Guard.require(pod, "uid", pod.getMetadata().getUid());
        DeleteOptions options = new DeleteOptionsBuilder()
                .withApiVersion("v1")
                .withGracePeriodSeconds(0L)
                .withNewPreconditions(null, uid)
                .build();
        Guard.guarded(pod, "delete", () -> PodWrites.deleteUnlessGone(client, pod, options));
    }

    /**
     * Writes a status that a kubelet has put together itself, such as that of a provider: a merge patch of {@code
     * {"status": …}} alone, of what differs (contract 6.3 rule 11). Whatever annotations the pod handed in has, those on
     * the server stay.
     *
     * @param client the client
     * @param pod the pod as it was read, however long ago
     * @param status the status that it is to have
     * @return what the server answered; the pod handed in where there was nothing to send
     * @throws KubernetesClientException if the server refuses, or cannot be reached
     */
    public static Pod writeStatus(KubernetesClient client, Pod pod, PodStatus status) {
        return Patches.storeStatus(client, pod, Patches.present(pod).getStatus(), status);
    }
}
