package io.cocoonstack.common.round;

/** Whether a pod's VM is hibernated, and if not, why (contract 6.1 rule hibernate-complete). */
public sealed interface HibernateAnswer {

    /** {@return the reason; one English clause, such as {@code the hibernate flag is off}} */
    String why();

    /**
     * The VM is hibernated, and this is its snapshot.
     *
     * @param digest digest of the snapshot's manifest
     */
    record Complete(String digest) implements HibernateAnswer {
        @Override
        public String why() {
            return "the kubelet reports hibernated for this generation and the registry holds " + digest;
        }
    }

    /** The VM is not hibernated, or not yet. */
    enum Incomplete implements HibernateAnswer {
        /** The hibernate flag is off. */
        NOT_REQUESTED("the hibernate flag is off"),
        /** The lifecycle state is another one than hibernated. */
        NOT_REPORTED("the kubelet does not report hibernated"),
        /** The report speaks of an earlier generation than the pod's stamp. */
        OBSERVED_OLDER_GENERATION("the kubelet's report is about an earlier generation"),
        /** The pod names no VM, so there is nothing to look for. */
        NO_VM_NAME("the pod names no VM"),
        /** The registry holds no hibernate snapshot. */
        NO_SNAPSHOT("the registry holds no hibernate snapshot");

        private final String why;

        Incomplete(String why) {
            this.why = why;
        }

        @Override
        public String why() {
            return why;
        }
    }

    /**
     * The registry could not be asked: an error, never a "no".
     *
     * @param failure what went wrong
     */
    record ProbeFailed(ProbeResult.Failed failure) implements HibernateAnswer {
        @Override
        public String why() {
            return failure.why();
        }
    }
}
