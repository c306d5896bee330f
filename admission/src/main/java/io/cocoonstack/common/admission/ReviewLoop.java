package io.cocoonstack.common.admission;

import io.cocoonstack.common.admission.internal.OccasionalLog;
import io.cocoonstack.common.admission.internal.ShortText;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The loop of an admission webhook (contract 8 rule serve): a function from an HTTP request to its answer, for any
 * server. The server reads the whole body, or one byte more than {@link #limit()} of a longer one, calls {@link
 * #answer}, and sends the answer. The loop never throws. It is safe for use by many threads.
 *
 * <pre>{@code
 * ReviewLoop loop = ReviewLoop.of(request -> AdmissionResponse.allow());
 * ReviewAnswer answer = loop.answer("POST", "application/json", null, body);
 * }</pre>
 */
public final class ReviewLoop {

    /** The longest body, in bytes, unless another limit is set: 10 MiB. */
    public static final int DEFAULT_LIMIT = 10 * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(ReviewLoop.class);

    private final ReviewHandler handler;
    private final int limit;
    private final AdmissionMetrics metrics;
    private final OccasionalLog log = new OccasionalLog();

    private ReviewLoop(Builder builder) {
        this.handler = builder.handler;
        this.limit = builder.limit;
        this.metrics = builder.metrics;
    }

    /**
     * {@return a loop with the defaults}
     *
     * @param handler decides
     */
    public static ReviewLoop of(ReviewHandler handler) {
        return builder(handler).build();
    }

    /**
     * {@return a builder of a loop, with the defaults}
     *
     * @param handler decides
     */
    public static Builder builder(ReviewHandler handler) {
        return new Builder(handler);
    }

    /**
     * {@return the request of a review, as handlers get it; for their tests, and for reviews that were recorded}
     *
     * @param review an AdmissionReview in JSON, UTF-8; not to be changed from here on
     * @throws IllegalArgumentException if the loop would refuse the review; the message says why
     */
    public static AdmissionRequest requestOf(byte[] review) {
        try {
            return ReviewReader.read(review);
        } catch (RefusalException e) {
            throw new IllegalArgumentException(e.refusal().text() + ": " + e.getMessage(), e);
        }
    }

    /** {@return the longest body that is read; in bytes} */
    public int limit() {
        return limit;
    }

    /**
     * Answers a request.
     *
     * @param method the HTTP method
     * @param contentType the header {@code Content-Type}, or null for none
     * @param contentEncoding the header {@code Content-Encoding}, or null for none
     * @param body the whole body; of one that is longer than {@link #limit()}, more than the limit is enough. Not to be
     *     changed while the handler works; null is taken for empty
     * @return the answer: 200 with a review, or 400, 405, 413, 415 or 500 with a line of text
     */
    public ReviewAnswer answer(
            String method, @Nullable String contentType, @Nullable String contentEncoding, byte @Nullable [] body) {
        long begin = System.nanoTime();
        AdmissionRequest request;
        try {
            request = read(method, contentType, contentEncoding, body);
        } catch (RefusalException e) {
            return refuse(e);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            // No body is known to end so. The client gets an answer even if one does.
            logFailure("could not read an admission review", e);
            return ReviewAnswer.text(500, "the review could not be read");
        }
        ReviewAnswer answer;
        Verdict verdict;
        try {
            @Nullable AdmissionResponse decision = handler.review(request);
            AdmissionResponse response = decision == null ? AdmissionResponse.allow() : decision;
            answer = ReviewAnswer.json(ResponseWriter.write(request.apiVersion, request.uid(), response));
            verdict = response.isAllowed() ? Verdict.ALLOWED : Verdict.DENIED;
        } catch (Throwable failure) {
            // Errors, too: after a stack overflow on one request its client still needs an answer.
            if (failure instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            logFailure("the admission handler failed on " + ShortText.of(request.toString()), failure);
            answer = ReviewAnswer.text(500, "the admission handler failed");
            verdict = Verdict.FAILED;
        }
        Verdict counted = verdict;
        count(listener -> listener.onVerdict(request, counted, System.nanoTime() - begin));
        return answer;
    }

    private AdmissionRequest read(
            String method, @Nullable String contentType, @Nullable String contentEncoding, byte @Nullable [] body)
            throws RefusalException {
        if (!"POST".equals(method)) {
            throw new RefusalException(Refusal.METHOD, method);
        }
        if (!isJson(contentType)) {
            throw new RefusalException(Refusal.CONTENT_TYPE, String.valueOf(contentType));
        }
        if (!isIdentity(contentEncoding)) {
            throw new RefusalException(Refusal.CONTENT_ENCODING, String.valueOf(contentEncoding));
        }
        byte[] bytes = body == null ? new byte[0] : body;
        if (bytes.length > limit) {
            throw new RefusalException(Refusal.TOO_LARGE, "");
        }
        return ReviewReader.read(bytes);
    }

    private static boolean isJson(@Nullable String contentType) {
        return ReviewAnswer.JSON.equals(contentType)
                || (contentType != null
                        && contentType
                                .split(";", 2)[0]
                                .strip()
                                .toLowerCase(Locale.ROOT)
                                .equals(ReviewAnswer.JSON));
    }

    private static boolean isIdentity(@Nullable String contentEncoding) {
        String encoding = contentEncoding == null ? "" : contentEncoding.strip().toLowerCase(Locale.ROOT);
        return encoding.isEmpty() || encoding.equals("identity");
    }

    private ReviewAnswer refuse(RefusalException e) {
        Refusal refusal = e.refusal();
        count(listener -> listener.onRefused(refusal));
        log.event(
                refusal,
                held -> LOG.warn(
                        "refused an admission review with {}: {}{}{}",
                        refusal.status(),
                        refusal.text(),
                        ShortText.detail(e.getMessage()),
                        OccasionalLog.more(held)));
        return ReviewAnswer.text(refusal.status(), refusal.text());
    }

    private void count(Consumer<AdmissionMetrics> event) {
        try {
            event.accept(metrics);
        } catch (RuntimeException e) {
            log.event("listener", held -> LOG.warn("a metrics listener failed{}", OccasionalLog.more(held), e));
        }
    }

    private void logFailure(String what, Throwable failure) {
        log.event(failure.getClass(), held -> LOG.error("{}{}", what, OccasionalLog.more(held), failure));
    }

    /** Settings of a loop. Not safe for use by many threads. */
    public static final class Builder {

        private final ReviewHandler handler;
        private int limit = DEFAULT_LIMIT;
        private AdmissionMetrics metrics = AdmissionMetrics.NONE;

        private Builder(ReviewHandler handler) {
            this.handler = Objects.requireNonNull(handler, "handler");
        }

        /**
         * {@return this, with another limit}
         *
         * @param bytes the longest body that is read, in bytes; 0 or less for {@link #DEFAULT_LIMIT}
         */
        public Builder limit(int bytes) {
            this.limit = bytes <= 0 ? DEFAULT_LIMIT : bytes;
            return this;
        }

        /**
         * {@return this, with another listener}
         *
         * @param metrics counts verdicts and refusals
         */
        public Builder metrics(AdmissionMetrics metrics) {
            this.metrics = Objects.requireNonNull(metrics, "metrics");
            return this;
        }

        /** {@return a loop with the settings so far} */
        public ReviewLoop build() {
            return new ReviewLoop(this);
        }
    }
}
