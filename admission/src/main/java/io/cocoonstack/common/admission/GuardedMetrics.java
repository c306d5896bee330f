package io.cocoonstack.common.admission;

import io.cocoonstack.common.admission.internal.OccasionalLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls a listener, and logs an exception of it in place of throwing it. */
final class GuardedMetrics implements AdmissionMetrics {

    private static final Logger LOG = LoggerFactory.getLogger(AdmissionMetrics.class);

    private final AdmissionMetrics listener;
    private final OccasionalLog failures = new OccasionalLog();

    GuardedMetrics(AdmissionMetrics listener) {
        this.listener = listener;
    }

    @Override
    public void onVerdict(AdmissionRequest request, Verdict verdict, long nanos) {
        try {
            listener.onVerdict(request, verdict, nanos);
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    @Override
    public void onRefused(Refusal reason) {
        try {
            listener.onRefused(reason);
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    private void failed(RuntimeException e) {
        failures.event("listener", held -> LOG.warn("a metrics listener failed{}", OccasionalLog.more(held), e));
    }
}
