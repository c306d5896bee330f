package io.cocoonstack.common.testkit.world;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.api.v1.CocoonHibernationBuilder;
import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.api.v1.CocoonSetBuilder;
import io.cocoonstack.api.v1.CocoonSetSpec;
import io.cocoonstack.common.k8s.Patches;
import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.meta.HibernationPhase;
import io.cocoonstack.common.meta.MergePatch;
import io.cocoonstack.common.round.PodFacts;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A user of one set and its CocoonHibernations, with a look at what the API server holds: what it reads is read anew at
 * each call. Safe for use by many threads.
 */
public final class User {

    private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

    private final KubernetesClient client;
    private final String namespace;
    private final String set;
    private final Story story;

    /**
     * Makes a user.
     *
     * @param client reads and writes
     * @param namespace the namespace of the set and its pods
     * @param set the set's name, such as {@code demo}, whose main pod is {@code demo-0}
     * @param story is told of what the user does
     */
    public User(KubernetesClient client, String namespace, String set, Story story) {
        this.client = client;
        this.namespace = namespace;
        this.set = set;
        this.story = story;
    }

    private void tell(String what) {
        story.tell("user", what);
    }

    /**
     * Creates the set.
     *
     * @param more changes its spec, which names an agent's image and nothing else
     */
    public void createSet(Consumer<CocoonSetSpec> more) {
        CocoonSet created = new CocoonSetBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName(set)
                .endMetadata()
                .withNewSpec()
                .withNewAgent()
                .withImage("ubuntu:24.04")
                .endAgent()
                .endSpec()
                .build();
        more.accept(Objects.requireNonNull(created.getSpec(), "spec of the set"));
        client.resource(created).create();
        tell("creates the set");
    }

    /** {@return the set; null where it is gone} */
    public @Nullable CocoonSet set() {
        return named(CocoonSet.class, set).get();
    }

    private <T extends HasMetadata> Resource<T> named(Class<T> type, String name) {
        return client.resources(type).inNamespace(namespace).withName(name);
    }

    /**
     * Changes the set's spec.
     *
     * @param what the change in the story
     * @param change the change
     */
    public void editSet(String what, Consumer<CocoonSetSpec> change) {
        CocoonSet read = set();
        if (read != null) {
            tell(what);
            Patches.patch(
                    client, read, copy -> change.accept(Objects.requireNonNull(copy.getSpec(), "spec of the set")));
        }
    }

    /** Deletes the set; it stays for as long as a finalizer holds it. */
    public void deleteSet() {
        tell("deletes the set");
        named(CocoonSet.class, set).delete();
    }

    /** {@return the set's phase; null for none} */
    public @Nullable CocoonSetPhase setPhase() {
        CocoonSet read = set();
        return read == null || read.getStatus() == null
                ? null
                : read.getStatus().getPhase();
    }

    /**
     * Creates a CocoonHibernation for a pod, or changes its desire.
     *
     * @param pod the pod's name
     * @param desire what is desired
     */
    public void desire(String pod, HibernationDesire desire) {
        tell("desires " + desire + " of " + pod);
        CocoonHibernation known = hibernation(pod);
        if (known != null) {
            Patches.patch(
                    client,
                    known,
                    copy -> Objects.requireNonNull(copy.getSpec(), "spec of the CocoonHibernation")
                            .setDesire(desire));
            return;
        }
        client.resource(new CocoonHibernationBuilder()
                        .withNewMetadata()
                        .withNamespace(namespace)
                        .withName(pod)
                        .endMetadata()
                        .withNewSpec()
                        .withNewPodRef()
                        .withName(pod)
                        .endPodRef()
                        .withDesire(desire)
                        .endSpec()
                        .build())
                .create();
    }

    /**
     * {@return the CocoonHibernation of a pod; null for none}
     * @param pod the pod's name
     */
    public @Nullable CocoonHibernation hibernation(String pod) {
        return named(CocoonHibernation.class, pod).get();
    }

    /**
     * Deletes the CocoonHibernation of a pod.
     *
     * @param pod the pod's name
     */
    public void deleteHibernation(String pod) {
        tell("deletes the CocoonHibernation of " + pod);
        named(CocoonHibernation.class, pod).delete();
    }

    /**
     * {@return the phase of a pod's CocoonHibernation; null for none}
     * @param pod the pod's name
     */
    public @Nullable HibernationPhase hibernationPhase(String pod) {
        CocoonHibernation hibernation = hibernation(pod);
        return hibernation == null || hibernation.getStatus() == null
                ? null
                : hibernation.getStatus().getPhase();
    }

    /**
     * {@return a pod; null where it is gone}
     * @param name its name
     */
    public @Nullable Pod pod(String name) {
        return named(Pod.class, name).get();
    }

    /**
     * {@return the facts of a pod; without a name where it is gone}
     * @param name its name
     */
    public PodFacts facts(String name) {
        return Pods.facts(pod(name));
    }

    /**
     * Writes annotations to a pod.
     *
     * @param name its name
     * @param annotations null deletes a key
     */
    public void annotate(String name, Map<String, ? extends @Nullable String> annotations) {
        story.tell("test", "writes " + annotations + " to " + name);
        named(Pod.class, name).patch(MERGE, new String(MergePatch.annotations(annotations), StandardCharsets.UTF_8));
    }

    /**
     * Changes a pod's version and nothing that anybody looks at.
     *
     * @param name its name
     */
    public void touch(String name) {
        annotate(name, Map.of("example.com/touched", Long.toString(System.nanoTime())));
    }

    /**
     * Deletes a pod, with the time that its kubelet needs.
     *
     * @param name its name
     */
    public void evict(String name) {
        tell("evicts " + name);
        named(Pod.class, name).delete();
    }

    /** {@return all pods} */
    public List<Pod> pods() {
        return client.pods().inNamespace(namespace).list().getItems();
    }
}
