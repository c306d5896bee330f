package io.cocoonstack.common.k8s.operator;

import io.cocoonstack.api.v1.ToolboxSpec;
import io.cocoonstack.common.meta.Role;
import io.cocoonstack.common.meta.VmMode;
import org.jspecify.annotations.Nullable;

/**
 * A pod that a set wants (contract 6.8), there or not.
 *
 * @param podName its name, {@code {set}-{slot}} or {@code {set}-{toolbox}}
 * @param vmName name of its VM (contract 3)
 * @param role main agent, sub-agent or toolbox
 * @param slot value of its slot label: an agent's slot in decimal, a toolbox's name
 * @param toolbox the toolbox of the set's spec; null for an agent
 */
public record WantedPod(
        String podName,
        String vmName,
        Role role,
        String slot,
        @Nullable ToolboxSpec toolbox) {

    /** {@return whether it is a static toolbox, which is not managed: it takes part in no round; false for an agent} */
    public boolean isStatic() {
        return toolbox != null && VmMode.STATIC.equals(toolbox.getMode());
    }
}
