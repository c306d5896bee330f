package io.cocoonstack.examples.demo.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.meta.Identifiers;
import io.cocoonstack.common.meta.SnapshotOrigin;
import io.cocoonstack.common.testkit.world.PretendProcess;
import io.cocoonstack.common.testkit.world.Story;
import io.cocoonstack.common.testkit.world.VmHost;
import io.cocoonstack.common.testkit.world.World;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

/** No loss of a run is silent, also where its fleet cannot prevent it. */
class ResultTest {

    private final World world = new World(new Story());
    private final VmHost host = new PretendProcess(world, "kubelet node-a").host("node-a");

    /** The price of trust: the snapshot is dropped while nothing else is left of the VM. */
    private Story loseTheLastCopy() {
        String id = world.vms().put("node-a", FickleUser.VM);
        host.snapshot(id);
        String digest = host.push(id, Identifiers.HIBERNATE_SNAPSHOT_TAG, SnapshotOrigin.UNNAMED);
        host.destroy(id);
        world.vms().check();
        assertThat(world.story().violations()).isEmpty();
        world.registry().drop(FickleUser.VM, digest);
        world.vms().check();
        return world.story();
    }

    private static String told(LongFunction<Result> play, boolean passes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        assertThat(FaultRuns.tell(6, 1, out, play)).isEqualTo(passes);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aLossBesideATrustedKubeletIsListedAndTold() {
        Result result = Result.of(Fleet.GO_KUBELET_TRUSTED, List.of(), List.of(), loseTheLastCopy());

        assertThat(result.broken()).isEmpty();
        assertThat(result.listed()).contains("the last copy of the state of " + FickleUser.VM);
        assertThat(told(seed -> result, true))
                .contains("seed 6 lost what its fleet cannot prevent: " + result.listed())
                .contains("PASSED: all 1 seeds");
    }

    @Test
    void theSameLossInAnyOtherFleetFailsTheRun() {
        Story story = loseTheLastCopy();
        for (Fleet fleet : List.of(Fleet.OURS, Fleet.GO_KUBELET_SERIALIZED, Fleet.GO_OPERATOR)) {
            Result result = Result.of(fleet, List.of(), List.of(), story);
            assertThat(result.listed()).as(fleet.name()).isNull();
            assertThat(told(seed -> result, false)).contains("seed 6 FAILED: [").contains("the last copy");
        }
    }

    @Test
    void aVmThatIsDestroyedBeforeItsPushIsNotThePriceOfTrust() {
        host.destroy(world.vms().put("node-a", FickleUser.VM));
        world.vms().check();

        Result result = Result.of(Fleet.GO_KUBELET_TRUSTED, List.of(), List.of(), world.story());

        assertThat(result.listed()).isNull();
        assertThat(result.broken()).anyMatch(one -> one.contains("destroyed before a push"));
    }

    @Test
    void whatCannotComeTrueWithoutTheLostVmIsToldAlong() {
        Result result = Result.of(Fleet.GO_KUBELET_TRUSTED, List.of("never reached it"), List.of(), loseTheLastCopy());

        assertThat(told(seed -> result, true)).contains("the last copy").contains("and so [never reached it]");
    }

    @Test
    void aWishThatDoesNotComeTrueBesideATrustedKubeletFailsTheRunWhereNoVmIsLost() {
        Result result = Result.of(Fleet.GO_KUBELET_TRUSTED, List.of("never reached it"), List.of(), new Story());

        assertThat(told(seed -> result, false)).contains("seed 6 FAILED: [never reached it]");
    }

    @Test
    void aDeletionThatDoesNotComeTrueFailsTheRunAlsoWhereAVmIsLost() {
        Result result = Result.of(Fleet.GO_KUBELET_TRUSTED, List.of(), List.of("it is not gone"), loseTheLastCopy());

        assertThat(result.listed()).isNull();
        assertThat(result.broken()).contains("it is not gone");
    }
}
