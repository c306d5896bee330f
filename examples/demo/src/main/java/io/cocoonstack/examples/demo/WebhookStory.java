package io.cocoonstack.examples.demo;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.api.v1.CocoonSet;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The webhook denies what would lose a VM, or make one that nobody answers for. */
record WebhookStory(Scene scene, AdmissionRoute route) {

    void tell() {
        scene.chapter("15. The webhook denies what would lose a VM, or make one that nobody answers for");
        sets();
        pods();
        hibernations();
        workloads();
    }

    private void sets() {
        String denial = create(
                "a CocoonSet with a Windows guest under firecracker and a toolbox without an image",
                scene.cluster().load("denied/cocoonset.yaml", CocoonSet.class));
        denied("a set that breaks rules, with all of them", denial, "spec.agent.os", "spec.toolboxes[0].image");
    }

    private void pods() {
        Pod own = scene.cluster().load("denied/pod.yaml", Pod.class);
        String denial = create("a pod of their own on the kubelets of cocoon", own);
        denied("a pod on virtual-kubelet nodes that no CocoonSet owns", denial, "metadata.ownerReferences");
        own.getMetadata().setName("demo-9");
        own.getMetadata()
                .setOwnerReferences(scene.cluster().pod("demo-0").getMetadata().getOwnerReferences());
        scene.check("the operator's own pods are allowed", null, create("a pod as the operator makes them", own));
    }

    private void hibernations() {
        String denial = create(
                "another CocoonHibernation for demo-0",
                scene.cluster().load("denied/cocoonhibernation.yaml", CocoonHibernation.class));
        denied("a second CocoonHibernation, which must have another name", denial, "metadata.name");
    }

    private void workloads() {
        Deployment deployment = scene.cluster().apply("denied/deployment.yaml", Deployment.class);
        Resource<Deployment> agents = scene.cluster().client().resource(deployment);
        try {
            scene.user("scales a Deployment of cocoon pods from 2 to 0");
            denied(
                    "a scale to zero, after a look at the Deployment",
                    told(route.scale(deployment, 0)),
                    "spec.replicas");
            scene.check(
                    "the Deployment keeps its replicas",
                    2,
                    agents.get().getSpec().getReplicas());
        } finally {
            agents.delete();
        }
    }

    private @Nullable String create(String what, HasMetadata object) {
        scene.user("creates " + what);
        return told(route.create(object));
    }

    private @Nullable String told(@Nullable String denial) {
        scene.tell("webhook", denial == null ? "allows it" : "denies it: " + denial);
        return denial;
    }

    private void denied(String claim, @Nullable String denial, String... fields) {
        boolean all = denial != null && Stream.of(fields).allMatch(denial::contains);
        scene.claims().check("denied: " + claim, true, all);
    }
}
