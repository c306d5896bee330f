package io.cocoonstack.common.testkit.contracts;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.common.k8s.ConflictException;
import io.cocoonstack.common.k8s.Patches;
import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.k8s.operator.Hibernations;
import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.HibernateState;
import io.cocoonstack.common.meta.HibernationPhase;
import io.cocoonstack.common.round.DropResult;
import io.cocoonstack.common.round.LegacyPolicy;
import io.cocoonstack.common.round.PodFacts;
import io.cocoonstack.common.round.ProbeResult;
import io.cocoonstack.common.round.RestoreDecision;
import io.cocoonstack.common.round.SnapshotRegistry;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Operators that write something wrong, or see it wrong; {@link BrokenPlans} has those that plan something wrong. */
final class BrokenOperators {

    private BrokenOperators() {}

    private static Map<String, @Nullable String> wake(PodFacts pod) {
        Map<String, @Nullable String> patch = new HashMap<>();
        patch.put(Annotations.HIBERNATE, null);
        patch.put(
                Annotations.WAKE_FROM_EPOCH, Long.toString(pod.hibernateEpoch().value()));
        return patch;
    }

    static class HibernatesUnguarded extends ReferenceOperator {
        @Override
        void requestHibernate(PodFacts pod) {
            annotate(this, pod, HibernateState.ON.patch());
        }
    }

    static class RetriesBlindly extends ReferenceOperator {
        @Override
        void requestHibernate(PodFacts pod) {
            try {
                super.requestHibernate(pod);
            } catch (ConflictException e) {
                super.requestHibernate(Objects.requireNonNull(readFresh("demo-0")));
            }
        }
    }

    static class WakesUnguarded extends ReferenceOperator {
        @Override
        void requestWake(List<PodFacts> pods, Runnable thenStore) {
            pods.forEach(pod -> annotate(this, pod, wake(pod)));
            super.requestWake(List.of(), thenStore);
        }
    }

    static class WakesWithoutEpoch extends ReferenceOperator {
        @Override
        void requestWake(List<PodFacts> pods, Runnable thenStore) {
            pods.forEach(pod -> annotate(this, pod, HibernateState.OFF.patch()));
            super.requestWake(List.of(), thenStore);
        }
    }

    static class StoresWakingFirst extends ReferenceOperator {
        @Override
        void requestWake(List<PodFacts> pods, Runnable thenStore) {
            super.requestWake(List.of(), thenStore);
            super.requestWake(pods, () -> {});
        }
    }

    static class DeletesUnguarded extends ReferenceOperator {
        @Override
        void delete(PodFacts pod) {
            client().pods().withName(pod.name()).delete();
        }
    }

    static class StoresUnguarded extends ReferenceOperator {
        @Override
        void storePhase(CocoonHibernation one, HibernationPhase phase) {
            Patches.patchStatus(client(), one, copy -> ReferenceStatus.set(copy, phase));
        }

        @Override
        void storePhase(CocoonSet set, CocoonSetPhase phase) {
            Patches.patchStatus(client(), set, copy -> ReferenceStatus.set(copy, phase));
        }
    }

    static class RequestsBeforeItStores extends ReferenceOperator {
        @Override
        void storePhase(CocoonHibernation one, HibernationPhase phase) {
            PodFacts pod = HibernationPhase.HIBERNATING.equals(phase) ? readFresh("demo-0") : null;
            if (pod != null && !pod.isHibernate()) {
                super.requestHibernate(pod);
            }
            super.storePhase(one, phase);
        }
    }

    static class DropsWhatIsThere extends ReferenceOperator {
        @Override
        void drop(String vmName, String digest) {
            if (registry().probe(vmName, "hibernate") instanceof ProbeResult.Present present) {
                super.drop(vmName, present.digest());
            }
        }
    }

    static class ClosesWhateverTheDropAnswers extends ReferenceOperator {
        @Override
        void drop(String vmName, String digest) {
            super.drop(vmName, digest);
            CocoonHibernation one = client().resources(CocoonHibernation.class)
                    .withName("demo-0")
                    .get();
            if (one != null && HibernationPhase.WAKING.equals(Hibernations.phase(one))) {
                super.storePhase(one, HibernationPhase.ACTIVE);
            }
        }
    }

    static class ReadsFromACache extends ReferenceOperator {
        private final Map<String, @Nullable PodFacts> cache = new HashMap<>();

        @Override
        @Nullable
        PodFacts read(String pod) {
            PodFacts read = super.readFresh(pod);
            cache.put(pod, read);
            return read;
        }

        @Override
        @Nullable
        PodFacts readFresh(String pod) {
            return cache.get(pod);
        }
    }

    static class HasTheOldGate extends ReferenceOperator {
        @Override
        void see(Map<String, String> annotations) {
            annotations.remove(Annotations.HIBERNATE_EPOCH);
            annotations.remove(Annotations.WAKE_FROM_EPOCH);
        }

        @Override
        LegacyPolicy policy() {
            return LegacyPolicy.TRUST;
        }
    }

    static class TakesMalformedForAbsent extends HasTheOldGate {
        @Override
        void see(Map<String, String> annotations) {
            if (annotations.values().stream().anyMatch(value -> value.equals("two") || value.equals("-1"))) {
                super.see(annotations);
            }
        }
    }

    static class TrustsWhatItSaysItDoesNot extends ReferenceOperator {
        @Override
        LegacyPolicy policy() {
            return LegacyPolicy.TRUST;
        }
    }

    static class TakesATagForComplete extends ReferenceOperator {
        @Override
        void see(Map<String, String> annotations) {
            if (annotations.containsKey(Annotations.HIBERNATE)) {
                annotations.put(Annotations.LIFECYCLE_STATE, "hibernated");
                annotations.put(Annotations.LIFECYCLE_OBSERVED_GENERATION, "99");
            }
        }
    }

    static class IgnoresTheGeneration extends ReferenceOperator {
        @Override
        void see(Map<String, String> annotations) {
            annotations.put(Annotations.LIFECYCLE_OBSERVED_GENERATION, "99");
        }
    }

    static class IgnoresDeletion extends ReferenceOperator {
        @Override
        PodFacts see(Pod pod) {
            return Pods.facts(new PodBuilder(pod)
                    .editMetadata()
                    .withDeletionTimestamp(null)
                    .endMetadata()
                    .build());
        }
    }

    /** Sees a registry of its own making. */
    abstract static class SeesTheRegistryWrong extends ReferenceOperator {

        abstract ProbeResult see(ProbeResult result);

        @Override
        SnapshotRegistry registry() {
            SnapshotRegistry registry = super.registry();
            return new SnapshotRegistry() {
                @Override
                public ProbeResult probe(String name, String tag) {
                    return see(registry.probe(name, tag));
                }

                @Override
                public DropResult drop(String name, String digest) {
                    return registry.drop(name, digest);
                }
            };
        }
    }

    static class TakesAProbeErrorForAbsence extends SeesTheRegistryWrong {
        @Override
        ProbeResult see(ProbeResult result) {
            return result instanceof ProbeResult.Failed ? new ProbeResult.Absent() : result;
        }
    }

    static class StartsOverALeftover extends SeesTheRegistryWrong {
        @Override
        ProbeResult see(ProbeResult result) {
            PodFacts pod = readFresh("demo-0");
            return pod != null && !pod.isHibernate() ? new ProbeResult.Absent() : result;
        }
    }

    static class NeverRestores extends ReferenceOperator {
        @Override
        RestoreDecision decideRestore(CocoonSet set, @Nullable CocoonHibernation hibernation) {
            return new RestoreDecision.CreateFresh("it always does");
        }
    }

    static class RepairsTheKubeletsWords extends ReferenceOperator {
        @Override
        void reconcile(CocoonSet set) {
            PodFacts pod = readFresh("demo-0");
            if (pod != null
                    && pod.lifecycle().state() != null
                    && !pod.lifecycle().state().isKnown()) {
                annotate(this, pod, Map.of(Annotations.LIFECYCLE_STATE, "failed"));
            }
            super.reconcile(set);
        }
    }

    private static void annotate(
            ReferenceOperator operator, PodFacts pod, Map<String, ? extends @Nullable String> annotations) {
        Pod read = operator.client().pods().withName(pod.name()).get();
        Patches.patch(operator.client(), read, copy -> {
            Map<String, String> all = new HashMap<>(copy.getMetadata().getAnnotations());
            annotations.forEach((key, value) -> {
                if (value == null) {
                    all.remove(key);
                } else {
                    all.put(key, value);
                }
            });
            copy.getMetadata().setAnnotations(all);
        });
    }
}
