package io.cocoonstack.common.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BodyBufferTest {

    private static final int LIMIT = 1_000_000;

    @Test
    void whatCameInPiecesComesOutWholeAndTheMemoryIsReturned() {
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 200; round++) {
            AtomicLong memory = new AtomicLong(LIMIT);
            int size = random.nextInt(round % 2 == 0 ? LIMIT + 1 : 100_000);
            BodyBuffer body = new BodyBuffer(LIMIT, round % 3 == 0 ? -1 : size, memory);
            ByteArrayOutputStream sent = new ByteArrayOutputStream();
            while (sent.size() < size) {
                byte[] piece = new byte[Math.min(size - sent.size(), random.nextInt(1, 40_000))];
                random.nextBytes(piece);
                sent.writeBytes(piece);
                body.add(ByteBuffer.wrap(piece));
            }
            assertThat(body.isTooLarge()).isFalse();
            assertThat(body.isStarved()).isFalse();
            assertThat(body.toBytes()).isEqualTo(sent.toByteArray());
            assertThat(memory.get()).isLessThanOrEqualTo(LIMIT - Math.max(0, size - 65_536));
            body.release();
            assertThat(memory.get()).isEqualTo(LIMIT);
        }
    }

    @Test
    void whatIsAnnouncedCostsNothingUntilItComes() {
        AtomicLong memory = new AtomicLong(0);
        BodyBuffer body = new BodyBuffer(LIMIT, LIMIT, memory);
        body.add(ByteBuffer.wrap(new byte[65_536]));
        assertThat(body.isStarved()).isFalse();
        body.add(ByteBuffer.wrap(new byte[1]));
        assertThat(body.isStarved()).isTrue();
        assertThat(memory.get()).isZero();
    }

    @Test
    void whatIsBeyondTheLimitIsCountedAndDropped() {
        AtomicLong memory = new AtomicLong(LIMIT);
        BodyBuffer body = new BodyBuffer(LIMIT, -1, memory);
        body.add(ByteBuffer.wrap(new byte[LIMIT]));
        assertThat(body.isTooLarge()).isFalse();
        body.add(ByteBuffer.wrap(new byte[1]));
        assertThat(body.isTooLarge()).isTrue();
        assertThat(memory.get()).isEqualTo(LIMIT);
        assertThat(body.isHopeless()).isFalse();
        body.add(ByteBuffer.wrap(new byte[LIMIT + 65_536]));
        assertThat(body.isHopeless()).isTrue();
    }
}
