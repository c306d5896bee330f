package io.cocoonstack.common.admission;

/**
 * Hears what a review loop does, to count it. Every method does nothing by default.
 *
 * <p>Called from many threads at once, in the middle of their work: it must be quick and safe for that. What it throws is
 * logged and otherwise ignored.
 *
 * @see MicrometerAdmissionMetrics
 */
public interface AdmissionMetrics {

    /** Counts nothing. */
    AdmissionMetrics NONE = new AdmissionMetrics() {};

    /**
     * A handler was asked.
     *
     * @param request what it was asked; the client chose its texts
     * @param verdict what came of it
     * @param nanos from the begin of reading to the end of writing, in nanoseconds
     */
    default void onVerdict(AdmissionRequest request, Verdict verdict, long nanos) {}

    /**
     * A request was refused, and no handler was asked.
     *
     * @param reason why
     */
    default void onRefused(Refusal reason) {}
}
