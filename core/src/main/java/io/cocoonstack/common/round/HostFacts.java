package io.cocoonstack.common.round;

import io.cocoonstack.common.meta.VmRuntime;

/**
 * What a kubelet's host knows of the VM of one pod. Immutable. After a restart of the kubelet, what was kept in memory
 * alone is false again: a push that was not seen to be confirmed is made once more.
 */
public final class HostFacts {

    /** What the VM does. */
    public enum VmState {
        /** There is none on this host. */
        NONE,
        /** It runs. */
        RUNNING,
        /** It is there and does not run, from the start of a snapshot until it is destroyed or resumed. */
        FROZEN
    }

    private final VmState state;
    private final VmRuntime runtime;
    private final boolean pushed;
    private final boolean latestDone;
    private final boolean copy;

    private HostFacts(Builder builder) {
        this.state = builder.state;
        this.runtime = builder.runtime;
        this.pushed = builder.pushed;
        this.latestDone = builder.latestDone;
        this.copy = builder.copy;
    }

    /** {@return a builder for a host without a VM of the pod; a new builder} */
    public static Builder builder() {
        return new Builder();
    }

    VmState state() {
        return state;
    }

    VmRuntime runtime() {
        return runtime;
    }

    boolean isPushed() {
        return pushed;
    }

    boolean isLatestDone() {
        return latestDone;
    }

    boolean isCopy() {
        return copy;
    }

    /** Collects the facts. Not thread-safe. */
    public static final class Builder {

        private VmState state = VmState.NONE;
        private VmRuntime runtime = VmRuntime.from(null);
        private boolean pushed;
        private boolean latestDone;
        private boolean copy;

        private Builder() {}

        /**
         * Sets the VM that is there.
         *
         * @param state what it does
         * @param runtime its id, and address and port where they are known
         * @return this
         */
        public Builder vm(VmState state, VmRuntime runtime) {
            this.state = state;
            this.runtime = runtime;
            return this;
        }

        /**
         * Sets whether the registry confirmed the hibernate snapshot of the frozen VM. It is false again when the VM
         * was resumed.
         *
         * @param pushed whether this process saw the push confirmed
         * @return this
         */
        public Builder pushed(boolean pushed) {
            this.pushed = pushed;
            return this;
        }

        /**
         * Sets whether nothing is left to do for the routine snapshot of a pod that is deleted.
         *
         * @param latestDone true where the registry confirmed {@code latest}, and where the policy asks for none, see
         *     {@link io.cocoonstack.common.meta.SnapshotPolicy#shouldSnapshot}
         * @return this
         */
        public Builder latestDone(boolean latestDone) {
            this.latestDone = latestDone;
            return this;
        }

        /**
         * Sets whether the host keeps a copy of the hibernate snapshot.
         *
         * @param copy whether there is one
         * @return this
         */
        public Builder copy(boolean copy) {
            this.copy = copy;
            return this;
        }

        /** {@return the facts as collected so far; new facts} */
        public HostFacts build() {
            return new HostFacts(this);
        }
    }
}
