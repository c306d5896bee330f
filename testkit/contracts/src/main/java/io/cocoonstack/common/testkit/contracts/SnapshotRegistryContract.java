package io.cocoonstack.common.testkit.contracts;

import static io.cocoonstack.common.testkit.contracts.RegistryPlay.HIBERNATE;
import static io.cocoonstack.common.testkit.contracts.RegistryPlay.LATEST;
import static io.cocoonstack.common.testkit.contracts.RegistryPlay.NO_DIGEST;
import static io.cocoonstack.common.testkit.contracts.RegistryPlay.ORIGIN;
import static io.cocoonstack.common.testkit.contracts.RegistryPlay.assertNotGone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assumptions.abort;

import io.cocoonstack.common.meta.Epoch;
import io.cocoonstack.common.meta.SnapshotOrigin;
import io.cocoonstack.common.round.DropResult;
import io.cocoonstack.common.round.ProbeResult;
import io.cocoonstack.common.round.SnapshotRegistry;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Checks a {@link SnapshotRegistry} against contract 12, and 6.2 rule 2 and 6.3 rule 9 as far as it carries them.
 * Implement it in a test class, supply a driver that says how to get at the registry and how to push to it, and run the
 * class as a test.
 */
@ExtendWith(ContractReport.class)
public interface SnapshotRegistryContract {

    /**
     * {@return a new driver; called once for each test}
     * @throws Exception if it cannot be made
     */
    SnapshotRegistryDriver newDriver() throws Exception;

    private RegistryPlay start() {
        SnapshotRegistryDriver driver = RegistryPlay.fromDriver(this::newDriver, "the driver cannot be made");
        return new RegistryPlay(driver, "vk-prod-" + UUID.randomUUID());
    }

    private static SnapshotRegistry orSkip(@Nullable SnapshotRegistry registry, String why) {
        return registry == null ? abort("the driver supplies " + why) : registry;
    }

    /**
     * A probe answers the digest of the manifest that stands at the tag. If this fails, check that the digest is that
     * of the manifest, not of its configuration or of a layer, and that the request accepts the media types of OCI and
     * of Docker: without them a registry denies what it has.
     */
    @ContractTest("r12-probe")
    default void required_12_aProbeAnswersTheDigestOfTheManifest() {
        RegistryPlay play = start();
        String digest = play.push(HIBERNATE);
        assertEquals(digest, play.digest(HIBERNATE));
    }

    /**
     * A repository and a tag that were never pushed are absent, which is an answer and no failure. If this fails, check
     * how the registry says that it does not know a repository, which is not how it says that it does not know a tag.
     */
    @ContractTest("r12-probe")
    default void required_12_whatWasNeverPushedIsAbsent() {
        RegistryPlay play = start();
        play.assertAbsent(HIBERNATE);
        play.push(LATEST);
        play.other().assertAbsent(LATEST);
    }

    /**
     * A routine snapshot is not taken for that of a hibernation. If this fails, check that the tag goes into the
     * request as it was handed in.
     */
    @ContractTest("r12-probe")
    default void required_12_anotherTagIsNotTheOneThatWasAskedFor() {
        RegistryPlay play = start();
        String latest = play.push(LATEST);
        play.assertAbsent(HIBERNATE);
        String hibernate = play.push(HIBERNATE);
        assertNotEquals(latest, hibernate, "the driver's push must give every manifest a digest of its own");
        assertEquals(hibernate, play.digest(HIBERNATE));
        assertEquals(latest, play.digest(LATEST));
    }

    /**
     * A probe answers what stands at the tag now, whatever it answered before. If this fails, check that nothing is
     * kept by tag: what may be kept is kept by digest.
     */
    @ContractTest("r12-probe")
    default void required_12_aProbeFollowsTheTag() {
        RegistryPlay play = start();
        play.assertAbsent(HIBERNATE);
        String first = play.push(HIBERNATE);
        assertEquals(first, play.digest(HIBERNATE));
        String second = play.push(HIBERNATE);
        assertEquals(second, play.digest(HIBERNATE));
        play.drop(second);
        play.assertAbsent(HIBERNATE);
    }

    /**
     * A drop takes the manifest away, so that the tag is absent. If this fails, check that the answer of the registry
     * was a success before it is reported as one.
     */
    @ContractTest("r12-probe")
    default void required_12_aDropTakesTheSnapshot() {
        RegistryPlay play = start();
        String digest = play.push(HIBERNATE);
        play.drop(digest);
        play.assertAbsent(HIBERNATE);
    }

    /**
     * A drop takes no other tag of the repository and nothing of another repository. If this fails, check that the drop
     * names one digest in one repository, and not the repository.
     */
    @ContractTest("r12-probe")
    default void required_12_aDropTakesNothingElse() {
        RegistryPlay play = start();
        String digest = play.push(HIBERNATE);
        String latest = play.push(LATEST);
        String other = play.other().push(HIBERNATE);
        play.drop(digest);
        assertEquals(latest, play.digest(LATEST));
        assertEquals(other, play.other().digest(HIBERNATE));
    }

    /**
     * To drop what is not there is a success: a drop whose answer got lost is sent again. If this fails, check what the
     * registry answers to a deletion that is repeated, and to one in a repository that it does not know.
     */
    @ContractTest("r12-probe")
    default void required_12_toDropWhatIsAbsentIsASuccess() {
        RegistryPlay play = start();
        String digest = play.push(HIBERNATE);
        play.drop(digest);
        play.drop(digest);
        play.other().drop(NO_DIGEST);
    }

    /**
     * A drop that arrives late cannot take a newer snapshot. If this fails, check that the drop sends the digest that
     * it was handed, and does not look the tag up again.
     */
    @ContractTest("r6-2-2")
    default void required_6_2_2_aDropOfAnOlderDigestLeavesTheNewerSnapshot() {
        RegistryPlay play = start();
        String older = play.push(HIBERNATE);
        String newer = play.push(HIBERNATE);
        play.registry().drop(play.vm(), older);
        assertEquals(newer, play.digest(HIBERNATE));
    }

    /**
     * A drop is by digest: a tag in its place is refused, and deletes nothing. If this fails, check that what is handed
     * in as a digest is one before anything is sent.
     */
    @ContractTest("r6-2-2")
    default void required_6_2_2_aTagIsNoDigest() {
        RegistryPlay play = start();
        play.push(HIBERNATE);
        assertNotGone(play.registry().drop(play.vm(), HIBERNATE));
        play.present(HIBERNATE);
    }

    /**
     * A failure is never taken for an absence, which would be read as a licence to boot the VM fresh. If this fails,
     * check that absent is answered only where the registry itself said so, and that nothing is thrown.
     */
    @ContractTest("r12-probe")
    default void required_12_aProbeThatFailsIsNoAbsence() {
        RegistryPlay play = start();
        SnapshotRegistry broken = orSkip(play.driver().registryDuringAnOutage(), "no registry that is out of order");
        assertInstanceOf(ProbeResult.Failed.class, broken.probe(play.vm(), HIBERNATE));
    }

    /**
     * A drop that failed is no success, and answers rather than throw. If this fails, check that everything but the
     * registry's own word is a failure.
     */
    @ContractTest("r12-probe")
    default void required_12_aDropThatFailsIsNoSuccess() {
        RegistryPlay play = start();
        SnapshotRegistry broken = orSkip(play.driver().registryDuringAnOutage(), "no registry that is out of order");
        assertNotGone(broken.drop(play.vm(), NO_DIGEST));
    }

    /**
     * What cannot be a name or a tag is a failure: it is not known to be absent, as nobody can have been asked for it.
     * If this fails, check names and tags against the grammar of contract 12 before they go into an address.
     */
    @ContractTest("r12-names")
    default void required_12_whatCannotBeANameIsAFailure() {
        RegistryPlay play = start();
        for (String name : new String[] {"", "VK-Prod-Demo-0", "../other", "vk prod", "vk-prod-demo-0/"}) {
            assertInstanceOf(ProbeResult.Failed.class, play.registry().probe(name, HIBERNATE), name);
        }
        for (String tag : new String[] {"", "a:b", "-a", "a".repeat(129)}) {
            assertInstanceOf(ProbeResult.Failed.class, play.registry().probe(play.vm(), tag), tag);
        }
    }

    /**
     * Where deletion is not supported a drop is no success, and the snapshot stands. If this fails, check how the
     * registry refuses; {@link DropResult.Unsupported} is the answer that tells whoever waits for the drop that it is
     * of no use to try again.
     */
    @ContractTest("r12-probe")
    default void required_12_aRegistryThatDeletesNothingSaysSo() {
        RegistryPlay play = start();
        Optional<SnapshotRegistry> made = RegistryPlay.fromDriver(
                () -> Optional.ofNullable(play.driver().registryWithoutDeletion()), "the driver cannot be made");
        SnapshotRegistry keeping = orSkip(made.orElse(null), "no registry without deletion");
        String digest = play.push(HIBERNATE);
        assertNotGone(keeping.drop(play.vm(), digest));
        assertInstanceOf(ProbeResult.Present.class, keeping.probe(play.vm(), HIBERNATE));
    }

    /**
     * A probe tells which pod the snapshot was taken of, so that nobody drops or restores that of another one. If this
     * fails, check that the annotations are those of the manifest, and which keys they have.
     */
    @ContractTest("r6-3-9")
    default void required_6_3_9_aProbeTellsWhoseSnapshotItIs() {
        RegistryPlay play = start();
        if (!play.driver().supportsOrigins()) {
            abort("does not read which pod a snapshot was taken of");
        }
        play.push(HIBERNATE);
        assertEquals(ORIGIN, play.present(HIBERNATE).origin());
        SnapshotOrigin other = new SnapshotOrigin("prod", "other-0", "77", new Epoch(Epoch.Kind.PRESENT, 4));
        play.push(HIBERNATE, other.annotations());
        assertEquals(other, play.present(HIBERNATE).origin());
    }

    /**
     * A manifest without annotations, as a Go kubelet pushes it, is accepted, and says of nobody that it is not his. If
     * this fails, check that a manifest without annotations is no failure.
     */
    @ContractTest("r6-3-9")
    default void required_6_3_9_aManifestWithoutAnnotationsIsAccepted() {
        RegistryPlay play = start();
        String digest = play.push(HIBERNATE, Map.of());
        ProbeResult.Present present = play.present(HIBERNATE);
        assertEquals(digest, present.digest());
        assertFalse(present.origin().isOfAnotherPod("prod", "demo-0"));
    }
}
