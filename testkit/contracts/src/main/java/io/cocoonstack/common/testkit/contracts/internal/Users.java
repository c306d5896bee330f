package io.cocoonstack.common.testkit.contracts.internal;

import io.cocoonstack.api.v1.AgentSpec;
import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.api.v1.CocoonHibernationSpec;
import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.api.v1.CocoonSetSpec;
import io.cocoonstack.api.v1.PodRef;
import io.cocoonstack.common.k8s.Patches;
import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.meta.HibernationPhase;
import io.cocoonstack.common.meta.MergePatch;
import io.cocoonstack.common.round.PodFacts;
import io.fabric8.kubernetes.api.model.Binding;
import io.fabric8.kubernetes.api.model.BindingBuilder;
import io.fabric8.kubernetes.api.model.NodeSelectorTerm;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What users, the scheduler and the cluster do, and what they see. */
public final class Users {

    /** The set, whose main pod is {@code demo-0}. */
    public static final String SET = "demo";

    private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

    private final World world;

    Users(World world) {
        this.world = world;
    }

    private KubernetesClient client() {
        return world.client();
    }

    private void tell(String what) {
        world.story().tell("user", what);
    }

    /**
     * Creates the set.
     *
     * @param more what is to be on its spec beside the agent
     */
    public void createSet(Consumer<CocoonSetSpec> more) {
        CocoonSet set = new CocoonSet();
        set.setMetadata(new ObjectMeta());
        set.getMetadata().setNamespace(World.NAMESPACE);
        set.getMetadata().setName(SET);
        CocoonSetSpec spec = new CocoonSetSpec();
        AgentSpec agent = new AgentSpec();
        agent.setImage("ubuntu:24.04");
        spec.setAgent(agent);
        more.accept(spec);
        set.setSpec(spec);
        client().resource(set).create();
        tell("creates the set");
    }

    /** {@return the set; null where it is gone} */
    public @Nullable CocoonSet set() {
        return client().resources(CocoonSet.class)
                .inNamespace(World.NAMESPACE)
                .withName(SET)
                .get();
    }

    /**
     * Changes the set's spec.
     *
     * @param what a word for the story
     * @param change the change
     */
    public void editSet(String what, Consumer<CocoonSetSpec> change) {
        CocoonSet set = set();
        if (set != null) {
            tell(what);
            Patches.patch(
                    client(), set, copy -> change.accept(Objects.requireNonNull(copy.getSpec(), "spec of the set")));
        }
    }

    /** {@return the set's phase; null for none} */
    public @Nullable CocoonSetPhase setPhase() {
        CocoonSet set = set();
        return set == null || set.getStatus() == null ? null : set.getStatus().getPhase();
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
                    client(),
                    known,
                    copy -> Objects.requireNonNull(copy.getSpec(), "spec of the CocoonHibernation")
                            .setDesire(desire));
            return;
        }
        CocoonHibernation hibernation = new CocoonHibernation();
        hibernation.setMetadata(new ObjectMeta());
        hibernation.getMetadata().setNamespace(World.NAMESPACE);
        hibernation.getMetadata().setName(pod);
        CocoonHibernationSpec spec = new CocoonHibernationSpec();
        PodRef ref = new PodRef();
        ref.setName(pod);
        spec.setPodRef(ref);
        spec.setDesire(desire);
        hibernation.setSpec(spec);
        client().resource(hibernation).create();
    }

    /**
     * The CocoonHibernation of a pod.
     *
     * @param pod the pod's name
     * @return null for none
     */
    public @Nullable CocoonHibernation hibernation(String pod) {
        return client().resources(CocoonHibernation.class)
                .inNamespace(World.NAMESPACE)
                .withName(pod)
                .get();
    }

    /**
     * Deletes the CocoonHibernation of a pod.
     *
     * @param pod the pod's name
     */
    public void deleteHibernation(String pod) {
        tell("deletes the CocoonHibernation of " + pod);
        client().resources(CocoonHibernation.class)
                .inNamespace(World.NAMESPACE)
                .withName(pod)
                .delete();
    }

    /**
     * The phase of a pod's CocoonHibernation.
     *
     * @param pod the pod's name
     * @return null for none
     */
    public @Nullable HibernationPhase hibernationPhase(String pod) {
        CocoonHibernation hibernation = hibernation(pod);
        return hibernation == null || hibernation.getStatus() == null
                ? null
                : hibernation.getStatus().getPhase();
    }

    /**
     * A pod.
     *
     * @param name its name
     * @return null where it is gone
     */
    public @Nullable Pod pod(String name) {
        return client().pods().inNamespace(World.NAMESPACE).withName(name).get();
    }

    /**
     * The facts of a pod.
     *
     * @param name its name
     * @return facts without a name where it is gone
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
        world.story().tell("kit", "writes " + annotations + " to " + name);
        client().pods()
                .inNamespace(World.NAMESPACE)
                .withName(name)
                .patch(MERGE, new String(MergePatch.annotations(annotations), StandardCharsets.UTF_8));
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
        client().pods().inNamespace(World.NAMESPACE).withName(name).delete();
    }

    /** Binds what is not bound yet, as a scheduler does: where the pod must run, else to the first node. */
    public void schedule() {
        for (Pod pod : pods()) {
            if (pod.getSpec().getNodeName() == null && pod.getMetadata().getDeletionTimestamp() == null) {
                bind(pod, wantedNode(pod));
            }
        }
    }

    private static String wantedNode(Pod pod) {
        if (pod.getSpec().getAffinity() != null
                && pod.getSpec().getAffinity().getNodeAffinity() != null
                && pod.getSpec().getAffinity().getNodeAffinity().getRequiredDuringSchedulingIgnoredDuringExecution()
                        != null) {
            for (NodeSelectorTerm term : pod.getSpec()
                    .getAffinity()
                    .getNodeAffinity()
                    .getRequiredDuringSchedulingIgnoredDuringExecution()
                    .getNodeSelectorTerms()) {
                return term.getMatchExpressions().get(0).getValues().get(0);
            }
        }
        Map<String, String> selector = pod.getSpec().getNodeSelector();
        return selector == null
                ? World.NODES.get(0)
                : selector.getOrDefault("kubernetes.io/hostname", World.NODES.get(0));
    }

    private void bind(Pod pod, String node) {
        Binding binding = new BindingBuilder()
                .withNewMetadata()
                .withName(pod.getMetadata().getName())
                .endMetadata()
                .withNewTarget()
                .withApiVersion("v1")
                .withKind("Node")
                .withName(node)
                .endTarget()
                .build();
        client().raw(
                        "/api/v1/namespaces/" + World.NAMESPACE + "/pods/"
                                + pod.getMetadata().getName() + "/binding",
                        "POST",
                        binding);
        world.story().tell("scheduler", "binds " + pod.getMetadata().getName() + " to " + node);
    }

    /** {@return all pods} */
    public List<Pod> pods() {
        return client().pods().inNamespace(World.NAMESPACE).list().getItems();
    }
}
