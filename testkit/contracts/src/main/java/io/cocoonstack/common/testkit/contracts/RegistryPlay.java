package io.cocoonstack.common.testkit.contracts;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.cocoonstack.common.meta.Epoch;
import io.cocoonstack.common.meta.Identifiers;
import io.cocoonstack.common.meta.SnapshotOrigin;
import io.cocoonstack.common.round.DropResult;
import io.cocoonstack.common.round.ProbeResult;
import io.cocoonstack.common.round.SnapshotRegistry;
import java.util.Map;
import java.util.concurrent.Callable;

/** The snapshots of one VM in a registry that is checked. */
record RegistryPlay(SnapshotRegistryDriver driver, String vm) {

    static final String HIBERNATE = Identifiers.HIBERNATE_SNAPSHOT_TAG;
    static final String LATEST = Identifiers.DEFAULT_SNAPSHOT_TAG;
    static final String NO_DIGEST = "sha256:" + "ab".repeat(32);
    static final SnapshotOrigin ORIGIN =
            new SnapshotOrigin("prod", "demo-0", "0c3d1f9e", new Epoch(Epoch.Kind.PRESENT, 3));

    /** Another VM of the same registry. */
    RegistryPlay other() {
        return new RegistryPlay(driver, vm + "-other");
    }

    SnapshotRegistry registry() {
        return driver.registry();
    }

    String push(String tag) {
        return push(tag, ORIGIN.annotations());
    }

    String push(String tag, Map<String, String> annotations) {
        return fromDriver(() -> driver.push(vm, tag, annotations), "the driver cannot push");
    }

    /** A driver whose registry is not on this machine may abort the test, which is no failure. */
    static <T> T fromDriver(Callable<T> call, String failure) {
        try {
            return call.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(failure, e);
        }
    }

    ProbeResult.Present present(String tag) {
        return assertInstanceOf(ProbeResult.Present.class, registry().probe(vm, tag), vm + ":" + tag);
    }

    String digest(String tag) {
        return present(tag).digest();
    }

    void assertAbsent(String tag) {
        assertInstanceOf(ProbeResult.Absent.class, registry().probe(vm, tag), vm + ":" + tag);
    }

    void drop(String digest) {
        assertInstanceOf(DropResult.Gone.class, registry().drop(vm, digest));
    }

    static void assertNotGone(DropResult result) {
        assertNotNull(result, "a drop answered null");
        assertFalse(result instanceof DropResult.Gone, "a drop that deleted nothing was reported as a success");
    }
}
