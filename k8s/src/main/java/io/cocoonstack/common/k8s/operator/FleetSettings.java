package io.cocoonstack.common.k8s.operator;

import io.cocoonstack.common.meta.VmNameForm;
import io.cocoonstack.common.round.LeftoverPolicy;
import io.cocoonstack.common.round.LegacyPolicy;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What the operators of one fleet have to agree on, and how patient they are (contract 6.1 and 6.5). Immutable. */
public final class FleetSettings {

    /**
     * Name of the Lease by which operators elect their leader, the Go one among them (contract 6.8): an operator under
     * another name would run beside it.
     */
    public static final String LEASE_NAME = "cocoon-operator.cocoonset.cocoonstack.io";

    private final LegacyPolicy legacyPolicy;
    private final LeftoverPolicy leftovers;
    private final VmNameForm vmNames;
    private final Duration roundDeadline;
    private final Duration pollInterval;
    private final Clock clock;
    private final List<RoundSignal.Listener> listeners;

    private FleetSettings(Builder builder) {
        this.legacyPolicy = builder.legacyPolicy;
        this.leftovers = builder.leftovers;
        this.vmNames = builder.vmNames;
        this.roundDeadline = builder.roundDeadline;
        this.pollInterval = builder.pollInterval;
        this.clock = builder.clock;
        this.listeners = List.copyOf(builder.listeners);
    }

    /**
     * A builder with the defaults that the methods of {@link Builder} name.
     *
     * @param legacyPolicy what an operator makes of a pod whose kubelet keeps no epochs; there is no default, since
     *     each choice gives something up
     * @return a new builder
     */
    public static Builder builder(LegacyPolicy legacyPolicy) {
        return new Builder(legacyPolicy);
    }

    /** {@return what an operator makes of a pod whose kubelet keeps no epochs} */
    public LegacyPolicy legacyPolicy() {
        return legacyPolicy;
    }

    /** {@return what an operator does about a snapshot that is in the way of a pod to be created (contract 12a)} */
    public LeftoverPolicy leftovers() {
        return leftovers;
    }

    /** {@return the form of names of VMs that are new (contract 12a rule vm-names)} */
    public VmNameForm vmNames() {
        return vmNames;
    }

    /** {@return how long one leg of a round may take before the phase Failed is stored; above zero} */
    public Duration roundDeadline() {
        return roundDeadline;
    }

    /** {@return how soon to look again at what only time, a registry or an unwatched object can change; above zero} */
    public Duration pollInterval() {
        return pollInterval;
    }

    /** {@return tells the time for conditions and deadlines} */
    public Clock clock() {
        return clock;
    }

    void tell(RoundSignal signal) {
        listeners.forEach(listener -> listener.onSignal(signal));
    }

    /** Collects settings. Not thread-safe. */
    public static final class Builder {

        private final LegacyPolicy legacyPolicy;
        private LeftoverPolicy leftovers = LeftoverPolicy.STOP;
        private VmNameForm vmNames = VmNameForm.PLAIN;
        private Duration roundDeadline = Duration.ofMinutes(10);
        private Duration pollInterval = Duration.ofSeconds(15);
        private Clock clock = Clock.systemUTC();
        private final List<RoundSignal.Listener> listeners = new ArrayList<>();

        private Builder(LegacyPolicy legacyPolicy) {
            this.legacyPolicy =
                    Objects.requireNonNull(legacyPolicy, "legacyPolicy is null, expected a choice of LegacyPolicy");
        }

        /**
         * Sets what to do where a pod is to be created and the registry holds a snapshot of its VM that no round speaks
         * for, or that is of another image (contract 12a).
         *
         * @param leftovers the default is {@link LeftoverPolicy#STOP}
         * @return this builder
         */
        public Builder leftovers(LeftoverPolicy leftovers) {
            this.leftovers =
                    Objects.requireNonNull(leftovers, "leftovers is null, expected a choice of LeftoverPolicy");
            return this;
        }

        /**
         * Sets how VMs are named that are new: those of pods that are created, where neither the status of the set nor
         * its list delete-vm-names names the VM yet. Whatever has a name keeps it. Choose {@link VmNameForm#HASHED} only
         * once every operator and kubelet of the fleet takes names of that form (contract 12a rule vm-names), and leave
         * room: such a name is 7 characters longer, and the webhook's rules about the length of names (contract 8a)
         * measure the plain form.
         *
         * @param vmNames the default is {@link VmNameForm#PLAIN}
         * @return this builder
         */
        public Builder vmNames(VmNameForm vmNames) {
            this.vmNames = Objects.requireNonNull(vmNames, "vmNames is null, expected a form of VM names");
            return this;
        }

        /**
         * Sets how long one leg of a round may take: from the moment its phase (Hibernating, Suspending, Migrating or
         * Waking) was stored.
         *
         * @param roundDeadline above zero; the default is 10 minutes
         * @return this builder
         * @throws IllegalArgumentException if it is zero or less
         */
        public Builder roundDeadline(Duration roundDeadline) {
            this.roundDeadline = requirePositive("roundDeadline", roundDeadline);
            return this;
        }

        /**
         * Sets how soon a reconciler wants to look again where it waits. It is the back-off of a registry that gives no
         * answer, too. Less than 10 seconds counts as 10 seconds (contract 6.5 rule pace).
         *
         * @param pollInterval above zero; the default is 15 seconds
         * @return this builder
         * @throws IllegalArgumentException if it is zero or less
         */
        public Builder pollInterval(Duration pollInterval) {
            this.pollInterval = requirePositive("pollInterval", pollInterval);
            return this;
        }

        /**
         * Sets the clock.
         *
         * @param clock the default is the system's
         * @return this builder
         */
        public Builder clock(Clock clock) {
            this.clock = Objects.requireNonNull(clock, "clock is null");
            return this;
        }

        /**
         * Adds a listener to what the reconcilers find out, such as {@link GoOperatorEvents}.
         *
         * @param listener safe for use by many threads
         * @return this builder
         */
        public Builder listener(RoundSignal.Listener listener) {
            listeners.add(Objects.requireNonNull(listener, "listener is null"));
            return this;
        }

        /** {@return the settings as collected so far; new settings} */
        public FleetSettings build() {
            return new FleetSettings(this);
        }

        private static Duration requirePositive(String name, Duration value) {
            if (value.isZero() || value.isNegative()) {
                throw new IllegalArgumentException(name + " is " + value + ", expected more than zero");
            }
            return value;
        }
    }
}
