package io.cocoonstack.common.registry;

import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The deletion of an older digest against the push of a newer manifest under the same tag, within 4 ms, many times.
 */
final class DropRace {

    static final int TRIES = 300;

    private static final long WITHIN_NANOS = TimeUnit.MILLISECONDS.toNanos(4);
    private static final String VM = "vk-race";
    private static final String MANIFESTS = "/v2/" + VM + "/manifests/";

    private final RealRegistry server;
    private final SplittableRandom random = new SplittableRandom(1);
    private final CyclicBarrier start = new CyclicBarrier(2);
    private int lost;
    private int byDigest;
    private int refused;

    private DropRace(RealRegistry server) {
        this.server = server;
    }

    /** Runs the race, and returns its outcome in one line. */
    static String run(RealRegistry server) throws Exception {
        DropRace race = new DropRace(server);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (int i = 0; i < TRIES; i++) {
                race.tryOnce(threads, i);
            }
        } finally {
            threads.shutdownNow();
        }
        return "newer tag lost " + race.lost + " times, its manifest then there by digest " + race.byDigest + " times; "
                + race.refused + " pushes refused";
    }

    private void tryOnce(ExecutorService threads, int i) throws Exception {
        String media = TestManifest.MEDIA_TYPE;
        String older = server.push(VM, "hibernate", media, TestManifest.ofPod("prod", "race", 2 * i));
        byte[] manifest = TestManifest.ofPod("prod", "race", 2 * i + 1);
        Future<Integer> deletion = threads.submit(
                soon(() -> server.request("DELETE", MANIFESTS + older).statusCode()));
        Future<Integer> push = threads.submit(soon(() -> server.putManifest(VM, "hibernate", media, manifest)));
        deletion.get();
        if (push.get() != 201) {
            refused++;
        } else if (!isThere("hibernate")) {
            lost++;
            byDigest += isThere(ManifestDigest.sha256(manifest)) ? 1 : 0;
        }
    }

    private Callable<Integer> soon(Callable<Integer> request) {
        long pause = random.nextLong(WITHIN_NANOS);
        return () -> {
            start.await();
            LockSupport.parkNanos(pause);
            return request.call();
        };
    }

    private boolean isThere(String reference) throws Exception {
        return server.request("GET", MANIFESTS + reference, "Accept", TestManifest.MEDIA_TYPE)
                        .statusCode()
                == 200;
    }
}
