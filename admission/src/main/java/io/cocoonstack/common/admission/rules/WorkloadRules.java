package io.cocoonstack.common.admission.rules;

import io.cocoonstack.common.admission.RawObject;
import io.cocoonstack.common.meta.Identifiers;
import java.util.List;

/**
 * The rules for Deployments and StatefulSets (contract 8a rule workloads). A workload whose pods go to virtual-kubelet
 * nodes is not scaled down, because its controller would choose which VM is lost. An object that cannot be read
 * violates nothing: the API server refuses it. No parameter is null; {@link RawObject#ABSENT} stands for no object.
 * Pure functions, safe for use by many threads.
 */
public final class WorkloadRules {

    private static final String REPLICAS = "spec.replicas";

    private WorkloadRules() {}

    /**
     * Checks an update.
     *
     * @param old the workload as it is, whose template decides whether it is cocoon's; {@link RawObject#of} makes one
     *     of a fabric8 {@code Deployment}
     * @param workload the workload as it is to be
     * @return empty unless the replicas of a cocoon workload go down; absent replicas are 1
     */
    public static List<Violation> checkUpdate(RawObject old, RawObject workload) {
        if (!old.isPresent() || !workload.isPresent()) {
            return List.of();
        }
        try {
            int before = FieldReader.int32(old, "/spec/replicas", 1);
            int after = FieldReader.int32(workload, "/spec/replicas", 1);
            boolean cocoon = hasCocoonTemplate(old);
            hasCocoonTemplate(workload); // a workload that cannot be read is the API server's to refuse
            return after < before && cocoon ? List.of(scaledDown(before, after)) : List.of();
        } catch (FieldReader.UnreadableException e) {
            return List.of();
        }
    }

    /**
     * Checks a write of the scale subresource.
     *
     * @param oldScale the Scale as it is
     * @param scale the Scale as it is to be
     * @param workload the workload as the API server has it; absent when it is gone
     * @return empty unless the replicas of a cocoon workload go down; absent replicas of a Scale are 0
     */
    public static List<Violation> checkScale(RawObject oldScale, RawObject scale, RawObject workload) {
        try {
            return lowers(oldScale, scale) && hasCocoonTemplate(workload)
                    ? List.of(scaledDown(scaleOf(oldScale), scaleOf(scale)))
                    : List.of();
        } catch (FieldReader.UnreadableException e) {
            return List.of();
        }
    }

    /** Whether a write of the scale subresource lowers the replicas, so that the workload has to be looked up. */
    static boolean lowers(RawObject oldScale, RawObject scale) {
        try {
            return oldScale.isPresent() && scale.isPresent() && scaleOf(scale) < scaleOf(oldScale);
        } catch (FieldReader.UnreadableException e) {
            return false;
        }
    }

    private static int scaleOf(RawObject scale) throws FieldReader.UnreadableException {
        FieldReader.requireObject(scale, "/metadata");
        FieldReader.int32(scale, "/status/replicas", 0); // must be readable
        return FieldReader.int32(scale, "/spec/replicas", 0);
    }

    private static boolean hasCocoonTemplate(RawObject workload) throws FieldReader.UnreadableException {
        FieldReader.requireObject(workload, "/metadata");
        return FieldReader.hasCocoonToleration(workload, "/spec/template/spec/tolerations");
    }

    private static Violation scaledDown(int from, int to) {
        return new Violation(
                REPLICAS,
                "no-scale-down",
                REPLICAS + " goes from " + from + " to " + to + ", but a workload that tolerates "
                        + Identifiers.TOLERATION_KEY
                        + " must not be scaled down: suspend single agents with a CocoonHibernation.");
    }

    /** The violation of a workload that could not be looked up. */
    static Violation unknown(String kind, String namespace, String name) {
        return new Violation(
                REPLICAS,
                "no-scale-down",
                REPLICAS + " goes down, and the " + kind + " " + namespace + "/" + name
                        + " could not be looked up to see whether it may.");
    }
}
