package io.cocoonstack.common.k8s.server;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what a server does in its own time. */
final class Waiting {

    private Waiting() {}

    /** Waits until a condition holds; a client's exception counts as "not yet". */
    static void until(String what, Duration patience, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!holds(condition)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited " + patience + " in vain for " + what);
            }
            Thread.sleep(100);
        }
    }

    private static boolean holds(BooleanSupplier condition) {
        try {
            return condition.getAsBoolean();
        } catch (KubernetesClientException e) {
            return false;
        }
    }
}
