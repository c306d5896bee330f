package io.cocoonstack.examples.webhook;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.api.v1.CocoonSet;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.autoscaling.v1.Scale;
import io.fabric8.kubernetes.client.utils.Serialization;

/** Objects to send to a server that asks the webhook, in a namespace of their own. */
final class SampleObjects {

    static final String NAMESPACE = "webhook-rules";

    /** The tolerations of a cocoon pod. */
    static final String COCOON = "[{key: virtual-kubelet.io/provider, operator: Exists}]";

    private SampleObjects() {}

    private static <T> T parse(Class<T> type, String yaml) {
        return Serialization.unmarshal(yaml, type);
    }

    static CocoonSet set(String spec) {
        return parse(CocoonSet.class, """
                apiVersion: cocoonset.cocoonstack.io/v1
                kind: CocoonSet
                metadata: {name: demo, namespace: %s}
                spec: %s
                """.formatted(NAMESPACE, spec));
    }

    static CocoonHibernation hibernation(String name, String pod) {
        return parse(CocoonHibernation.class, """
                apiVersion: cocoonset.cocoonstack.io/v1
                kind: CocoonHibernation
                metadata: {name: %s, namespace: %s}
                spec: {podRef: {name: %s}, desire: Hibernate}
                """.formatted(name, NAMESPACE, pod));
    }

    static <T> T workload(Class<T> type, int replicas, String tolerations) {
        return parse(type, """
                apiVersion: apps/v1
                kind: %s
                metadata: {name: agents, namespace: %s}
                spec:
                  replicas: %d
                  serviceName: agents
                  selector: {matchLabels: {app: agents}}
                  template:
                    metadata: {labels: {app: agents}}
                    spec:
                      tolerations: %s
                      containers: [{name: agent, image: placeholder}]
                """.formatted(type.getSimpleName(), NAMESPACE, replicas, tolerations));
    }

    static Pod pod(boolean tolerates, String owner) {
        PodBuilder pod = new PodBuilder(parse(Pod.class, """
                apiVersion: v1
                kind: Pod
                metadata: {name: demo-0, namespace: %s}
                spec: {containers: [{name: agent, image: placeholder}]}
                """.formatted(NAMESPACE)));
        if (tolerates) {
            pod.editSpec()
                    .addNewToleration()
                    .withKey("virtual-kubelet.io/provider")
                    .withOperator("Exists")
                    .endToleration()
                    .endSpec();
        }
        if (owner != null) {
            pod.editMetadata()
                    .addNewOwnerReference()
                    .withApiVersion("cocoonset.cocoonstack.io/v1")
                    .withKind("CocoonSet")
                    .withName(owner)
                    .withUid("5c8e2f0e-7f5a-4a1e-9d3e-0d7c6d9f3a11")
                    .withController(true)
                    .endOwnerReference()
                    .endMetadata();
        }
        return pod.build();
    }

    static Scale to(int replicas) {
        return parse(Scale.class, """
                apiVersion: autoscaling/v1
                kind: Scale
                metadata: {name: agents, namespace: %s}
                spec: {replicas: %d}
                """.formatted(NAMESPACE, replicas));
    }
}
