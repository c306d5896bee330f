package io.cocoonstack.common.admission.rules;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.common.admission.AdmissionRequest;
import io.cocoonstack.common.admission.AdmissionResponse;
import io.cocoonstack.common.admission.JsonPointers;
import io.cocoonstack.common.admission.Operation;
import io.cocoonstack.common.admission.RawObject;
import io.cocoonstack.common.admission.ReviewHandler;
import io.cocoonstack.common.admission.UnreadableObjectException;
import io.cocoonstack.common.admission.internal.OccasionalLog;
import io.cocoonstack.common.admission.internal.ShortText;
import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.Identifiers;
import io.cocoonstack.common.meta.VmNameForm;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The validating webhook of cocoon: all rules of contract 8a behind one handler. A request that no rule concerns is
 * allowed. Safe for use by many threads.
 *
 * <pre>{@code
 * ReviewLoop loop = ReviewLoop.of(CocoonWebhook.builder(ClusterLookups.of(client))
 *         .podCreators(Set.of("system:serviceaccount:cocoon-system:cocoon-operator"))
 *         .build());
 * }</pre>
 *
 * <p>Register it for CREATE and UPDATE of pods and cocoonsets, UPDATE of deployments, statefulsets and their scale,
 * and CREATE of cocoonhibernations.
 */
public final class CocoonWebhook implements ReviewHandler {

    private static final Logger LOG = LoggerFactory.getLogger(CocoonWebhook.class);
    private static final String APPS = "apps";
    private static final String VM_NAME = JsonPointers.of("metadata", "annotations", Annotations.VM_NAME);

    // The message travels through status fields and terminals: of the violations beyond these, it has the paths alone.
    private static final int MOST_MESSAGES = 20;

    private final ClusterLookups cluster;
    private final Set<String> podCreators;
    private final VmNameForm vmNames;
    private final OccasionalLog log = new OccasionalLog();

    private CocoonWebhook(Builder builder) {
        this.cluster = builder.cluster;
        this.podCreators = Set.copyOf(builder.podCreators);
        this.vmNames = builder.vmNames;
    }

    /**
     * {@return a builder of a webhook that knows no operator yet}
     *
     * @param cluster finds workloads and hibernations
     */
    public static Builder builder(ClusterLookups cluster) {
        return new Builder(cluster);
    }

    @Override
    public AdmissionResponse review(AdmissionRequest request) {
        List<Violation> violations = violations(request);
        if (!violations.isEmpty()) {
            return AdmissionResponse.deny(message(violations));
        }
        AdmissionResponse allow = AdmissionResponse.allow();
        @Nullable CocoonSet set = isCocoonSet(request) ? request.object().as(CocoonSet.class) : null;
        @Nullable String warning = set == null ? null : NameRules.warning(set, request.namespace(), vmNames);
        return warning == null ? allow : allow.withWarning(warning);
    }

    private static String message(List<Violation> violations) {
        String message =
                violations.stream().limit(MOST_MESSAGES).map(Violation::message).collect(Collectors.joining(" "));
        String others =
                violations.stream().skip(MOST_MESSAGES).map(Violation::path).collect(Collectors.joining(", "));
        return others.isEmpty() ? message : message + " Violated as well: " + others + ".";
    }

    /**
     * {@return the violations of a request; empty where it is allowed}
     *
     * @param request the request
     */
    public List<Violation> violations(AdmissionRequest request) {
        try {
            return check(request);
        } catch (UnreadableObjectException e) {
            return ViolationList.unreadable(e);
        }
    }

    private List<Violation> check(AdmissionRequest request) {
        if ("scale".equals(request.subResource())) {
            return scale(request);
        }
        if (request.subResource() != null) {
            return List.of();
        }
        boolean create = Operation.CREATE.equals(request.operation());
        boolean update = Operation.UPDATE.equals(request.operation());
        if ((create || update) && request.kind().is("", "Pod")) {
            @Nullable String username = request.user().username();
            return create
                    ? PodRules.checkCreate(request.object(), username, podCreators)
                    : PodRules.checkUpdate(request.oldObject(), request.object(), username, podCreators);
        }
        if (update && (request.kind().is(APPS, "Deployment") || request.kind().is(APPS, "StatefulSet"))) {
            return WorkloadRules.checkUpdate(request.oldObject(), request.object());
        }
        if (isCocoonSet(request)) {
            return cocoonSet(request);
        }
        if (create && request.kind().is(Identifiers.GROUP, Identifiers.KIND_COCOON_HIBERNATION)) {
            return hibernation(request);
        }
        return List.of();
    }

    private static boolean isCocoonSet(AdmissionRequest request) {
        return request.subResource() == null
                && (Operation.CREATE.equals(request.operation()) || Operation.UPDATE.equals(request.operation()))
                && request.kind().is(Identifiers.GROUP, Identifiers.KIND_COCOON_SET);
    }

    private List<Violation> scale(AdmissionRequest request) {
        boolean deployment = request.resource().is(APPS, "deployments");
        if ((!deployment && !request.resource().is(APPS, "statefulsets"))
                || !Operation.UPDATE.equals(request.operation())
                || !WorkloadRules.lowers(request.oldObject(), request.object())) {
            return List.of();
        }
        String namespace = orEmpty(request.namespace());
        String name = orEmpty(request.name());
        RawObject workload;
        try {
            workload = deployment ? cluster.deployment(namespace, name) : cluster.statefulSet(namespace, name);
        } catch (Exception e) {
            logFailure("look up a workload", e);
            return List.of(WorkloadRules.unknown(deployment ? "Deployment" : "StatefulSet", namespace, name));
        }
        return WorkloadRules.checkScale(request.oldObject(), request.object(), workload);
    }

    /** The namespace is that of the request, which an API server always sends. */
    private List<Violation> cocoonSet(AdmissionRequest request) {
        @Nullable CocoonSet set = request.object().as(CocoonSet.class);
        return Operation.UPDATE.equals(request.operation())
                ? CocoonSetRules.checkUpdate(oldSet(request), set, request.namespace(), vmNames)
                : CocoonSetRules.check(null, set, request.namespace(), vmNames);
    }

    private static @Nullable CocoonSet oldSet(AdmissionRequest request) {
        try {
            return request.oldObject().as(CocoonSet.class);
        } catch (UnreadableObjectException e) {
            return null;
        }
    }

    private List<Violation> hibernation(AdmissionRequest request) {
        @Nullable CocoonHibernation hibernation = request.object().as(CocoonHibernation.class);
        @Nullable String namespace = request.namespace();
        if (namespace == null) {
            namespace = NameRules.namespaceOf(hibernation);
        }
        List<Violation> ofItself = HibernationRules.checkName(hibernation, namespace, vmNames, this::saidVmName);
        if (hibernation == null || !ofItself.isEmpty()) {
            return ofItself;
        }
        List<CocoonHibernation> existing;
        try {
            existing = Objects.requireNonNull(cluster.hibernations(orEmpty(namespace)), "the list of hibernations");
        } catch (Exception e) {
            logFailure("list hibernations", e);
            return List.of(HibernationRules.unlisted(orEmpty(namespace)));
        }
        return HibernationRules.checkUnique(hibernation, namespace, existing);
    }

    /** The VM name that a pod says; empty where it says none or cannot be read. */
    private String saidVmName(String namespace, String pod) {
        try {
            return cluster.pod(namespace, pod).at(VM_NAME).asText("");
        } catch (Exception e) {
            logFailure("look up a pod", e);
            return "";
        }
    }

    /** One line for each class of exception and minute: while an API server is down, every request comes here. */
    private void logFailure(String what, Exception e) {
        if (e instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        log.event(
                List.of(what, e.getClass()),
                held -> LOG.warn(
                        "could not {}, and denied the request that needs it{}{}",
                        what,
                        ShortText.detail(e.getMessage()),
                        OccasionalLog.more(held),
                        e));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** Settings of a webhook. Not safe for use by many threads. */
    public static final class Builder {

        private final ClusterLookups cluster;
        private final Set<String> podCreators = new HashSet<>();
        private VmNameForm vmNames = VmNameForm.PLAIN;

        private Builder(ClusterLookups cluster) {
            this.cluster = Objects.requireNonNull(cluster, "cluster");
        }

        /**
         * {@return this, with more users who may create cocoon pods; without any, nobody may}
         *
         * @param usernames user names as the API server knows them, compared exactly, such as
         *     {@code system:serviceaccount:cocoon-system:cocoon-operator}
         */
        public Builder podCreators(Collection<String> usernames) {
            podCreators.addAll(usernames);
            return this;
        }

        /**
         * {@return this, with a form of VM names to measure; {@link VmNameForm#PLAIN} unless set}
         *
         * @param vmNames the form of the operator's setting; the longer {@link VmNameForm#HASHED} for as long as there
         *     are VMs of that form. A CocoonHibernation whose VM could not hibernate under a name of this form is
         *     measured by the name that its pod says: a VM keeps the name that it was given
         */
        public Builder vmNames(VmNameForm vmNames) {
            this.vmNames = Objects.requireNonNull(vmNames, "vmNames");
            return this;
        }

        /** {@return a webhook with the settings so far} */
        public CocoonWebhook build() {
            return new CocoonWebhook(this);
        }
    }
}
