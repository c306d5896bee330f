package io.cocoonstack.common.testkit.contracts;

import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.LifecycleState;
import io.cocoonstack.common.meta.MergePatch;
import io.cocoonstack.common.round.KubeletStep;
import io.cocoonstack.common.testkit.world.VmHost;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Kubelets that write a right report wrongly. */
final class BrokenKubeletReports {

    private BrokenKubeletReports() {}

    /** Writes some keys of a report in a patch of their own. */
    abstract static class WritesApart extends BrokenKubelets.Executes {
        WritesApart(KubeletEnvironment environment) {
            super(environment);
        }

        abstract boolean isApart(String key, @Nullable String value);

        @Override
        protected boolean execute(KubeletStep step, Pod pod, String name, VmHost.@Nullable Vm vm) {
            if (!(step instanceof KubeletStep.Report report)) {
                return super.execute(step, pod, name, vm);
            }
            Map<String, @Nullable String> together = new HashMap<>(report.patch());
            Map<String, @Nullable String> apart = new HashMap<>(report.patch());
            together.entrySet().removeIf(entry -> isApart(entry.getKey(), entry.getValue()));
            apart.keySet().removeAll(together.keySet());
            write(pod, together, vm);
            if (!apart.isEmpty()) {
                write(pod, apart, vm);
            }
            return true;
        }
    }

    static class ClearsLate extends WritesApart {
        ClearsLate(KubeletEnvironment environment) {
            super(environment);
        }

        @Override
        boolean isApart(String key, @Nullable String value) {
            return value == null && !key.equals(Annotations.LIFECYCLE_STATE_MESSAGE);
        }
    }

    static class WritesTheEpochApart extends WritesApart {
        WritesTheEpochApart(KubeletEnvironment environment) {
            super(environment);
        }

        @Override
        boolean isApart(String key, @Nullable String value) {
            return key.equals(Annotations.HIBERNATE_EPOCH);
        }
    }

    static class WritesReadyApart extends WritesApart {
        WritesReadyApart(KubeletEnvironment environment) {
            super(environment);
        }

        @Override
        boolean isApart(String key, @Nullable String value) {
            return key.startsWith(Annotations.LIFECYCLE_STATE) || key.equals(Annotations.LIFECYCLE_OBSERVED_GENERATION);
        }
    }

    /** Writes each report, and then the pod as it first saw it, under the newest version, with the status of now. */
    static class PutsItsOldCopy extends BrokenKubelets.Executes {
        private final KubernetesClient client;
        private @Nullable Pod copy;

        PutsItsOldCopy(KubeletEnvironment environment) {
            super(environment);
            client = environment.client();
        }

        @Override
        protected boolean execute(KubeletStep step, Pod pod, String name, VmHost.@Nullable Vm vm) {
            boolean goesOn = super.execute(step, pod, name, vm);
            if (step instanceof KubeletStep.Report) {
                Pod now = client.resource(pod).get();
                copy = copy == null ? now : copy;
                client.resource(new PodBuilder(copy)
                                .editMetadata()
                                .withResourceVersion(now.getMetadata().getResourceVersion())
                                .withAnnotations(withThoseOfNow(copy, now))
                                .endMetadata()
                                .withStatus(now.getStatus())
                                .build())
                        .updateStatus();
            }
            return goesOn;
        }

        /** Its own annotations are those of now; those of others are as it first saw them. */
        private static Map<String, String> withThoseOfNow(Pod copy, Pod now) {
            Map<String, String> annotations = new HashMap<>(now.getMetadata().getAnnotations());
            annotations.keySet().removeIf(key -> key.startsWith("example.com/"));
            copy.getMetadata().getAnnotations().forEach(annotations::putIfAbsent);
            return annotations;
        }
    }

    /** Writes the digest whatever has become of the pod. */
    static class WritesTheDigestToAnyVersion extends BrokenKubelets.Executes {
        private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);
        private final KubernetesClient client;

        WritesTheDigestToAnyVersion(KubeletEnvironment environment) {
            super(environment);
            client = environment.client();
        }

        @Override
        protected void write(Pod pod, Map<String, ? extends @Nullable String> annotations, VmHost.@Nullable Vm vm) {
            if (annotations.containsKey(Annotations.HIBERNATE_DIGEST)) {
                byte[] body =
                        MergePatch.annotations(annotations, pod.getMetadata().getUid(), null);
                client.resource(pod).patch(MERGE, new String(body, StandardCharsets.UTF_8));
            } else {
                super.write(pod, annotations, vm);
            }
        }
    }

    /** Changes a report before it is written. */
    abstract static class Rewrites extends BrokenKubelets.Executes {
        Rewrites(KubeletEnvironment environment) {
            super(environment);
        }

        abstract void rewrite(Map<String, @Nullable String> patch, Pod pod);

        @Override
        protected boolean execute(KubeletStep step, Pod pod, String name, VmHost.@Nullable Vm vm) {
            if (step instanceof KubeletStep.Report report) {
                Map<String, @Nullable String> patch = new HashMap<>(report.patch());
                rewrite(patch, pod);
                write(pod, patch, vm);
                return true;
            }
            return super.execute(step, pod, name, vm);
        }
    }

    static class BeginsAtOne extends Rewrites {
        BeginsAtOne(KubeletEnvironment environment) {
            super(environment);
        }

        @Override
        void rewrite(Map<String, @Nullable String> patch, Pod pod) {
            patch.computeIfPresent(Annotations.HIBERNATE_EPOCH, (key, epoch) -> epoch.equals("0") ? "1" : epoch);
        }
    }

    static class CountsFromItsOwnEpochAlone extends Rewrites {
        CountsFromItsOwnEpochAlone(KubeletEnvironment environment) {
            super(environment);
        }

        @Override
        void rewrite(Map<String, @Nullable String> patch, Pod pod) {
            long next = Pods.facts(pod).hibernateEpoch().value() + 1;
            patch.computeIfPresent(
                    Annotations.HIBERNATE_EPOCH, (key, epoch) -> epoch.equals("0") ? "0" : Long.toString(next));
        }
    }

    static class DoesNotCountWhatWasCalledOff extends Rewrites {
        DoesNotCountWhatWasCalledOff(KubeletEnvironment environment) {
            super(environment);
        }

        @Override
        void rewrite(Map<String, @Nullable String> patch, Pod pod) {
            boolean calledOff =
                    LifecycleState.HIBERNATING.equals(Pods.lifecycle(pod).state());
            if (calledOff && "ready".equals(patch.get(Annotations.LIFECYCLE_STATE))) {
                patch.remove(Annotations.HIBERNATE_EPOCH);
            }
        }
    }

    static class AdoptsWithoutAnEpoch extends Rewrites {
        AdoptsWithoutAnEpoch(KubeletEnvironment environment) {
            super(environment);
        }

        @Override
        void rewrite(Map<String, @Nullable String> patch, Pod pod) {
            if (LifecycleState.READY.equals(Pods.lifecycle(pod).state())) {
                patch.remove(Annotations.HIBERNATE_EPOCH);
            }
        }
    }

    static class TakesTheRestoreFlagAway extends Rewrites {
        TakesTheRestoreFlagAway(KubeletEnvironment environment) {
            super(environment);
        }

        @Override
        void rewrite(Map<String, @Nullable String> patch, Pod pod) {
            if ("ready".equals(patch.get(Annotations.LIFECYCLE_STATE))) {
                patch.put(Annotations.RESTORE_FROM_HIBERNATE, null);
            }
        }
    }
}
