package io.cocoonstack.common.testkit.contracts;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assumptions.abort;

import io.cocoonstack.common.meta.Epoch;
import io.cocoonstack.common.meta.Identifiers;
import io.cocoonstack.common.meta.SnapshotOrigin;
import io.cocoonstack.common.round.DropResult;
import io.cocoonstack.common.round.ProbeResult;
import io.cocoonstack.common.round.SnapshotRegistry;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Checks a {@link SnapshotRegistry} against contract 12, and 6.2 rule 2 and 6.3 rule 9 as far as it carries them.
 * Extend it, supply a driver that says how to get at the registry and how to push to it, and run it as a test.
 */
@ExtendWith(ContractReport.class)
public abstract class SnapshotRegistryContract {

    private static final String HIBERNATE = Identifiers.HIBERNATE_SNAPSHOT_TAG;
    private static final String LATEST = Identifiers.DEFAULT_SNAPSHOT_TAG;
    private static final String NO_DIGEST = "sha256:" + "ab".repeat(32);
    private static final SnapshotOrigin ORIGIN =
            new SnapshotOrigin("prod", "demo-0", "0c3d1f9e", new Epoch(Epoch.Kind.PRESENT, 3));

    private final String vm = "vk-prod-" + UUID.randomUUID();
    private @Nullable SnapshotRegistryDriver driver;

    /** For subclasses. */
    protected SnapshotRegistryContract() {}

    /**
     * Makes the driver; called once for each test.
     *
     * @return a new driver
     * @throws Exception if it cannot be made
     */
    protected abstract SnapshotRegistryDriver newDriver() throws Exception;

    @BeforeEach
    final void makeDriver() throws Exception {
        driver = newDriver();
    }

    /**
     * A probe answers the digest of the manifest that stands at the tag.
     *
     * <p>If this fails, check that the digest is that of the manifest, not of its configuration or of a layer, and that
     * the request accepts the media types of OCI and of Docker: without them a registry denies what it has.
     *
     * @see <a href="https://github.com/cocoonstack/cocoon-common-jvm/blob/main/docs/contract.md#r12-probe">12</a>
     */
    @Test
    public final void required_12_aProbeAnswersTheDigestOfTheManifest() {
        String digest = push(vm, HIBERNATE, ORIGIN.annotations());
        assertEquals(digest, present(vm, HIBERNATE).digest());
    }

    /**
     * A repository and a tag that were never pushed are absent, which is an answer and no failure.
     *
     * <p>If this fails, check how the registry says that it does not know a repository, which is not how it says that
     * it does not know a tag.
     *
     * @see <a href="https://github.com/cocoonstack/cocoon-common-jvm/blob/main/docs/contract.md#r12-probe">12</a>
     */
    @Test
    public final void required_12_whatWasNeverPushedIsAbsent() {
        assertAbsent(vm, HIBERNATE);
        push(vm, LATEST, ORIGIN.annotations());
        assertAbsent(vm + "-other", LATEST);
    }

    /**
     * A routine snapshot is not taken for that of a hibernation.
     *
     * <p>If this fails, check that the tag goes into the request as it was handed in.
     *
     * @see <a href="https://github.com/cocoonstack/cocoon-common-jvm/blob/main/docs/contract.md#r12-probe">12</a>
     */
    @Test
    public final void required_12_anotherTagIsNotTheOneThatWasAskedFor() {
        String latest = push(vm, LATEST, ORIGIN.annotations());
        assertAbsent(vm, HIBERNATE);
        String hibernate = push(vm, HIBERNATE, ORIGIN.annotations());
        assertNotEquals(latest, hibernate, "the driver's push must give every manifest a digest of its own");
        assertEquals(hibernate, present(vm, HIBERNATE).digest());
        assertEquals(latest, present(vm, LATEST).digest());
    }

    /**
     * A probe answers what stands at the tag now, whatever it answered before.
     *
     * <p>If this fails, check that nothing is kept by tag: what may be kept is kept by digest.
     *
     * @see <a href="https://github.com/cocoonstack/cocoon-common-jvm/blob/main/docs/contract.md#r12-probe">12</a>
     */
    @Test
    public final void required_12_aProbeFollowsTheTag() {
        assertAbsent(vm, HIBERNATE);
        String first = push(vm, HIBERNATE, ORIGIN.annotations());
        assertEquals(first, present(vm, HIBERNATE).digest());
        String second = push(vm, HIBERNATE, ORIGIN.annotations());
        assertEquals(second, present(vm, HIBERNATE).digest());
        assertGone(registry().drop(vm, second));
        assertAbsent(vm, HIBERNATE);
    }

    /**
     * A drop takes the manifest away, so that the tag is absent.
     *
     * <p>If this fails, check that the answer of the registry was a success before it is reported as one.
     *
     * @see <a href="https://github.com/cocoonstack/cocoon-common-jvm/blob/main/docs/contract.md#r12-probe">12</a>
     */
    @Test
    public final void required_12_aDropTakesTheSnapshot() {
        String digest = push(vm, HIBERNATE, ORIGIN.annotations());
        assertGone(registry().drop(vm, digest));
        assertAbsent(vm, HIBERNATE);
    }

    /**
     * A drop takes no other tag of the repository and nothing of another repository.
     *
     * <p>If this fails, check that the drop names one digest in one repository, and not the repository.
     *
     * @see <a href="https://github.com/cocoonstack/cocoon-common-jvm/blob/main/docs/contract.md#r12-probe">12</a>
     */
    @Test
    public final void required_12_aDropTakesNothingElse() {
        String digest = push(vm, HIBERNATE, ORIGIN.annotations());
        String latest = push(vm, LATEST, ORIGIN.annotations());
        String other = push(vm + "-other", HIBERNATE, ORIGIN.annotations());
        assertGone(registry().drop(vm, digest));
        assertEquals(latest, present(vm, LATEST).digest());
        assertEquals(other, present(vm + "-other", HIBERNATE).digest());
    }

    /**
     * To drop what is not there is a success: a drop whose answer got lost is sent again.
     *
     * <p>If this fails, check what the registry answers to a deletion that is repeated, and to one in a repository that
     * it does not know.
     *
     * @see <a href="https://github.com/cocoonstack/cocoon-common-jvm/blob/main/docs/contract.md#r12-probe">12</a>
     */
    @Test
    public final void required_12_toDropWhatIsAbsentIsASuccess() {
        String digest = push(vm, HIBERNATE, ORIGIN.annotations());
        assertGone(registry().drop(vm, digest));
        assertGone(registry().drop(vm, digest));
        assertGone(registry().drop(vm + "-other", NO_DIGEST));
    }

    /**
     * A drop that arrives late cannot take a newer snapshot.
     *
     * <p>If this fails, check that the drop sends the digest that it was handed, and does not look the tag up again.
     *
     * @see <a href="https://github.com/cocoonstack/cocoon-common-jvm/blob/main/docs/contract.md#r6-2-2">6.2 rule 2</a>
     */
    @Test
    public final void required_6_2_2_aDropOfAnOlderDigestLeavesTheNewerSnapshot() {
        String older = push(vm, HIBERNATE, ORIGIN.annotations());
        String newer = push(vm, HIBERNATE, ORIGIN.annotations());
        registry().drop(vm, older);
        assertEquals(newer, present(vm, HIBERNATE).digest());
    }

    /**
     * A drop is by digest: a tag in its place is refused, and deletes nothing.
     *
     * <p>If this fails, check that what is handed in as a digest is one before anything is sent.
     *
     * @see <a href="https://github.com/cocoonstack/cocoon-common-jvm/blob/main/docs/contract.md#r6-2-2">6.2 rule 2</a>
     */
    @Test
    public final void required_6_2_2_aTagIsNoDigest() {
        push(vm, HIBERNATE, ORIGIN.annotations());
        assertNotGone(registry().drop(vm, HIBERNATE));
        present(vm, HIBERNATE);
    }

    /**
     * A failure is never taken for an absence, which would be read as a licence to boot the VM fresh.
     *
     * <p>If this fails, check that absent is answered only where the registry itself said so, and that nothing is
     * thrown.
     *
     * @see <a href="https://github.com/cocoonstack/cocoon-common-jvm/blob/main/docs/contract.md#r12-probe">12</a>
     */
    @Test
    public final void required_12_aProbeThatFailsIsNoAbsence() {
        SnapshotRegistry broken = orSkip(driver().registryDuringAnOutage(), "no registry that is out of order");
        assertInstanceOf(ProbeResult.Failed.class, broken.probe(vm, HIBERNATE));
    }

    /**
     * A drop that failed is no success, and answers rather than throw.
     *
     * <p>If this fails, check that everything but the registry's own word is a failure.
     *
     * @see <a href="https://github.com/cocoonstack/cocoon-common-jvm/blob/main/docs/contract.md#r12-probe">12</a>
     */
    @Test
    public final void required_12_aDropThatFailsIsNoSuccess() {
        SnapshotRegistry broken = orSkip(driver().registryDuringAnOutage(), "no registry that is out of order");
        assertNotGone(broken.drop(vm, NO_DIGEST));
    }

    /**
     * What cannot be a name or a tag is a failure: it is not known to be absent, as nobody can have been asked for it.
     *
     * <p>If this fails, check names and tags against the grammar of contract 12 before they go into an address.
     *
     * @see <a href="https://github.com/cocoonstack/cocoon-common-jvm/blob/main/docs/contract.md#r12-names">12</a>
     */
    @Test
    public final void required_12_whatCannotBeANameIsAFailure() {
        for (String name : new String[] {"", "VK-Prod-Demo-0", "../other", "vk prod", "vk-prod-demo-0/"}) {
            assertInstanceOf(ProbeResult.Failed.class, registry().probe(name, HIBERNATE), name);
        }
        for (String tag : new String[] {"", "a:b", "-a", "a".repeat(129)}) {
            assertInstanceOf(ProbeResult.Failed.class, registry().probe(vm, tag), tag);
        }
    }

    /**
     * Where deletion is not supported a drop is no success, and the snapshot stands.
     *
     * <p>If this fails, check how the registry refuses; {@link DropResult.Unsupported} is the answer that tells whoever
     * waits for the drop that it is of no use to try again.
     *
     * @throws Exception if the driver cannot make one
     *
     * @see <a href="https://github.com/cocoonstack/cocoon-common-jvm/blob/main/docs/contract.md#r12-probe">12</a>
     */
    @Test
    public final void required_12_aRegistryThatDeletesNothingSaysSo() throws Exception {
        SnapshotRegistry keeping = orSkip(driver().registryWithoutDeletion(), "no registry without deletion");
        String digest = push(vm, HIBERNATE, ORIGIN.annotations());
        assertNotGone(keeping.drop(vm, digest));
        assertInstanceOf(ProbeResult.Present.class, keeping.probe(vm, HIBERNATE));
    }

    /**
     * A probe tells which pod the snapshot was taken of, so that nobody drops or restores that of another one.
     *
     * <p>If this fails, check that the annotations are those of the manifest, and which keys they have.
     *
     * @see <a href="https://github.com/cocoonstack/cocoon-common-jvm/blob/main/docs/contract.md#r6-3-9">6.3 rule 9</a>
     */
    @Test
    public final void required_6_3_9_aProbeTellsWhoseSnapshotItIs() {
        if (!driver().supportsOrigins()) {
            abort("does not read which pod a snapshot was taken of");
        }
        push(vm, HIBERNATE, ORIGIN.annotations());
        assertEquals(ORIGIN, present(vm, HIBERNATE).origin());
        SnapshotOrigin other = new SnapshotOrigin("prod", "other-0", "77", new Epoch(Epoch.Kind.PRESENT, 4));
        push(vm, HIBERNATE, other.annotations());
        assertEquals(other, present(vm, HIBERNATE).origin());
    }

    /**
     * A manifest without annotations, as a Go kubelet pushes it, is accepted, and says of nobody that it is not his.
     *
     * <p>If this fails, check that a manifest without annotations is no failure.
     *
     * @see <a href="https://github.com/cocoonstack/cocoon-common-jvm/blob/main/docs/contract.md#r6-3-9">6.3 rule 9</a>
     */
    @Test
    public final void required_6_3_9_aManifestWithoutAnnotationsIsAccepted() {
        String digest = push(vm, HIBERNATE, Map.of());
        ProbeResult.Present present = present(vm, HIBERNATE);
        assertEquals(digest, present.digest());
        assertFalse(present.origin().isOfAnotherPod("prod", "demo-0"));
    }

    private SnapshotRegistryDriver driver() {
        return Objects.requireNonNull(driver, "driver");
    }

    private SnapshotRegistry registry() {
        return driver().registry();
    }

    private String push(String name, String tag, Map<String, String> annotations) {
        return assertDoesNotThrow(() -> driver().push(name, tag, annotations), "the driver cannot push");
    }

    private ProbeResult.Present present(String name, String tag) {
        return assertInstanceOf(ProbeResult.Present.class, registry().probe(name, tag), name + ":" + tag);
    }

    private void assertAbsent(String name, String tag) {
        assertInstanceOf(ProbeResult.Absent.class, registry().probe(name, tag), name + ":" + tag);
    }

    private static void assertGone(DropResult result) {
        assertInstanceOf(DropResult.Gone.class, result);
    }

    private static void assertNotGone(DropResult result) {
        assertNotNull(result, "a drop answered null");
        assertFalse(result instanceof DropResult.Gone, "a drop that deleted nothing was reported as a success");
    }

    private static SnapshotRegistry orSkip(@Nullable SnapshotRegistry registry, String why) {
        return registry == null ? abort("the driver supplies " + why) : registry;
    }
}
