package io.cocoonstack.common.admission.rules;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.api.v1.CocoonHibernationSpec;
import io.cocoonstack.api.v1.Misfits;
import io.cocoonstack.api.v1.PodRef;
import io.cocoonstack.common.admission.internal.ShortText;
import io.cocoonstack.common.meta.VmNameForm;
import java.util.List;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The rules for CocoonHibernations that are created (contract 8a rule hibernations): each is named after its pod, and a
 * pod has one at most. Pure functions, safe for use by many threads.
 */
public final class HibernationRules {

    private static final String POD = "spec.podRef.name";
    private static final String ONE_PER_POD = "one-per-pod";

    private HibernationRules() {}

    /**
     * Checks a hibernation by itself.
     *
     * @param hibernation the hibernation; null counts as unreadable
     * @return violations unless its name is that of its pod and the pod's VM can hibernate under its name; where it
     *     cannot be read, each value that cannot be. The name of the VM, of the plain form, is checked only where the
     *     hibernation says its namespace
     */
    public static List<Violation> checkName(@Nullable CocoonHibernation hibernation) {
        return checkName(hibernation, NameRules.namespaceOf(hibernation), VmNameForm.PLAIN, (its, pod) -> "");
    }

    /**
     * With the expected form of VM names, and the name that a pod says by its namespace and name, or an empty text. A
     * VM keeps the name that it was given, so that one is asked for where the expected one is too long, but only of a
     * pod that there can be: the two texts become part of a request's path.
     */
    static List<Violation> checkName(
            @Nullable CocoonHibernation hibernation,
            @Nullable String namespace,
            VmNameForm expected,
            BinaryOperator<String> said) {
        if (hibernation == null) {
            return ViolationList.missing("CocoonHibernation");
        }
        List<Violation> unreadable = ViolationList.unreadable(Misfits.in(hibernation));
        if (!unreadable.isEmpty()) {
            return unreadable;
        }
        ViolationList violations = new ViolationList();
        @Nullable String pod = podOf(hibernation);
        violations.require(pod, POD, "pod-required", "the name of a pod");
        @Nullable String name = NameRules.nameOf(hibernation);
        if (pod != null && !pod.equals(name)) {
            violations.add("metadata.name", "named-after-pod", name, ShortText.quoted(pod) + " as in " + POD);
        }
        if (pod != null && namespace != null) {
            String vmName = expected.forPod(namespace, pod);
            boolean isAsked = vmName.length() > NameRules.HIBERNATED
                    && violations.toList().isEmpty()
                    && NameRules.isPod(namespace, pod);
            String own = isAsked ? said.apply(namespace, pod) : "";
            NameRules.checkHibernated(own.isEmpty() ? vmName : own, POD, violations);
        }
        return violations.toList();
    }

    /**
     * {@return a violation for each other hibernation that targets the same pod}
     *
     * @param hibernation the hibernation, which has a name and a pod
     * @param existing those of its namespace, live or terminating. One of its own name is itself. One of another
     *     namespace, and one that cannot be read, is skipped
     */
    public static List<Violation> checkUnique(
            CocoonHibernation hibernation, Iterable<? extends @Nullable CocoonHibernation> existing) {
        return checkUnique(hibernation, NameRules.namespaceOf(hibernation), existing);
    }

    static List<Violation> checkUnique(
            CocoonHibernation hibernation,
            @Nullable String namespace,
            Iterable<? extends @Nullable CocoonHibernation> existing) {
        @Nullable String pod = podOf(hibernation);
        @Nullable String own = NameRules.nameOf(hibernation);
        ViolationList violations = new ViolationList();
        for (CocoonHibernation other : existing) {
            if (other == null || pod == null || !Misfits.in(other).isEmpty() || isElsewhere(other, namespace)) {
                continue;
            }
            @Nullable String name = NameRules.nameOf(other);
            if (pod.equals(podOf(other)) && (name == null || !name.equals(own))) {
                violations.add(
                        POD,
                        ONE_PER_POD,
                        "is " + ShortText.quoted(pod) + ", which the CocoonHibernation " + ShortText.quoted(name)
                                + " targets already; change the desire of that one");
            }
        }
        return violations.toList();
    }

    /** The violation of a hibernation that could not be compared with the others. */
    static Violation unlisted(String namespace) {
        return new Violation(
                POD,
                ONE_PER_POD,
                POD + " could not be compared with those of other CocoonHibernations, because those of the namespace "
                        + namespace + " could not be listed.");
    }

    /** False where one of the two does not say its namespace. */
    private static boolean isElsewhere(CocoonHibernation other, @Nullable String namespace) {
        @Nullable String its = NameRules.namespaceOf(other);
        return its != null && namespace != null && !its.equals(namespace);
    }

    private static @Nullable String podOf(CocoonHibernation hibernation) {
        @Nullable CocoonHibernationSpec spec = hibernation.getSpec();
        @Nullable PodRef pod = spec == null ? null : spec.getPodRef();
        return pod == null ? null : pod.getName();
    }
}
