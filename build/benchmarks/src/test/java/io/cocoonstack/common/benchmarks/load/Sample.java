package io.cocoonstack.common.benchmarks.load;

/**
 * What one run measured.
 *
 * @param latencies of the answers that came in the measured time
 * @param nanos the measured time
 * @param clientCpu CPU time of the client's thread in it, nanoseconds
 * @param serverCpu CPU time of the server's process in it, nanoseconds
 */
record Sample(Latencies latencies, long nanos, long clientCpu, long serverCpu) {

    double perSecond() {
        return latencies.count() * 1e9 / nanos;
    }
}
