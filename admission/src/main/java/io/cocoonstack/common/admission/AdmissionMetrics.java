package io.cocoonstack.common.admission;

/**
 * A listener that counts the work of a review loop. Every method does nothing by default, and gets no null.
 *
 * <p>The loop calls it from many threads at once, in the middle of their work, so it must be quick and safe for that.
 * An exception that it throws is logged and otherwise ignored.
 *
 * @see MicrometerAdmissionMetrics
 */
public interface AdmissionMetrics {

    /** Counts nothing. */
    AdmissionMetrics NONE = new AdmissionMetrics() {};

    /**
     * A handler was asked.
     *
     * @param request the request, whose texts the client chose
     * @param verdict the outcome
     * @param nanos the time from the begin of reading to the end of writing, in nanoseconds
     */
    default void onVerdict(AdmissionRequest request, Verdict verdict, long nanos) {}

    /**
     * A request was refused, and no handler was asked.
     *
     * @param reason the reason
     */
    default void onRefused(Refusal reason) {}
}
