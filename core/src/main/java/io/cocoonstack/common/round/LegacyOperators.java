package io.cocoonstack.common.round;

/** Whether a kubelet may meet operators that keep no epochs (contract 6.3 rule 5), as the caller says. */
public enum LegacyOperators {
    /**
     * Every operator keeps epochs and creates pods by the restore decision: a VM is never booted fresh while the
     * registry holds a hibernate snapshot of it, or cannot be asked.
     */
    NONE,
    /** Some may keep none: a pod that never had a VM is booted without asking the registry, as the Go kubelet does. */
    POSSIBLE
}
