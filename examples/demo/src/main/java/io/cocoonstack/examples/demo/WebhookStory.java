package io.cocoonstack.examples.demo;

import io.cocoonstack.api.v1.CocoonHibernationBuilder;
import io.cocoonstack.api.v1.CocoonSetBuilder;
import io.cocoonstack.common.meta.Backend;
import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.meta.Identifiers;
import io.cocoonstack.common.meta.OsType;
import io.cocoonstack.common.meta.VmMode;
import io.cocoonstack.examples.demo.webhook.AdmissionRoute;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The webhook denies what would lose a VM, or make one that nobody answers for. */
final class WebhookStory {

    private static final String MAIN = "demo-0";

    private final Scene scene;
    private final AdmissionRoute route;
    private final String namespace;

    WebhookStory(Scene scene, AdmissionRoute route) {
        this.scene = scene;
        this.route = route;
        this.namespace = scene.cluster().namespace();
    }

    void tell() {
        scene.story().chapter("15. The webhook denies what would lose a VM, or make one that nobody answers for");
        sets();
        pods();
        hibernations();
        workloads();
    }

    private void sets() {
        String denial = create(
                "a CocoonSet with a Windows guest under firecracker and a toolbox without an image",
                new CocoonSetBuilder()
                        .withNewMetadata()
                        .withNamespace(namespace)
                        .withName("broken")
                        .endMetadata()
                        .withNewSpec()
                        .withNewAgent()
                        .withImage("ghcr.io/cocoonstack/cocoon/windows:11")
                        .withMode(VmMode.RUN)
                        .withOs(OsType.WINDOWS)
                        .withBackend(Backend.FIRECRACKER)
                        .endAgent()
                        .addNewToolbox()
                        .withName("tools")
                        .endToolbox()
                        .endSpec()
                        .build());
        denied("a set that breaks rules, with all of them", denial, "spec.agent.os", "spec.toolboxes[0].image");
    }

    private void pods() {
        String denial = create("a pod of their own on the kubelets of cocoon", pod("own", false));
        denied("a pod on virtual-kubelet nodes that no CocoonSet owns", denial, "metadata.ownerReferences");
        String verdict = create("a pod as the operator makes them", pod("demo-9", true));
        scene.claims().check("the operator's own pods are allowed", null, verdict);
    }

    private Pod pod(String name, boolean owned) {
        Pod main = scene.cluster().pod(MAIN);
        PodBuilder pod = new PodBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName(name)
                .endMetadata()
                .withNewSpec()
                .withTolerations(main.getSpec().getTolerations())
                .addNewContainer()
                .withName("agent")
                .withImage("placeholder")
                .endContainer()
                .endSpec();
        if (owned) {
            pod.editMetadata()
                    .withOwnerReferences(main.getMetadata().getOwnerReferences())
                    .endMetadata();
        }
        return pod.build();
    }

    private void hibernations() {
        String denial = create(
                "another CocoonHibernation for " + MAIN,
                new CocoonHibernationBuilder()
                        .withNewMetadata()
                        .withNamespace(namespace)
                        .withName("another")
                        .endMetadata()
                        .withNewSpec()
                        .withNewPodRef()
                        .withName(MAIN)
                        .endPodRef()
                        .withDesire(HibernationDesire.WAKE)
                        .endSpec()
                        .build());
        denied("a second CocoonHibernation, which must have another name", denial, "metadata.name");
    }

    private void workloads() {
        Deployment deployment = scene.cluster().client().resource(deployment()).create();
        try {
            scene.user("scales a Deployment of cocoon pods from 2 to 0");
            String denial = told(route.scale(deployment, 0));
            denied("a scale to zero, after a look at the Deployment", denial, "spec.replicas");
            scene.claims()
                    .check(
                            "the Deployment keeps its replicas",
                            2,
                            scene.cluster()
                                    .client()
                                    .resource(deployment)
                                    .get()
                                    .getSpec()
                                    .getReplicas());
        } finally {
            scene.cluster().client().resource(deployment).delete();
        }
    }

    private Deployment deployment() {
        return new DeploymentBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName("agents")
                .endMetadata()
                .withNewSpec()
                .withReplicas(2)
                .withNewSelector()
                .addToMatchLabels("app", "agents")
                .endSelector()
                .withNewTemplate()
                .withNewMetadata()
                .addToLabels("app", "agents")
                .endMetadata()
                .withNewSpec()
                .addNewToleration()
                .withKey(Identifiers.TOLERATION_KEY)
                .withOperator("Exists")
                .endToleration()
                .addNewContainer()
                .withName("agent")
                .withImage("placeholder")
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
    }

    private @Nullable String create(String what, HasMetadata object) {
        scene.user("creates " + what);
        return told(route.create(object));
    }

    private @Nullable String told(@Nullable String denial) {
        scene.story().tell("webhook", denial == null ? "allows it" : "denies it: " + denial);
        return denial;
    }

    private void denied(String claim, @Nullable String denial, String... fields) {
        boolean all = denial != null && Stream.of(fields).allMatch(denial::contains);
        scene.claims().check("denied: " + claim, true, all);
    }
}
