package io.cocoonstack.common.admission.rules;

import io.cocoonstack.common.admission.RawObject;
import io.cocoonstack.common.meta.Identifiers;
import io.cocoonstack.common.meta.Owner;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules for pods that are created (contract 8a). */
public final class PodRules {

    private PodRules() {}

    /**
     * Checks a pod that goes to virtual-kubelet nodes: a CocoonSet must own it, and only an operator may create it. Of the
     * pod, tolerations and owner references are read, and nothing else.
     *
     * @param pod the pod as it is to be; {@link RawObject#of} makes one of a fabric8 {@code Pod}
     * @param username who creates it, or null for nobody
     * @param creators who may, by their user names, which are compared exactly
     * @return empty for a pod without the cocoon toleration, and for one that cannot be read, which the API server refuses
     */
    public static List<Violation> checkCreate(RawObject pod, @Nullable String username, Set<String> creators) {
        try {
            if (!Tolerations.hasCocoon(pod, "spec", "tolerations")) {
                return List.of();
            }
            if (Owner.cocoonSetName(owners(pod)) == null) {
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
                            "userInfo.username is " + Denials.quoted(username == null ? "" : username)
                                    + ", expected an operator of cocoon to create a pod that tolerates "
                                    + Identifiers.TOLERATION_KEY + "."));
        } catch (Reads.UnreadableException e) {
            return List.of();
        }
    }

    private static List<Owner> owners(RawObject pod) throws Reads.UnreadableException {
        List<Owner> owners = new ArrayList<>();
        Reads.elements(
                pod, "kind", "name", (kind, name) -> owners.add(new Owner(kind, name)), "metadata", "ownerReferences");
        return owners;
    }
}
