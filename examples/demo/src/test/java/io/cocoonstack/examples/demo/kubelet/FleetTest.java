package io.cocoonstack.examples.demo.kubelet;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.meta.SnapshotOrigin;
import io.cocoonstack.examples.demo.PretendRegistry;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What watches over the demo has to see what it is there for. */
class FleetTest {

    private final PretendRegistry registry = new PretendRegistry();
    private final Fleet fleet = new Fleet(registry);

    private String push(long counter) {
        return registry.push("vm", "hibernate", new PretendRegistry.Snapshot(counter, SnapshotOrigin.UNNAMED));
    }

    private String id() {
        return Objects.requireNonNull(fleet.find("a", "vm")).id();
    }

    @Test
    void aGoodRoundIsNoAccident() {
        fleet.boot("a", "vm", 0);
        fleet.tick();
        fleet.freeze(id());
        String digest = push(1);
        fleet.destroy(id());
        fleet.restore("b", "vm", 1);
        fleet.tick();
        registry.drop("vm", digest);
        assertThat(fleet.accidents()).isEmpty();
        assertThat(fleet.counter("vm")).isEqualTo(2);
        assertThat(fleet.runsOn("vm")).isEqualTo("b");
    }

    @Test
    void aSecondCopyIsSeen() {
        fleet.boot("a", "vm", 0);
        fleet.restore("b", "vm", 0);
        assertThat(fleet.accidents()).singleElement().asString().contains("second copy");
    }

    @Test
    void aStateThatGoesBackIsSeen() {
        fleet.boot("a", "vm", 0);
        fleet.tick();
        fleet.tick();
        push(2);
        fleet.destroy(id());
        fleet.restore("a", "vm", 1);
        assertThat(fleet.accidents()).singleElement().asString().contains("went back from 2 to 1");
    }

    @Test
    void aVmThatIsDestroyedWithoutASnapshotOfItsStateIsSeen() {
        fleet.boot("a", "vm", 0);
        push(0);
        fleet.tick();
        fleet.destroy(id());
        assertThat(fleet.accidents()).singleElement().asString().contains("no snapshot holds that state");
    }

    @Test
    void aLastSnapshotThatIsDroppedIsSeen() {
        fleet.boot("a", "vm", 0);
        String digest = push(0);
        fleet.destroy(id());
        registry.drop("vm", digest);
        assertThat(fleet.accidents()).singleElement().asString().contains("was dropped");
    }

    @Test
    void aFreshBootOverASnapshotOrAPastIsSeen() {
        fleet.boot("a", "vm", 0);
        push(0);
        fleet.destroy(id());
        fleet.boot("a", "vm", 0);
        assertThat(fleet.accidents()).singleElement().asString().contains("over its snapshot");
    }

    @Test
    void whatTheUserGaveUpIsNoAccident() {
        fleet.boot("a", "vm", 0);
        fleet.tick();
        fleet.giveUpAll();
        fleet.destroy(id());
        fleet.boot("a", "vm", 0);
        assertThat(fleet.accidents()).isEmpty();
    }
}
