package io.cocoonstack.common.round;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Asks once for each VM and keeps the answer, so that the decision on the pods that are read again is made with the
 * answers of the first one. Safe for use by many threads.
 */
record OneAnswer(SnapshotProbe probe, Map<String, ProbeResult> answers) implements SnapshotProbe {

    OneAnswer(SnapshotProbe probe) {
        this(probe, new ConcurrentHashMap<>());
    }

    @Override
    public ProbeResult probe(String name, String tag) {
        return answers.computeIfAbsent(name, asked -> probe.probe(asked, tag));
    }
}
