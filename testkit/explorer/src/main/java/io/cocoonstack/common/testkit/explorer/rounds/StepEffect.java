package io.cocoonstack.common.testkit.explorer.rounds;

import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.round.KubeletStep;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The effect of a kubelet that was told to take a step. */
final class StepEffect implements KubeletStep.Visitor<Effect> {

    @Override
    public Effect onIdle(KubeletStep.Idle step) {
        return Effect.of(Effect.Kind.NOTHING);
    }

    @Override
    public Effect onWait(KubeletStep.Wait step) {
        return Effect.of(Effect.Kind.NOTHING);
    }

    @Override
    public Effect onProbeError(KubeletStep.ProbeError step) {
        return Effect.of(Effect.Kind.NOTHING);
    }

    @Override
    public Effect onReport(KubeletStep.Report step) {
        Map<String, @Nullable String> patch = step.patch();
        return new Effect(
                Effect.Kind.REPORT,
                Life.of(patch.get(Annotations.LIFECYCLE_STATE)),
                Epoch.of(patch.get(Annotations.HIBERNATE_EPOCH)),
                patch.get(Annotations.VM_ID) != null);
    }

    @Override
    public Effect onBoot(KubeletStep.Boot step) {
        return Effect.of(Effect.Kind.BOOT);
    }

    @Override
    public Effect onRestore(KubeletStep.Restore step) {
        return Effect.of(Effect.Kind.RESTORE);
    }

    @Override
    public Effect onSnapshot(KubeletStep.Snapshot step) {
        return Effect.of(Effect.Kind.SNAPSHOT);
    }

    @Override
    public Effect onPush(KubeletStep.Push step) {
        return Effect.of(Effect.Kind.PUSH);
    }

    /** The model has no tag {@code latest}, and no copies on hosts. */
    @Override
    public Effect onPushLatest(KubeletStep.PushLatest step) {
        return Effect.of(Effect.Kind.NOTHING);
    }

    @Override
    public Effect onRemoveCopy(KubeletStep.RemoveCopy step) {
        return Effect.of(Effect.Kind.NOTHING);
    }

    @Override
    public Effect onResume(KubeletStep.Resume step) {
        return Effect.of(Effect.Kind.RESUME);
    }

    @Override
    public Effect onDestroy(KubeletStep.Destroy step) {
        return Effect.of(Effect.Kind.DESTROY);
    }

    @Override
    public Effect onLetGo(KubeletStep.LetGo step) {
        return new Effect(Effect.Kind.REPORT, Report.LET_GO, Epoch.NONE, false);
    }
}
