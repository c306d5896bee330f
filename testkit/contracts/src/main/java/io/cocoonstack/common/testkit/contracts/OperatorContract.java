package io.cocoonstack.common.testkit.contracts;

/**
 * Checks an operator against contract 6.1, 6.2, 6.4, 6.5 and 6.6. Implement it in a test class, supply a driver, and
 * run the class as a test; a class that implements some of the interfaces that this one extends checks these groups of
 * rules alone. The kit plays users, scheduler, API server, registry, hosts and kubelets, looks at every write of the
 * operator at the moment at which it is accepted, and repeats whole rounds with a fault at every effect: the process
 * dies before it or after it, it is refused, its answer gets lost, or everybody else acts first.
 *
 * <p>A driver is made for each run, and all calls of it come from one thread.
 */
public interface OperatorContract
        extends OperatorGateRules,
                OperatorWriteRules,
                OperatorRoundRules,
                OperatorRestoreRules,
                OperatorSetRules,
                OperatorMigrationRules,
                OperatorMixedFleetRules {}
