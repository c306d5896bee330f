package io.cocoonstack.common.testkit.contracts.internal;

/** Runs passes until nothing changes. */
final class Quiet {

    private static final int MAX_PASSES = 15;

    private Quiet() {}

    static void until(World world, Gate gate, Runnable pass) {
        String before = "";
        for (int i = 0; i < MAX_PASSES && !gate.isDead(); i++) {
            String now = world.fingerprint();
            if (now.equals(before)) {
                return;
            }
            before = now;
            pass.run();
        }
    }
}
