package io.cocoonstack.common.testkit.contracts;

import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.HibernationPhase;
import io.cocoonstack.common.meta.Identifiers;
import io.cocoonstack.common.round.HibernateAnswer;
import io.cocoonstack.common.round.HibernateGate;
import io.cocoonstack.common.round.LegacyPolicy;
import io.cocoonstack.common.round.PodFacts;
import io.cocoonstack.common.round.WakeGate;
import io.cocoonstack.common.testkit.world.ApiCall;
import io.cocoonstack.common.testkit.world.Effect;
import io.cocoonstack.common.testkit.world.PretendCluster;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What contract 6.2 and 6.4 ask of a write of an operator at the moment at which it is accepted. */
final class OperatorMonitor extends Monitor {

    private static final Set<String> KUBELETS_KEYS = Set.of(
            Annotations.VM_ID,
            Annotations.IP,
            Annotations.VNC_PORT,
            Annotations.HIBERNATE_EPOCH,
            Annotations.LIFECYCLE_STATE,
            Annotations.LIFECYCLE_OBSERVED_GENERATION,
            Annotations.LIFECYCLE_STATE_MESSAGE);

    private static final Set<String> RESTORING = Set.of("Hibernating", "Hibernated", "Waking", "Failed");

    private @Nullable PodFacts pod;
    private @Nullable CocoonSetPhase setPhase;
    private @Nullable HibernationPhase hibernationPhase;
    private boolean setGoing;
    private boolean snapshot;
    private boolean readSinceProbe = true;

    OperatorMonitor(Play<?> play) {
        super(play);
    }

    @Override
    void before(Effect effect) {
        if (!effect.isCounted() || effect.kind() == Effect.Kind.PROBE) {
            return;
        }
        String name = subject(effect);
        Pod read = play.users().pod(name);
        pod = read == null ? null : Pods.facts(read);
        CocoonSet set = play.users().set();
        setGoing = set == null || set.getMetadata().getDeletionTimestamp() != null;
        setPhase = play.users().setPhase();
        hibernationPhase = play.users().hibernationPhase(name);
        snapshot = hasSnapshot(name);
    }

    /** The pod that an effect is about; most worlds hold but one. */
    private static String subject(Effect effect) {
        ApiCall call = effect.call();
        if (call == null || call.name().isEmpty() || call.resource().equals("cocoonsets")) {
            return Play.POD;
        }
        return call.name();
    }

    private boolean hasSnapshot(String podName) {
        return play.registry().at(vmName(podName), Identifiers.HIBERNATE_SNAPSHOT_TAG) != null;
    }

    private static String vmName(String podName) {
        return "vk-" + PretendCluster.NAMESPACE + "-" + podName;
    }

    @Override
    void after(Effect effect, boolean accepted) {
        if (effect.kind() == Effect.Kind.PROBE) {
            readSinceProbe = false;
        } else if (effect.readsPods()) {
            readSinceProbe = true;
        } else if (accepted && effect.kind() == Effect.Kind.DROP) {
            demand(isLive(pod), "6.2.3", "a snapshot is dropped while the VM is not live: " + pod);
            demand(readSinceProbe, "6.2.3", "a snapshot is dropped and the pod was not read since the probe");
        } else if (accepted && effect.kind() == Effect.Kind.WRITE && effect.call() != null) {
            wrote(effect.call());
        }
    }

    private void wrote(ApiCall call) {
        switch (call.resource()) {
            case "pods" -> wrotePod(call);
            case "cocoonhibernations" -> storedHibernation(call.phase());
            case "cocoonsets" -> storedSet(call.phase());
            default -> {}
        }
    }

    private void wrotePod(ApiCall call) {
        PodFacts before = pod;
        if (call.method().equals("POST")) {
            if (call.subresource().isEmpty() && call.name().isEmpty()) {
                created(call);
            }
            return;
        }
        if (before == null) {
            return;
        }
        if (call.isDelete()) {
            boolean complete = HibernateGate.evaluate(before, play.registry()) instanceof HibernateAnswer.Complete;
            demand(setGoing || complete, "6.2.7", "a pod is deleted that is not hibernated: " + before);
            return;
        }
        demandNone(KUBELETS_KEYS, call, "kubelet's");
        PodFacts now = Pods.facts(play.users().pod(call.name()));
        if (now.isHibernate() && !before.isHibernate()) {
            demand(isLive(before), "6.2.5", "a hibernation is requested while the VM is not live: " + before);
            demand(!snapshot, "6.2.5", "a hibernation is requested while the registry holds a leftover");
            demand(isPhaseStored(), "6.2.5", "a hibernation is requested before the phase of its round is stored");
        }
        boolean askedToWake = call.mentions(Annotations.WAKE_FROM_EPOCH);
        if (before.isHibernate() && !now.isHibernate()) {
            demand(askedToWake, "6.1", "the hibernate flag is removed without wake-from-epoch");
        }
        if (askedToWake) {
            demand(
                    now.wakeFromEpoch().isPresent()
                            && now.wakeFromEpoch().value()
                                    == before.hibernateEpoch().value(),
                    "6.1",
                    "a wake is requested from another epoch than the pod's: " + now);
        }
    }

    private boolean isPhaseStored() {
        return List.of(HibernationPhase.HIBERNATING, HibernationPhase.HIBERNATED, HibernationPhase.FAILED)
                        .contains(hibernationPhase == null ? HibernationPhase.ACTIVE : hibernationPhase)
                || List.of(CocoonSetPhase.SUSPENDING, CocoonSetPhase.MIGRATING, CocoonSetPhase.FAILED)
                        .contains(setPhase == null ? CocoonSetPhase.RUNNING : setPhase);
    }

    private void created(ApiCall call) {
        String name = call.body().path("metadata").path("name").asText();
        // An operator starts its rounds clean (contract 6.2 rule 5), so a snapshot is of the round in each of these
        // phases.
        boolean intent = RESTORING.contains(String.valueOf(play.users().hibernationPhase(name)))
                || CocoonSetPhase.FAILED.equals(setPhase)
                || (setPhase != null && setPhase.isInRound());
        boolean restored = call.mentions(Annotations.RESTORE_FROM_HIBERNATE);
        boolean fresh = intent && hasSnapshot(name) && !restored;
        demand(!fresh, "6.4", name + " is created fresh while the registry holds its snapshot");
        boolean asked = !restored || call.mentions(Annotations.WAKE_FROM_EPOCH);
        demand(asked, "6.1", name + " is created with the restore flag and without wake-from-epoch");
    }

    private void storedHibernation(String phase) {
        if (phase.equals("Hibernated") && !HibernationPhase.HIBERNATED.equals(hibernationPhase)) {
            demand(isComplete(pod), "6.2.3", "Hibernated is stored while the hibernation is not complete: " + pod);
        } else if (phase.equals("Active") && !HibernationPhase.ACTIVE.equals(hibernationPhase)) {
            demand(isLive(pod), "6.2.3", "Active is stored while the VM is not live: " + pod);
            demand(!snapshot, "6.2.6", "Active is stored before the snapshot is dropped");
            demand(
                    hibernationPhase == null
                            || HibernationPhase.WAKING.equals(hibernationPhase)
                            || HibernationPhase.PENDING.equals(hibernationPhase),
                    "6.2.6",
                    "a round in phase " + hibernationPhase + " is closed without a wake");
        } else if (phase.equals("Waking") && !HibernationPhase.WAKING.equals(hibernationPhase)) {
            askedToWake();
        }
    }

    private void storedSet(String phase) {
        if (phase.equals("Suspended") && !CocoonSetPhase.SUSPENDED.equals(setPhase)) {
            demand(isComplete(pod), "6.2.3", "Suspended is stored while the hibernation is not complete: " + pod);
        } else if (phase.equals("Running") && setPhase != null && setPhase.isInRound()) {
            demand(isLive(pod), "6.2.3", "Running is stored while the VM is not live: " + pod);
            demand(!snapshot, "6.2.6", "Running is stored before the snapshot is dropped");
            demand(
                    CocoonSetPhase.WAKING.equals(setPhase),
                    "6.2.6",
                    "a round in phase " + setPhase + " is closed without a wake");
        } else if (phase.equals("Waking") && !CocoonSetPhase.WAKING.equals(setPhase) && !beginsWithTheWake()) {
            askedToWake();
        }
    }

    /** A round that begins with the wake stores its phase first (contract 6.5, flag-of-nobody and leftover-round). */
    private boolean beginsWithTheWake() {
        PodFacts read = pod;
        boolean inRound = setPhase != null && (setPhase.isInRound() || CocoonSetPhase.FAILED.equals(setPhase));
        if (inRound || read == null) {
            return false;
        }
        boolean isFlagOfNobody = read.isHibernate() && play.users().hibernation(Play.POD) == null;
        boolean isBesideALeftover =
                snapshot && read.vmId() == null && read.hibernateEpoch().isAbsent();
        return isFlagOfNobody || isBesideALeftover;
    }

    private void askedToWake() {
        PodFacts read = pod;
        // One that was just created to be restored has never been told anything else.
        demand(
                read == null
                        || read.isDeleting()
                        || (read.isRestoreFlag() && read.hibernateEpoch().isAbsent())
                        || (!read.isHibernate() && read.wakeFromEpoch().isPresent()),
                "6.2.6",
                "Waking is stored before the wake request was accepted: " + read);
    }

    private boolean isComplete(@Nullable PodFacts facts) {
        return facts != null && HibernateGate.evaluate(facts, play.registry()) instanceof HibernateAnswer.Complete;
    }

    /** As lenient as the most lenient operator may be with kubelets that keep no epochs. */
    private static boolean isLive(@Nullable PodFacts facts) {
        return WakeGate.evaluate(facts).isLive(LegacyPolicy.TRUST);
    }
}
