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

    final VmState state;
    final VmRuntime runtime;
    final boolean pushed;
    final boolean latestDone;
    final boolean copy;

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

    /** Collects the facts. Not thread-safe. */
    public static final class Builder {

        private VmState state = VmState.NONE;
        private VmRuntime runtime = VmRuntime.from(null);
        private boolean pushed;
        private boolean latestDone;
        private boolean copy;

        private Builder() {}

        /**
         * {@return this}
         * @param state what the VM does
         * @param runtime its id, and address and port where they are known
         */
        public Builder vm(VmState state, VmRuntime runtime) {
            this.state = state;
            this.runtime = runtime;
            return this;
        }

        /**
         * {@return this}
         * @param pushed whether this process saw the registry confirm the hibernate snapshot of the frozen VM; false
         *     again when the VM was resumed
         */
        public Builder pushed(boolean pushed) {
            this.pushed = pushed;
            return this;
        }

        /**
         * {@return this}
         * @param latestDone whether nothing is left to do for the routine snapshot of a pod that is deleted: the
         *     registry confirmed {@code latest}, or the policy asks for none, see {@link
         *     io.cocoonstack.common.meta.SnapshotPolicy#shouldSnapshot}
         */
        public Builder latestDone(boolean latestDone) {
            this.latestDone = latestDone;
            return this;
        }

        /**
         * {@return this}
         * @param copy whether the host keeps a copy of the hibernate snapshot
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
