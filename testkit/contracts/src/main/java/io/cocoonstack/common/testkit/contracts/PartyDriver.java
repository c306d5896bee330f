package io.cocoonstack.common.testkit.contracts;

/**
 * What the kit needs of an operator or a kubelet that it checks.
 *
 * @param <E> what the party works with
 */
public interface PartyDriver<E extends PartyEnvironment> {

    /**
     * Starts the party, in a process that remembers nothing of an earlier one. VMs of an earlier kubelet may be on the
     * host.
     *
     * @param environment what it works with
     */
    void start(E environment);

    /**
     * Lets the party work until it has nothing to do any more but wait. Where it does not decide that by itself, {@link
     * PartyEnvironment#untilQuiet} runs passes until nothing changes. An exception is told in the story of the run and
     * does no harm.
     */
    void settle();

    /** Ends the party as if it had been killed. Its environment is dead already where a crash is being tested. */
    void crash();
}
