package io.cocoonstack.api.v1;

import io.cocoonstack.api.Misfit;
import io.cocoonstack.api.internal.CoreQuantities;
import io.cocoonstack.common.meta.Backend;
import io.cocoonstack.common.meta.OsType;
import io.cocoonstack.common.meta.Quantities;
import io.cocoonstack.common.meta.SnapshotPolicy;
import io.cocoonstack.common.meta.VmMode;
import io.cocoonstack.common.meta.VmSpec;
import io.cocoonstack.common.meta.VmSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * From a CocoonSet to what stands on its pods (contract 4 rule set-to-spec): defaults in place of empty values, storage
 * in canonical form (contract 9), words that the contract does not know as they are.
 */
@NullMarked
public final class VmSpecs {

    private VmSpecs() {}

    /**
     * The VM of an agent. Agents are always managed.
     *
     * @param agent the agent of the set's spec
     * @param vmName the VM's name
     * @param snapshotPolicy the set's policy, or null for the default
     * @param forkFrom name of the VM to fork from, or null for none
     * @return the spec that the pod's annotations hold
     * @throws IllegalArgumentException if storage is no quantity, or another field holds JSON of the wrong kind; the
     *     message names the field, the value and what was expected
     */
    public static VmSpec ofAgent(
            AgentSpec agent, String vmName, @Nullable SnapshotPolicy snapshotPolicy, @Nullable String forkFrom) {
        String where = "spec.agent.";
        List<Misfit> misfits = new ArrayList<>();
        AgentSpecJson.TYPE.misfits(agent, where, misfits);
        refuse(misfits);
        return common(agent, where, vmName, snapshotPolicy)
                .image(agent.getImage())
                .mode(VmMode.orAgentDefault(agent.getMode()))
                .managed(true)
                .forkFrom(forkFrom)
                .build();
    }

    /**
     * The VM of a toolbox, which is managed unless it is static.
     *
     * @param toolbox a toolbox of the set's spec
     * @param vmName the VM's name
     * @param snapshotPolicy the set's policy, or null for the default
     * @return the spec that the pod's annotations hold
     * @throws IllegalArgumentException if storage is no quantity, or another field holds JSON of the wrong kind; the
     *     message names the field, the value and what was expected
     */
    public static VmSpec ofToolbox(ToolboxSpec toolbox, String vmName, @Nullable SnapshotPolicy snapshotPolicy) {
        String where = "spec.toolboxes[" + toolbox.getName() + "].";
        List<Misfit> misfits = new ArrayList<>();
        ToolboxSpecJson.TYPE.misfits(toolbox, where, misfits);
        refuse(misfits);
        VmMode mode = VmMode.orToolboxDefault(toolbox.getMode());
        return common(toolbox, where, vmName, snapshotPolicy)
                .image(toolbox.getImage())
                .mode(mode)
                .managed(!mode.equals(VmMode.STATIC))
                .build();
    }

    private static VmSpecBuilder common(
            VmOptions options, String where, String vmName, @Nullable SnapshotPolicy snapshotPolicy) {
        @Nullable Integer probePort = options.getProbePort();
        return VmSpec.builder()
                .vmName(vmName)
                .os(OsType.orDefault(options.getOs()))
                .backend(Backend.orDefault(options.getBackend()))
                .snapshotPolicy(SnapshotPolicy.orDefault(snapshotPolicy))
                .connType(options.getConnType())
                .network(options.getNetwork())
                .storage(storage(options, where))
                .probePort(probePort == null || probePort <= 0 ? null : probePort.toString())
                .forcePull(Boolean.TRUE.equals(options.getForcePull()))
                .noDirectIo(Boolean.TRUE.equals(options.getNoDirectIo()));
    }

    private static @Nullable String storage(VmOptions options, String where) {
        @Nullable Quantity typed = options.getStorage();
        if (typed == null) {
            // What fabric8's type does not take may be a quantity nevertheless.
            return CoreQuantities.canonical(options.getAdditionalProperties().get("storage"));
        }
        try {
            return Quantities.canonical(typed.toString());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(where + "storage: " + e.getMessage(), e);
        }
    }

    private static void refuse(List<Misfit> misfits) {
        if (!misfits.isEmpty()) {
            throw new IllegalArgumentException(misfits.get(0).message());
        }
    }
}
