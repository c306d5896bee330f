package io.cocoonstack.common.benchmarks.load;

import io.cocoonstack.common.benchmarks.Written;
import java.util.List;
import java.util.Locale;

/**
 * How long one JVM takes to start the webhook in one way. Times are nanoseconds since its process was started.
 *
 * @param jdk the JDK's version
 * @param way with which archive
 * @param runs how often it was started
 * @param listens the middle of the runs, until it listens
 * @param answer the middle, until a client has its first review answered, handshake and all
 * @param leastAnswer of the fastest run
 * @param mostAnswer of the slowest
 * @param cpu the middle of the CPU time of the process until then
 * @param classes how many classes it loads
 * @param archived how many of these from an archive, the JDK's own one included
 * @param archiveBytes the size of the archive, 0 without one
 */
record StartUp(
        String jdk,
        String way,
        int runs,
        double listens,
        double answer,
        double leastAnswer,
        double mostAnswer,
        double cpu,
        int classes,
        int archived,
        long archiveBytes) {

    private static final double MOST = 0.7e9;

    /**
     * One run.
     *
     * @param listens nanoseconds until it listens
     * @param answer until the first answer
     * @param cpu CPU time until then
     */
    record Run(long listens, long answer, long cpu) {}

    static StartUp of(String jdk, String way, List<Run> runs, int classes, int archived, long archiveBytes) {
        if (runs.isEmpty() || classes == 0) {
            throw new IllegalStateException("JDK " + jdk + ", " + way + ": nothing was measured");
        }
        double[] answers = runs.stream().mapToDouble(Run::answer).sorted().toArray();
        return new StartUp(
                jdk,
                way,
                runs.size(),
                middle(runs.stream().mapToDouble(Run::listens).sorted().toArray()),
                middle(answers),
                answers[0],
                answers[answers.length - 1],
                middle(runs.stream().mapToDouble(Run::cpu).sorted().toArray()),
                classes,
                archived,
                archiveBytes);
    }

    private static double middle(double[] sorted) {
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    static String markdown(List<StartUp> all) {
        StringBuilder text = new StringBuilder("Middle of " + all.get(0).runs + " starts, those of a JDK in turn.\n\n"
                + "| JDK | archive | first answer (least to most) | listens | CPU until the answer"
                + " | classes, of them archived | size of the archive | under 0.7 s with an archive |\n"
                + "|---|---|---|---|---|---|---|---|\n");
        for (StartUp start : all) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %s (%s to %s) | %s | %s | %,d, %,d | %s | %s |%n",
                    start.jdk,
                    start.way,
                    Written.time(start.answer),
                    Written.time(start.leastAnswer),
                    Written.time(start.mostAnswer),
                    Written.time(start.listens),
                    Written.time(start.cpu),
                    start.classes,
                    start.archived,
                    start.archiveBytes == 0 ? "" : Written.bytes((double) start.archiveBytes),
                    start.archiveBytes == 0 ? "" : start.answer < MOST ? "yes" : "**no**"));
        }
        return text.toString();
    }
}
