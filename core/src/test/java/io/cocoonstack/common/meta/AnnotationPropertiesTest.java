package io.cocoonstack.common.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.cocoonstack.common.testsupport.Property;
import io.cocoonstack.common.testsupport.Samples;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * What holds for the annotation records whatever a pod's annotations say. Tests contract 1 rule no-repair, 4 rules
 * vm-spec, vm-runtime and lifecycle-status.
 */
class AnnotationPropertiesTest {

    private static final int CASES = 2_000;

    private static final List<String> KEYS = List.of(
            Annotations.MODE,
            Annotations.IMAGE,
            Annotations.STORAGE,
            Annotations.MANAGED,
            Annotations.OS,
            Annotations.SNAPSHOT_POLICY,
            Annotations.NETWORK,
            Annotations.FORCE_PULL,
            Annotations.GENERATION,
            Annotations.WAKE_FROM_EPOCH,
            Annotations.VM_ID,
            Annotations.VM_NAME,
            Annotations.IP,
            Annotations.VNC_PORT,
            Annotations.HIBERNATE,
            Annotations.RESTORE_FROM_HIBERNATE,
            Annotations.HIBERNATE_EPOCH,
            Annotations.FORK_FROM,
            Annotations.CONN_TYPE,
            Annotations.BACKEND,
            Annotations.NO_DIRECT_IO,
            Annotations.PROBE_PORT,
            Annotations.LIFECYCLE_STATE,
            Annotations.LIFECYCLE_OBSERVED_GENERATION,
            Annotations.LIFECYCLE_STATE_MESSAGE);

    @Test
    void aVmSpecThatIsWrittenIsReadBack() {
        Property.forAll(CASES, random -> {
            VmSpec spec = VmSpec.from(annotations(random));
            assertThat(VmSpec.from(spec.annotations())).isEqualTo(spec);
        });
    }

    @Test
    void aVmRuntimeThatIsWrittenIsReadBack() {
        Property.forAll(CASES, random -> {
            VmRuntime read = VmRuntime.from(annotations(random));
            VmRuntime runtime = new VmRuntime(read.vmId(), read.ip(), Math.max(0, read.vncPort()));
            assertThat(VmRuntime.from(runtime.annotations())).isEqualTo(runtime);
        });
    }

    @Test
    void aHibernateStateThatIsWrittenIsReadBack() {
        Property.forAll(CASES, random -> {
            HibernateState state = HibernateState.from(annotations(random));
            assertThat(HibernateState.from(state.annotations())).isEqualTo(state);
        });
    }

    @Test
    void aLifecycleStatusThatIsWrittenIsReadBack() {
        Property.forAll(CASES, random -> {
            LifecycleStatus status = LifecycleStatus.from(annotations(random));
            assertThat(LifecycleStatus.from(status.annotations())).isEqualTo(status);
        });
    }

    @Test
    void aLifecyclePatchLeavesNothingOfTheStatusBefore() {
        Property.forAll(CASES, random -> {
            Map<String, String> pod = annotations(random);
            LifecycleStatus status = LifecycleStatus.from(annotations(random));
            assertThat(LifecycleStatus.from(patched(pod, status.patch()))).isEqualTo(status);
        });
    }

    @Test
    void theClearingPatchLeavesNoRuntime() {
        Property.forAll(CASES, random -> {
            Map<String, String> pod = patched(annotations(random), VmRuntime.clearingPatch());
            assertThat(VmRuntime.from(pod)).isEqualTo(new VmRuntime(null, null, 0));
        });
    }

    @Test
    void aWakeThatWasAskedForIsPendingUntilTheEpochAfterIt() {
        Property.forAll(CASES, random -> {
            Map<String, String> asked =
                    patched(annotations(random), Epochs.wakeRequest(Epoch.hibernateEpoch(annotations(random))));
            if (Epoch.hibernateEpoch(asked).isMalformed()
                    || Epoch.hibernateEpoch(asked).value() == Long.MAX_VALUE
                    || Epoch.wakeFromEpoch(asked).value() == Long.MAX_VALUE) {
                return;
            }
            Map<String, String> woken =
                    patched(asked, Epochs.afterWake(Epoch.hibernateEpoch(asked), Epoch.wakeFromEpoch(asked)));
            assertThat(pending(woken)).isFalse();
            assertThat(pending(patched(woken, Epochs.wakeRequest(Epoch.hibernateEpoch(woken)))))
                    .isTrue();
        });
    }

    @Test
    void noReaderThrowsWhateverTheMapHolds() {
        Property.forAll(CASES, random -> {
            Map<String, String> annotations = annotations(random);
            if (random.nextInt(4) == 0) {
                annotations.put(Samples.oneOf(random, KEYS), null);
            }
            assertThatCode(() -> {
                        VmSpec.from(annotations);
                        VmRuntime.from(annotations);
                        HibernateState.from(annotations);
                        LifecycleStatus.from(annotations).comparisonKey();
                        GenerationStamp.from(annotations);
                        Epoch.hibernateEpoch(annotations);
                        Epoch.wakeFromEpoch(annotations);
                        PodMetadata.isWindows(annotations);
                        PodMetadata.nodePool(annotations, annotations, annotations);
                        for (SnapshotFlag flag : SnapshotFlag.values()) {
                            flag.isOn(annotations);
                        }
                    })
                    .doesNotThrowAnyException();
        });
    }

    private static Map<String, String> annotations(SplittableRandom random) {
        return Samples.annotations(random, KEYS);
    }

    private static boolean pending(Map<String, String> annotations) {
        return Epochs.isWakePending(Epoch.hibernateEpoch(annotations), Epoch.wakeFromEpoch(annotations));
    }

    private static Map<String, String> patched(Map<String, String> annotations, Map<String, String> patch) {
        Map<String, String> result = new HashMap<>(annotations);
        patch.forEach((key, value) -> {
            if (value == null) {
                result.remove(key);
            } else {
                result.put(key, value);
            }
        });
        return result;
    }
}
