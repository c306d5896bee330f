package io.cocoonstack.common.testkit.world;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Something that a process does to its world.
 *
 * @param kind its kind
 * @param what the effect in the story, such as {@code push vm-1 as hibernate}
 * @param call the request; null where the effect is none to the API server
 */
public record Effect(Kind kind, String what, @Nullable ApiCall call) {

    /** Kinds of effects. */
    public enum Kind {
        /** A request to the API server that changes nothing. */
        READ,
        /** A request to the API server that changes something. */
        WRITE,
        /** A question to the registry. */
        PROBE,
        /** A deletion in the registry. */
        DROP,
        /** A call of a host. */
        HOST
    }

    /** {@return whether faults are injected at it; a read is none, since it changes nothing} */
    public boolean isCounted() {
        return kind != Kind.READ;
    }

    /**
     * {@return whether it is a write to a resource that fits}
     * @param resource the plural, such as {@code pods}
     * @param fits which of these writes
     */
    public boolean writes(String resource, Predicate<ApiCall> fits) {
        return kind == Kind.WRITE && call != null && call.resource().equals(resource) && fits.test(call);
    }

    /**
     * {@return whether it is a call of a host}
     * @param verb the first word of the call, such as {@code push}
     */
    public boolean isHostCall(String verb) {
        return kind == Kind.HOST && what.startsWith(verb + " ");
    }

    /** {@return whether it reads one pod, or a list of pods} */
    public boolean readsPods() {
        return kind == Kind.READ && call != null && call.resource().equals("pods");
    }
}
