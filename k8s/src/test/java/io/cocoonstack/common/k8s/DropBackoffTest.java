package io.cocoonstack.common.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.round.DropResult;
import io.cocoonstack.common.round.ProbeResult;
import io.cocoonstack.common.round.SnapshotRegistry;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DropBackoffTest {

    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 1000);
    private DropResult answer = new DropResult.Unsupported("405");
    private final DropBackoff backoff = new DropBackoff(
            new SnapshotRegistry() {
                @Override
                public ProbeResult probe(String name, String tag) {
                    return new ProbeResult.Present(name + ":" + tag);
                }

                @Override
                public DropResult drop(String name, String digest) {
                    return answer;
                }
            },
            clock::get);

    @Test
    void aDropThatIsNotSupportedIsDueAfterTimesThatDouble() {
        assertThat(backoff.isPending("vm@sha256:a")).isFalse();
        for (long seconds : new long[] {30, 60, 120, 240, 300, 300}) {
            assertThat(backoff.drop("vm", "sha256:a")).isEqualTo(answer);
            pass(seconds - 1);
            assertThat(backoff.isPending("vm@sha256:a")).isTrue();
            pass(1);
            assertThat(backoff.isPending("vm@sha256:a")).isFalse();
        }
    }

    @Test
    void anotherVmAndAnotherDigestAreAskedFor() {
        backoff.drop("vm", "sha256:a");
        assertThat(backoff.isPending("vm@sha256:b")).isFalse();
        assertThat(backoff.isPending("vn@sha256:a")).isFalse();
    }

    @Test
    void aDropThatFailsOrSucceedsIsNotPending() {
        backoff.drop("vm", "sha256:a");
        pass(30);
        answer = new DropResult.Failed("503", null);
        backoff.drop("vm", "sha256:a");
        assertThat(backoff.isPending("vm@sha256:a")).isFalse();
        answer = new DropResult.Gone();
        backoff.drop("vm", "sha256:a");
        assertThat(backoff.isPending("vm@sha256:a")).isFalse();
    }

    @Test
    void aProbeIsTheRegistrys() {
        assertThat(backoff.probe("vm", "hibernate")).isEqualTo(new ProbeResult.Present("vm:hibernate"));
    }

    private void pass(long seconds) {
        clock.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }
}
