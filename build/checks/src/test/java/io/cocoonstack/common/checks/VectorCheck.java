package io.cocoonstack.common.checks;

import io.cocoonstack.common.testsupport.VectorCase;
import io.cocoonstack.common.testsupport.VectorCoverage;
import io.cocoonstack.common.testsupport.VectorFiles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares what the test classes of all modules have run with what there is to run. */
final class VectorCheck {

    private static final String ALL = "*";

    private final VectorFiles files;
    private final List<VectorCoverage> records;
    private final Set<String> later;
    private final List<String> problems = new ArrayList<>();

    /**
     * A check that was not made yet.
     *
     * @param files the vectors that were to be run
     * @param records what the test classes left
     * @param later calls that nobody has to own yet, as {@code area:call} or {@code area:*}
     */
    VectorCheck(VectorFiles files, List<VectorCoverage> records, Set<String> later) {
        this.files = files;
        this.records = List.copyOf(records);
        this.later = new TreeSet<>(later);
    }

    /** One sentence for each thing that is wrong. */
    List<String> problems() {
        problems.clear();
        for (String area : files.areas()) {
            callsOf(area).forEach((call, cases) -> check(area, call, cases));
        }
        // Of the shipped files, because a folder of others may well hold fewer.
        for (String entry : later) {
            if (files.isShipped() && !exists(entry)) {
                problems.add(entry + " is listed as coming later, but no file holds it");
            }
        }
        return List.copyOf(problems);
    }

    private void check(String area, String call, List<VectorCase> cases) {
        String key = area + ":" + call;
        boolean later = this.later.contains(key) || this.later.contains(area + ":" + ALL);
        List<VectorCoverage> owners = records.stream()
                .filter(record -> record.area().equals(area) && record.owned().contains(call))
                .toList();
        List<String> names = owners.stream().map(VectorCoverage::testClass).toList();
        if (owners.isEmpty() && !later) {
            problems.add(key + " is owned by no test class (" + cases.size() + " cases)");
        } else if (owners.size() > 1) {
            problems.add(key + " is owned by more than one test class: " + names);
        }
        if (later && !owners.isEmpty()) {
            problems.add(key + " is listed as coming later, but owned by " + names);
        }
        for (VectorCoverage owner : owners) {
            checkRun(owner, key, cases);
        }
    }

    private void checkRun(VectorCoverage owner, String key, List<VectorCase> cases) {
        List<String> missed = cases.stream()
                .filter(each -> !owner.run().contains(each.index()))
                .map(VectorCase::name)
                .toList();
        if (!missed.isEmpty()) {
            problems.add(owner.testClass() + " did not pass " + missed.size() + " of " + cases.size() + " cases of "
                    + key + ", the first being: " + missed.get(0));
        }
    }

    private boolean exists(String entry) {
        int colon = entry.indexOf(':');
        String area = entry.substring(0, Math.max(colon, 0));
        String call = entry.substring(colon + 1);
        Map<String, List<VectorCase>> calls = callsOf(area);
        return call.equals(ALL) ? !calls.isEmpty() : calls.containsKey(call);
    }

    private Map<String, List<VectorCase>> callsOf(String area) {
        Map<String, List<VectorCase>> calls = new LinkedHashMap<>();
        for (VectorCase each : files.cases(area)) {
            calls.computeIfAbsent(each.call(), call -> new ArrayList<>()).add(each);
        }
        return new TreeMap<>(calls);
    }
}
