package io.cocoonstack.common.admission.rules;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.common.admission.AdmissionRequest;
import io.cocoonstack.common.admission.AdmissionResponse;
import io.cocoonstack.common.admission.Operation;
import io.cocoonstack.common.admission.RawObject;
import io.cocoonstack.common.admission.ReviewHandler;
import io.cocoonstack.common.admission.UnreadableObjectException;
import io.cocoonstack.common.admission.internal.OccasionalLog;
import io.cocoonstack.common.admission.internal.Shown;
import io.cocoonstack.common.meta.Identifiers;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The validating webhook of cocoon: all rules of contract 8a, one entry for all that an API server may send. What no rule is
 * about is allowed. Safe for use by many threads.
 *
 * <pre>{@code
 * ClusterLookups cluster = ClusterLookups.of(client);
 * ReviewLoop loop = ReviewLoop.of(CocoonWebhook.builder(cluster, cluster)
 *         .podCreators(Set.of("system:serviceaccount:cocoon-system:cocoon-operator"))
 *         .build());
 * }</pre>
 *
 * <p>Register it for CREATE of pods, UPDATE of deployments, statefulsets and their scale, CREATE and UPDATE of cocoonsets,
 * and CREATE of cocoonhibernations.
 */
public final class CocoonWebhook implements ReviewHandler {

    private static final Logger LOG = LoggerFactory.getLogger(CocoonWebhook.class);

    private final WorkloadLookup workloads;
    private final HibernationLister hibernations;
    private final Set<String> podCreators;
    private final OccasionalLog log = new OccasionalLog();

    private CocoonWebhook(Builder builder) {
        this.workloads = builder.workloads;
        this.hibernations = builder.hibernations;
        this.podCreators = Set.copyOf(builder.podCreators);
    }

    /**
     * Starts a webhook.
     *
     * @param workloads finds the workload behind a Scale
     * @param hibernations lists hibernations
     * @return a builder without anybody who may create pods
     */
    public static Builder builder(WorkloadLookup workloads, HibernationLister hibernations) {
        return new Builder(workloads, hibernations);
    }

    @Override
    public AdmissionResponse review(AdmissionRequest request) {
        return Denials.of(violations(request));
    }

    /**
     * What is wrong with a request.
     *
     * @param request the request
     * @return empty where it is allowed
     */
    public List<Violation> violations(AdmissionRequest request) {
        if ("scale".equals(request.subResource())) {
            return scale(request);
        }
        if (request.subResource() != null) {
            return List.of();
        }
        boolean create = Operation.CREATE.equals(request.operation());
        boolean update = Operation.UPDATE.equals(request.operation());
        if (create && request.kind().is("", "Pod")) {
            return PodRules.checkCreate(request.object(), request.user().username(), podCreators);
        }
        if (update && isWorkload(request)) {
            return WorkloadRules.checkUpdate(request.oldObject(), request.object());
        }
        if ((create || update) && request.kind().is(Identifiers.GROUP, Identifiers.KIND_COCOON_SET)) {
            return cocoonSet(request, update);
        }
        if (create && request.kind().is(Identifiers.GROUP, Identifiers.KIND_COCOON_HIBERNATION)) {
            return hibernation(request);
        }
        return List.of();
    }

    private static boolean isWorkload(AdmissionRequest request) {
        return request.kind().is(WorkloadKind.GROUP, WorkloadKind.DEPLOYMENT.kind())
                || request.kind().is(WorkloadKind.GROUP, WorkloadKind.STATEFUL_SET.kind());
    }

    private List<Violation> scale(AdmissionRequest request) {
        @Nullable
        WorkloadKind kind = WorkloadKind.ofResource(
                request.resource().group(), request.resource().resource());
        if (kind == null
                || !Operation.UPDATE.equals(request.operation())
                || !WorkloadRules.lowers(request.oldObject(), request.object())) {
            return List.of();
        }
        String namespace = orEmpty(request.namespace());
        String name = orEmpty(request.name());
        RawObject workload;
        try {
            workload = workloads.find(kind, namespace, name);
        } catch (Exception e) {
            failed("look up a workload", e);
            return List.of(WorkloadRules.unknown(kind, namespace, name));
        }
        return WorkloadRules.checkScale(request.oldObject(), request.object(), workload);
    }

    private static List<Violation> cocoonSet(AdmissionRequest request, boolean update) {
        @Nullable CocoonSet set;
        try {
            set = request.objectAs(CocoonSet.class);
        } catch (UnreadableObjectException e) {
            return List.of(Unreadable.of(e));
        }
        return update ? CocoonSetRules.checkUpdate(oldSet(request), set) : CocoonSetRules.check(set);
    }

    private static @Nullable CocoonSet oldSet(AdmissionRequest request) {
        try {
            return request.oldObjectAs(CocoonSet.class);
        } catch (UnreadableObjectException e) {
            return null;
        }
    }

    private List<Violation> hibernation(AdmissionRequest request) {
        @Nullable CocoonHibernation hibernation;
        try {
            hibernation = request.objectAs(CocoonHibernation.class);
        } catch (UnreadableObjectException e) {
            return List.of(Unreadable.of(e));
        }
        List<Violation> ofItself = HibernationRules.checkName(hibernation);
        if (hibernation == null || !ofItself.isEmpty()) {
            return ofItself;
        }
        String namespace = namespace(request, hibernation);
        List<CocoonHibernation> existing;
        try {
            existing = Objects.requireNonNull(hibernations.list(namespace), "the list of hibernations");
        } catch (Exception e) {
            failed("list hibernations", e);
            return List.of(HibernationRules.unlisted(namespace));
        }
        return HibernationRules.checkUnique(hibernation, existing);
    }

    /** An API server always sends it with the request, too. */
    private static String namespace(AdmissionRequest request, CocoonHibernation hibernation) {
        String namespace = request.namespace();
        return namespace != null || hibernation.getMetadata() == null
                ? orEmpty(namespace)
                : orEmpty(hibernation.getMetadata().getNamespace());
    }

    /** One line for each class of exception and minute: while an API server is down, every request comes here. */
    private void failed(String what, Exception e) {
        if (e instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        log.event(
                List.of(what, e.getClass()),
                held -> LOG.warn(
                        "could not {}, and denied what depends on it{}{}",
                        what,
                        Shown.detail(e.getMessage()),
                        OccasionalLog.more(held),
                        e));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** Settings of a webhook. Not safe for use by many threads. */
    public static final class Builder {

        private final WorkloadLookup workloads;
        private final HibernationLister hibernations;
        private final Set<String> podCreators = new HashSet<>();

        private Builder(WorkloadLookup workloads, HibernationLister hibernations) {
            this.workloads = Objects.requireNonNull(workloads, "workloads");
            this.hibernations = Objects.requireNonNull(hibernations, "hibernations");
        }

        /**
         * Who may create cocoon pods, in addition to those given before. By default nobody may.
         *
         * @param usernames user names as the API server knows them, compared exactly, such as
         *     {@code system:serviceaccount:cocoon-system:cocoon-operator}
         * @return this
         */
        public Builder podCreators(Collection<String> usernames) {
            podCreators.addAll(usernames);
            return this;
        }

        /**
         * The webhook.
         *
         * @return a webhook with what was set so far
         */
        public CocoonWebhook build() {
            return new CocoonWebhook(this);
        }
    }
}
