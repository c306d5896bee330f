package io.cocoonstack.common.admission.rules;

import io.cocoonstack.common.admission.RawObject;
import io.cocoonstack.common.admission.internal.ShortText;
import io.cocoonstack.common.meta.Identifiers;
import io.cocoonstack.common.meta.Owner;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules for pods that may go to virtual-kubelet nodes (contract 8a rule pods). Of a pod, tolerations and owner
 * references are read, and nothing else. {@link RawObject#of} makes a pod of a fabric8 {@code Pod}; {@link
 * RawObject#ABSENT} stands for no pod. Pure functions, safe for use by many threads.
 */
public final class PodRules {

    private PodRules() {}

    /**
     * Checks a pod that is created. With the cocoon toleration, a CocoonSet must own it, and an operator must create
     * it.
     *
     * @param pod the pod as it is to be
     * @param username the user who creates it, or null for none
     * @param creators the user names of operators, compared exactly
     * @return empty for a pod without the cocoon toleration, and for one that cannot be read, which the API server
     *     refuses
     */
    public static List<Violation> checkCreate(RawObject pod, @Nullable String username, Set<String> creators) {
        try {
            if (!FieldReader.hasCocoonToleration(pod, "/spec/tolerations")) {
                return List.of();
            }
            if (Owner.cocoonSetName(FieldReader.owners(pod)) == null) {
                return List.of(new Violation(
                        "metadata.ownerReferences",
                        "pod-owned-by-set",
                        "metadata.ownerReferences names no CocoonSet, which must own a pod that tolerates "
                                + Identifiers.TOLERATION_KEY + "."));
            }
            return username != null && creators.contains(username)
                    ? List.of()
                    : List.of(new Violation(
                            "userInfo.username",
                            "pod-created-by-operator",
                            "userInfo.username is " + ShortText.quoted(username)
                                    + ", expected an operator of cocoon to create a pod that tolerates "
                                    + Identifiers.TOLERATION_KEY + "."));
        } catch (FieldReader.UnreadableException e) {
            return List.of();
        }
    }

    /**
     * Checks a pod that is changed. Kubernetes lets users add tolerations, so a pod that gains the cocoon toleration
     * is checked as one that is created with it.
     *
     * @param old the pod as it is
     * @param pod the pod as it is to be
     * @param username the user who changes it, or null for none
     * @param creators as for {@link #checkCreate}
     * @return empty where the old pod has the toleration already, or cannot be read; else as for {@link #checkCreate}
     */
    public static List<Violation> checkUpdate(
            RawObject old, RawObject pod, @Nullable String username, Set<String> creators) {
        try {
            return !old.isPresent() || FieldReader.hasCocoonToleration(old, "/spec/tolerations")
                    ? List.of()
                    : checkCreate(pod, username, creators);
        } catch (FieldReader.UnreadableException e) {
            return List.of();
        }
    }
}
