package io.cocoonstack.common.testkit.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.SnapshotOrigin;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The watch over VM states has to see each kind of loss. */
class VmsTest {

    private static final String TAG = "hibernate";

    private final Story story = new Story();
    private final World world = new World(story);
    private final Vms vms = world.vms();

    private String hibernate(String node, String id) {
        vms.snapshot(node, id);
        String digest = vms.push(node, id, TAG, SnapshotOrigin.UNNAMED);
        vms.confirmPush(id);
        vms.destroy(node, id);
        return digest;
    }

    private void assertViolation(String words) {
        assertThat(story.violations()).singleElement().asString().contains(words);
    }

    @Test
    void aGoodRoundIsNoViolation() {
        String id = vms.create("a", "vm", null);
        vms.tick();
        String digest = hibernate("a", id);
        vms.restore("b", "vm", digest);
        vms.tick();
        world.registry().drop("vm", digest);
        vms.check();
        assertThat(story.violations()).isEmpty();
        assertThat(vms.counter("vm")).isEqualTo(2);
        assertThat(vms.runsOn("vm")).isEqualTo("b");
    }

    @Test
    void aForkBeginsWithTheStateOfItsParent() {
        vms.create("a", "vm", null);
        vms.tick();
        vms.create("a", "fork", "vm");
        assertThat(vms.counter("fork")).isEqualTo(1);
    }

    @Test
    void aSecondCopyIsSeen() {
        vms.create("a", "vm", null);
        vms.create("b", "vm", null);
        assertViolation("a second copy of vm");
    }

    @Test
    void aStateThatGoesBackIsSeen() {
        String id = vms.create("a", "vm", null);
        world.registry().push("vm", "old", SnapshotOrigin.UNNAMED, 0);
        vms.tick();
        hibernate("a", id);
        vms.restore("a", "vm", "old");
        assertViolation("goes back from 1 to 0");
    }

    @Test
    void aVmThatIsDestroyedWithoutAConfirmedPushIsSeen() {
        String id = vms.create("a", "vm", null);
        vms.snapshot("a", id);
        vms.push("a", id, TAG, SnapshotOrigin.UNNAMED);
        vms.destroy("a", id);
        assertViolation("before a push of it was confirmed");
    }

    @Test
    void aVmThatIsDestroyedWithAnOlderSnapshotIsSeen() {
        String id = vms.create("a", "vm", null);
        vms.snapshot("a", id);
        vms.push("a", id, TAG, SnapshotOrigin.UNNAMED);
        vms.resume("a", id);
        vms.tick();
        vms.confirmPush(id);
        vms.destroy("a", id);
        vms.check();
        assertViolation("the last copy of the state of vm at 1 is lost; what is left is at 0");
    }

    @Test
    void aLastSnapshotThatIsDroppedIsSeen() {
        String digest = hibernate("a", vms.create("a", "vm", null));
        world.registry().drop("vm", digest);
        vms.check();
        assertViolation("nothing is left");
    }

    @Test
    void aFreshBootOverASnapshotIsSeen() {
        hibernate("a", vms.create("a", "vm", null));
        vms.create("a", "vm", null);
        assertViolation("boots fresh on a while a snapshot of its state exists");
    }

    @Test
    void aVmThatWasGivenUpIsNoViolation() {
        String id = vms.create("a", "vm", null);
        vms.tick();
        vms.giveUpAll();
        vms.destroy("a", id);
        vms.create("a", "vm", null);
        assertThat(story.violations()).isEmpty();
    }

    @Test
    void aRestoreFailsWhileTheRegistryIsOutOfService() {
        String digest = hibernate("a", vms.create("a", "vm", null));
        world.registry().outage(true);
        assertThat(catchThrowable(() -> vms.restore("a", "vm", digest))).hasMessageContaining("503");
        assertThat(vms.counter("vm")).isNull();
    }

    @Test
    void twoWritersOfAnAnnotationAreSeen() {
        story.wrote("kubelet a", "demo-0", Map.of("vm.cocoonstack.io/id", "vm-1"));
        story.wrote("kubelet b", "demo-0", Map.of("vm.cocoonstack.io/id", "vm-2"));
        assertThat(story.violations()).isEmpty();
        story.wrote("operator", "demo-0", Map.of("vm.cocoonstack.io/id", "vm-1"));
        assertViolation("VIOLATION of 1: ");
    }

    @Test
    void theDigestOfAPodIsItsKubeletsButWhereThePodIsCreated() {
        Set<String> digest = Set.of(Annotations.HIBERNATE_DIGEST);
        story.checkWriter("kubelet a", digest, false);
        story.checkWriter("operator", digest, true);
        assertThat(story.violations()).isEmpty();
        story.checkWriter("operator", digest, false);
        assertViolation("VIOLATION of 1: ");
    }
}
