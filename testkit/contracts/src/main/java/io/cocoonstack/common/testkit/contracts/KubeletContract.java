package io.cocoonstack.common.testkit.contracts;

/**
 * Checks a kubelet against contract 6.3, and against the parts of contract 6.1 that a kubelet owes. Implement it in a test class, supply
 * a driver, and run the class as a test; a class that implements some of the interfaces that this one extends checks
 * these groups of rules alone. The kit plays operator, API server, registry and host, looks at every write of the
 * kubelet at the moment at which it is accepted, sees by the counters of its pretend VMs whether a state was lost or
 * went back, and repeats whole rounds with a fault at every effect: the process dies before it or after it, it is
 * refused, its answer gets lost, or the operator acts first.
 *
 * <p>A driver is made for each run, and all calls of it come from one thread.
 */
public interface KubeletContract
        extends KubeletEpochRules,
                KubeletHibernateRules,
                KubeletDigestRules,
                KubeletStartRules,
                KubeletDeletionRules,
                KubeletRoundRules,
                KubeletMixedFleetRules {}
