package io.cocoonstack.common.testkit.apiserver.internal.embedded;

import java.util.List;
import java.util.Locale;

/** The kinds that every server knows, as far as operators and kubelets ask for them. */
final class BuiltInTypes {

    /** One a line: API version, plural, kind, then scope and what is kept for it. */
    private static final String TABLE = """
            v1 configmaps ConfigMap namespaced
            v1 endpoints Endpoints namespaced
            v1 events Event namespaced
            v1 limitranges LimitRange namespaced
            v1 namespaces Namespace cluster status
            v1 nodes Node cluster status
            v1 persistentvolumeclaims PersistentVolumeClaim namespaced status
            v1 persistentvolumes PersistentVolume cluster status
            v1 pods Pod namespaced status generation
            v1 podtemplates PodTemplate namespaced generation
            v1 replicationcontrollers ReplicationController namespaced status generation
            v1 resourcequotas ResourceQuota namespaced status
            v1 secrets Secret namespaced
            v1 serviceaccounts ServiceAccount namespaced
            v1 services Service namespaced status
            admissionregistration.k8s.io/v1 mutatingwebhookconfigurations MutatingWebhookConfiguration cluster generation
            admissionregistration.k8s.io/v1 validatingwebhookconfigurations ValidatingWebhookConfiguration cluster generation
            apiextensions.k8s.io/v1 customresourcedefinitions CustomResourceDefinition cluster status generation
            apps/v1 controllerrevisions ControllerRevision namespaced
            apps/v1 daemonsets DaemonSet namespaced status generation
            apps/v1 deployments Deployment namespaced status generation
            apps/v1 replicasets ReplicaSet namespaced status generation
            apps/v1 statefulsets StatefulSet namespaced status generation
            autoscaling/v2 horizontalpodautoscalers HorizontalPodAutoscaler namespaced status
            batch/v1 cronjobs CronJob namespaced status generation
            batch/v1 jobs Job namespaced status generation
            certificates.k8s.io/v1 certificatesigningrequests CertificateSigningRequest cluster status
            coordination.k8s.io/v1 leases Lease namespaced
            discovery.k8s.io/v1 endpointslices EndpointSlice namespaced generation
            events.k8s.io/v1 events Event namespaced
            networking.k8s.io/v1 ingressclasses IngressClass cluster generation
            networking.k8s.io/v1 ingresses Ingress namespaced status generation
            networking.k8s.io/v1 networkpolicies NetworkPolicy namespaced generation
            node.k8s.io/v1 runtimeclasses RuntimeClass cluster
            policy/v1 poddisruptionbudgets PodDisruptionBudget namespaced status generation
            rbac.authorization.k8s.io/v1 clusterrolebindings ClusterRoleBinding cluster
            rbac.authorization.k8s.io/v1 clusterroles ClusterRole cluster
            rbac.authorization.k8s.io/v1 rolebindings RoleBinding namespaced
            rbac.authorization.k8s.io/v1 roles Role namespaced
            scheduling.k8s.io/v1 priorityclasses PriorityClass cluster generation
            storage.k8s.io/v1 csidrivers CSIDriver cluster
            storage.k8s.io/v1 csinodes CSINode cluster
            storage.k8s.io/v1 storageclasses StorageClass cluster
            storage.k8s.io/v1 volumeattachments VolumeAttachment cluster status
            """;

    private BuiltInTypes() {}

    static List<ResourceType> all() {
        return TABLE.lines().map(line -> type(List.of(line.split(" ", -1)))).toList();
    }

    private static ResourceType type(List<String> words) {
        String apiVersion = words.get(0);
        int slash = apiVersion.indexOf('/');
        String kind = words.get(2);
        return new ResourceType(
                slash < 0 ? "" : apiVersion.substring(0, slash),
                apiVersion.substring(slash + 1),
                words.get(1),
                kind,
                words.contains("namespaced"),
                words.contains("status"),
                words.contains("generation"),
                new ResourceType.Names(kind.toLowerCase(Locale.ROOT), kind + "List", List.of(), List.of()),
                null);
    }
}
