package io.cocoonstack.examples.demo.faults;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.api.v1.CocoonHibernationBuilder;
import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.api.v1.CocoonSetBuilder;
import io.cocoonstack.api.v1.CocoonSetSpec;
import io.cocoonstack.api.v1.ToolboxSpecBuilder;
import io.cocoonstack.common.k8s.Patches;
import io.cocoonstack.common.meta.HibernatePolicy;
import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.meta.VmMode;
import io.cocoonstack.examples.demo.Timeline;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Somebody who does not know what he wants. What he wrote last is what has to come true in the end. */
final class User {

    static final String SET = "demo";
    static final String MAIN = "demo-0";

    private final KubernetesClient client;
    private final String namespace;
    private final Present present;
    private final Random random;
    private final Timeline timeline;
    private final boolean alone;

    User(KubernetesClient client, String namespace, Present present, Random random, Timeline timeline) {
        this.client = client;
        this.namespace = namespace;
        this.present = present;
        this.random = random;
        this.timeline = timeline;
        this.alone = random.nextInt(4) > 0;
    }

    /** A set of a main agent alone, or one with a sub-agent and a toolbox. */
    void createSet() {
        CocoonSetBuilder set = new CocoonSetBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName(SET)
                .endMetadata()
                .withNewSpec()
                .withHibernatePolicy(alone && random.nextBoolean() ? HibernatePolicy.RELEASE : HibernatePolicy.RETAIN)
                .withNewAgent()
                .withImage("ghcr.io/cocoonstack/cocoon/ubuntu:24.04")
                .withMode(VmMode.RUN)
                .withReplicas(alone ? 0 : 1)
                .endAgent()
                .endSpec();
        if (!alone) {
            set.editSpec()
                    .addToToolboxes(new ToolboxSpecBuilder()
                            .withName("browser")
                            .withImage("ghcr.io/cocoonstack/cocoon/browser:1.4")
                            .build())
                    .endSpec();
        }
        client.resource(set.build()).create();
        timeline.tell("user", "creates the set, " + (alone ? "a main agent alone" : "with sub-agent and toolbox"));
    }

    /** Changes one thing. */
    void act() {
        switch (random.nextInt(6)) {
            case 0, 1 -> node(new String[] {"node-a", "node-b", null}[random.nextInt(3)]);
            case 2 -> suspend(random.nextBoolean());
            case 3, 4 -> hibernate(random.nextBoolean() ? HibernationDesire.HIBERNATE : HibernationDesire.WAKE);
            default -> deleteHibernation();
        }
    }

    void node(@Nullable String node) {
        change("nodeName " + node, spec -> spec.setNodeName(node));
    }

    void suspend(boolean suspend) {
        change("suspend " + suspend, spec -> spec.setSuspend(suspend));
    }

    private void change(String what, Consumer<CocoonSetSpec> change) {
        timeline.tell("user", "wants " + what);
        Patches.patch(
                client,
                Objects.requireNonNull(set(), "the set is gone"),
                copy -> change.accept(Objects.requireNonNull(copy.getSpec())));
    }

    void hibernate(HibernationDesire desire) {
        CocoonHibernation there = hibernation();
        timeline.tell("user", "desires " + desire);
        if (there != null) {
            Patches.patch(
                    client,
                    there,
                    copy -> Objects.requireNonNull(copy.getSpec()).setDesire(desire));
            return;
        }
        client.resource(new CocoonHibernationBuilder()
                        .withNewMetadata()
                        .withNamespace(namespace)
                        .withName(MAIN)
                        .endMetadata()
                        .withNewSpec()
                        .withNewPodRef()
                        .withName(MAIN)
                        .endPodRef()
                        .withDesire(desire)
                        .endSpec()
                        .build())
                .create();
    }

    void deleteHibernation() {
        CocoonHibernation there = hibernation();
        if (there != null) {
            timeline.tell("user", "deletes the CocoonHibernation");
            client.resource(there).delete();
        }
    }

    void deleteSet() {
        timeline.tell("user", "deletes the set");
        client.resource(Objects.requireNonNull(set(), "the set is gone")).delete();
    }

    @Nullable
    CocoonSet set() {
        return present.set();
    }

    @Nullable
    CocoonHibernation hibernation() {
        List<CocoonHibernation> all = present.hibernations();
        return all.isEmpty() ? null : all.get(0);
    }
}
