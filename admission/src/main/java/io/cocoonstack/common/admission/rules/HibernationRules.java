package io.cocoonstack.common.admission.rules;

import static io.cocoonstack.common.admission.rules.Denials.quoted;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.api.v1.CocoonHibernationSpec;
import io.cocoonstack.api.v1.Misfits;
import io.cocoonstack.api.v1.PodRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules for CocoonHibernations that are created (contract 8a): one a pod, named after it. */
public final class HibernationRules {

    private static final String POD = "spec.podRef.name";

    private HibernationRules() {}

    /**
     * Checks a hibernation by itself.
     *
     * @param hibernation the hibernation; null counts as one that cannot be read
     * @return a violation unless its name is that of its pod; where it cannot be read, what of it cannot be
     */
    public static List<Violation> checkName(@Nullable CocoonHibernation hibernation) {
        if (hibernation == null) {
            return List.of(Unreadable.missing("CocoonHibernation"));
        }
        List<Violation> unreadable = Unreadable.of(Misfits.in(hibernation));
        if (!unreadable.isEmpty()) {
            return unreadable;
        }
        @Nullable String pod = podOf(hibernation);
        if (pod == null) {
            return List.of(new Violation(POD, "pod-required", POD + " is missing, expected the name of a pod."));
        }
        @Nullable String name = nameOf(hibernation);
        if (pod.equals(name)) {
            return List.of();
        }
        return List.of(new Violation(
                "metadata.name",
                "named-after-pod",
                "metadata.name is " + quoted(name == null ? "" : name) + ", expected " + quoted(pod) + " as in " + POD
                        + "."));
    }

    /**
     * Checks a hibernation against the others.
     *
     * @param hibernation the hibernation, which has a name and a pod
     * @param existing those of its namespace, live or terminating; one of its own name is itself, and one that cannot be read
     *     is passed over
     * @return a violation for each other that targets the same pod
     */
    public static List<Violation> checkUnique(
            CocoonHibernation hibernation, Iterable<? extends @Nullable CocoonHibernation> existing) {
        @Nullable String pod = podOf(hibernation);
        @Nullable String own = nameOf(hibernation);
        Findings findings = new Findings();
        for (CocoonHibernation other : existing) {
            if (other == null || pod == null || !Misfits.in(other).isEmpty()) {
                continue;
            }
            @Nullable String name = nameOf(other);
            if (pod.equals(podOf(other)) && (name == null || !name.equals(own))) {
                findings.add(
                        POD,
                        "one-per-pod",
                        "is " + quoted(pod) + ", which the CocoonHibernation " + quoted(name == null ? "" : name)
                                + " targets already; change the desire of that one");
            }
        }
        return findings.toList();
    }

    /** The others could not be listed. */
    static Violation unlisted(String namespace) {
        return new Violation(
                POD,
                "one-per-pod",
                POD + " could not be compared with those of other CocoonHibernations, because those of the namespace "
                        + namespace + " could not be listed.");
    }

    private static @Nullable String podOf(CocoonHibernation hibernation) {
        @Nullable CocoonHibernationSpec spec = hibernation.getSpec();
        @Nullable PodRef pod = spec == null ? null : spec.getPodRef();
        return pod == null ? null : pod.getName();
    }

    private static @Nullable String nameOf(CocoonHibernation hibernation) {
        return hibernation.getMetadata() == null
                ? null
                : hibernation.getMetadata().getName();
    }
}
