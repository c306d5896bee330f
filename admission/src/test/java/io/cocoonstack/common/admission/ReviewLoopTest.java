package io.cocoonstack.common.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.cocoonstack.common.testsupport.LogCapture;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Tests contract 8 rule serve. */
class ReviewLoopTest {

    private static final byte[] GOOD = Bodies.utf8(Bodies.GOOD);

    private final AtomicInteger calls = new AtomicInteger();
    private final ReviewLoop loop = ReviewLoop.of(request -> {
        calls.incrementAndGet();
        return AdmissionResponse.allow();
    });

    private int status(String contentType, String contentEncoding) {
        return loop.answer("POST", contentType, contentEncoding, GOOD).status();
    }

    @Test
    void aGoodReviewIsAnsweredInJson() {
        ReviewAnswer answer = loop.answer("POST", "application/json", null, GOOD);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo("application/json");
        assertThat(Bodies.text(answer))
                .isEqualTo("{\"apiVersion\":\"admission.k8s.io/v1\",\"kind\":\"AdmissionReview\","
                        + "\"response\":{\"uid\":\"u\",\"allowed\":true}}");
        assertThat(answer).hasToString("ReviewAnswer[200, " + answer.body().length + " bytes]");
    }

    @Test
    void aReviewWithoutAVersionIsAnsweredWithoutOne() {
        ReviewAnswer answer = Bodies.answer(Bodies.utf8("{\"kind\":\"AdmissionReview\",\"request\":{}}"));
        assertThat(Bodies.text(answer))
                .isEqualTo("{\"kind\":\"AdmissionReview\",\"response\":{\"uid\":\"\",\"allowed\":true}}");
    }

    @Test
    void refusalsAreALineOfPlainText() {
        ReviewAnswer answer = loop.answer("GET", "application/json", null, GOOD);
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.contentType()).isEqualTo("text/plain; charset=utf-8");
        assertThat(Bodies.text(answer)).isEqualTo("the method must be POST\n");
        assertThat(calls).hasValue(0);
    }

    @Test
    void onlyJsonIsTakenInWhateverCaseAndWithWhateverParameters() {
        for (String good : List.of(
                "application/json", "Application/JSON", " application/json ; charset=utf-8", "application/json;x=y")) {
            assertThat(status(good, null)).as(good).isEqualTo(200);
        }
        for (String bad : List.of("", "text/json", "application/json-patch+json", "application/jsonx", "json", ";")) {
            assertThat(status(bad, null)).as(bad).isEqualTo(415);
        }
        assertThat(status(null, null)).isEqualTo(415);
    }

    @Test
    void onlyPlainBodiesAreTaken() {
        for (String good : List.of("", " ", "identity", "Identity", " identity ")) {
            assertThat(status("application/json", good)).as(good).isEqualTo(200);
        }
        for (String bad : List.of("gzip", "br", "identity, gzip", "*")) {
            assertThat(status("application/json", bad)).as(bad).isEqualTo(415);
        }
    }

    @Test
    void theFirstThatIsWrongIsTold() {
        byte[] longer = new byte[ReviewLoop.DEFAULT_LIMIT + 1];
        assertThat(loop.answer("PUT", "text/plain", "gzip", longer).status()).isEqualTo(405);
        assertThat(Bodies.text(loop.answer("POST", "text/plain", "gzip", longer)))
                .contains("content type");
        assertThat(Bodies.text(loop.answer("POST", "application/json", "gzip", longer)))
                .contains("content encoding");
        assertThat(loop.answer("POST", "application/json", null, longer).status())
                .isEqualTo(413);
        assertThat(loop.answer("POST", "application/json", null, null).status()).isEqualTo(400);
        assertThat(loop.answer("post", "application/json", null, GOOD).status()).isEqualTo(405);
    }

    @Test
    void theLimitIsInBytesAndBlanksCount() {
        ReviewLoop small =
                ReviewLoop.builder(request -> null).limit(GOOD.length).build();
        assertThat(small.limit()).isEqualTo(GOOD.length);
        assertThat(Bodies.answer(small, GOOD).status()).isEqualTo(200);
        assertThat(Bodies.answer(small, Bodies.utf8(Bodies.GOOD + " ")).status())
                .isEqualTo(413);
        assertThat(ReviewLoop.builder(request -> null).limit(0).build().limit()).isEqualTo(10 * 1024 * 1024);
        assertThat(ReviewLoop.builder(request -> null).limit(-5).build().limit())
                .isEqualTo(ReviewLoop.DEFAULT_LIMIT);
        assertThat(ReviewLoop.builder(request -> null).limit(1).build().limit()).isEqualTo(1);
        assertThat(loop.limit()).isEqualTo(ReviewLoop.DEFAULT_LIMIT);
    }

    @Test
    void whateverAHandlerThrowsIsA500WithoutDetails() {
        for (Throwable failure : List.of(
                new IllegalStateException("secret"),
                new Exception("secret"),
                new StackOverflowError("secret"),
                new AssertionError("secret"))) {
            try (LogCapture log = new LogCapture()) {
                ReviewAnswer answer = Bodies.answer(
                        ReviewLoop.of(request -> {
                            if (failure instanceof Exception exception) {
                                throw exception;
                            }
                            throw (Error) failure;
                        }),
                        GOOD);
                assertThat(answer.status()).isEqualTo(500);
                assertThat(Bodies.text(answer)).isEqualTo("the admission handler failed\n");
                assertThat(log.warnings())
                        .singleElement()
                        .asString()
                        .startsWith("the admission handler failed on AdmissionRequest[null  null/null, uid u] (more");
                assertThat(log.all()).contains("secret");
            }
        }
    }

    @Test
    void anInterruptedHandlerLeavesTheThreadInterrupted() {
        ReviewAnswer answer = Bodies.answer(
                ReviewLoop.of(request -> {
                    throw new InterruptedException();
                }),
                GOOD);
        assertThat(answer.status()).isEqualTo(500);
        assertThat(Thread.interrupted()).isTrue();
        Bodies.answer(
                ReviewLoop.of(request -> {
                    throw new IllegalStateException();
                }),
                GOOD);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void theLogHasOneLineAKindHoweverManyComeOfIt() {
        ReviewLoop failing = ReviewLoop.of(request -> {
            throw new IllegalStateException("boom");
        });
        try (LogCapture log = new LogCapture()) {
            for (int i = 0; i < 50; i++) {
                failing.answer("GET\nx", null, null, GOOD);
                failing.answer("POST", "text/\nplain", null, GOOD);
                failing.answer("POST", "application/json", "gzip", GOOD);
                failing.answer("POST", "application/json", null, Bodies.utf8("{"));
                failing.answer("POST", "application/json", null, Bodies.utf8("{}"));
                failing.answer("POST", "application/json", null, GOOD);
            }
            assertThat(log.warnings()).hasSize(6).allMatch(line -> !line.contains("\n"));
            assertThat(log.warnings().get(1))
                    .startsWith("refused an admission review with 415: the content type must be application/json"
                            + " (text/ plain) (more of this kind");
        }
    }

    @Test
    void aListenerHearsVerdictsAndRefusals() {
        List<String> heard = new ArrayList<>();
        AdmissionMetrics metrics = new AdmissionMetrics() {
            @Override
            public void onVerdict(AdmissionRequest request, Verdict verdict, long nanos) {
                heard.add(request.uid() + " " + verdict + " " + (nanos > 0 && nanos < 60_000_000_000L));
            }

            @Override
            public void onRefused(Refusal reason) {
                heard.add(reason.toString());
            }
        };
        AtomicInteger turn = new AtomicInteger();
        ReviewLoop counted = ReviewLoop.builder(request -> switch (turn.getAndIncrement()) {
                    case 0 -> null;
                    case 1 -> AdmissionResponse.deny("no");
                    default -> throw new IllegalStateException("boom");
                })
                .metrics(metrics)
                .build();
        for (int i = 0; i < 3; i++) {
            Bodies.answer(counted, GOOD);
        }
        counted.answer("GET", null, null, GOOD);
        assertThat(heard).containsExactly("u ALLOWED true", "u DENIED true", "u FAILED true", "METHOD");
    }

    @Test
    void aListenerThatFailsDisturbsNobody() {
        AdmissionMetrics metrics = new AdmissionMetrics() {
            @Override
            public void onVerdict(AdmissionRequest request, Verdict verdict, long nanos) {
                throw new IllegalStateException("boom");
            }

            @Override
            public void onRefused(Refusal reason) {
                throw new IllegalStateException("boom");
            }
        };
        try (LogCapture log = new LogCapture()) {
            ReviewLoop counted =
                    ReviewLoop.builder(request -> null).metrics(metrics).build();
            assertThat(Bodies.answer(counted, GOOD).status()).isEqualTo(200);
            ReviewLoop other =
                    ReviewLoop.builder(request -> null).metrics(metrics).build();
            assertThat(other.answer("GET", null, null, GOOD).status()).isEqualTo(405);
            assertThat(log.warnings().stream().filter(line -> line.startsWith("a metrics listener failed")))
                    .hasSize(2);
        }
        AdmissionMetrics.NONE.onRefused(Refusal.METHOD);
        AdmissionMetrics.NONE.onVerdict(ReviewLoop.requestOf(GOOD), Verdict.ALLOWED, 1);
    }

    @Test
    void aLoopNeedsAHandlerAndAListener() {
        assertThatNullPointerException().isThrownBy(() -> ReviewLoop.of(null));
        assertThatNullPointerException()
                .isThrownBy(() -> ReviewLoop.builder(request -> null).metrics(null));
    }
}
