package io.cocoonstack.common.benchmarks.load;

import java.util.List;

/**
 * What the rounds of one way and one server come to. Times are nanoseconds, NaN where too few answers came for a
 * percentile; the JSON has these as texts.
 *
 * @param way the way
 * @param server the server
 * @param requests answers in all
 * @param perSecond the middle of the rounds' requests a second
 * @param leastPerSecond of the slowest round
 * @param mostPerSecond of the fastest
 * @param p50 of all answers
 * @param p99 of all answers
 * @param p999 of all answers
 * @param serverCpu of the server's process, a request
 * @param clientCpu of the client's thread, a request
 * @param memory resident after the last round, bytes; NaN where the system does not tell
 */
record Result(
        Way way,
        Contender server,
        int requests,
        double perSecond,
        double leastPerSecond,
        double mostPerSecond,
        double p50,
        double p99,
        double p999,
        double serverCpu,
        double clientCpu,
        double memory) {

    /**
     * Of at least one round.
     *
     * @throws IllegalStateException if a round has no answer
     */
    static Result of(Way way, Contender server, List<Sample> rounds, double memory) {
        Latencies all = new Latencies();
        long serverCpu = 0;
        long clientCpu = 0;
        for (Sample round : rounds) {
            if (round.latencies().count() == 0) {
                throw new IllegalStateException(
                        server.label + ", " + way.text() + ": no answer came in the measured time");
            }
            all.addAll(round.latencies());
            serverCpu += round.serverCpu();
            clientCpu += round.clientCpu();
        }
        double[] perSecond =
                rounds.stream().mapToDouble(Sample::perSecond).sorted().toArray();
        return new Result(
                way,
                server,
                all.count(),
                perSecond[perSecond.length / 2],
                perSecond[0],
                perSecond[perSecond.length - 1],
                all.percentile(50),
                all.percentile(99),
                all.percentile(99.9),
                (double) serverCpu / all.count(),
                (double) clientCpu / all.count(),
                memory);
    }
}
