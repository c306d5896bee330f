package io.cocoonstack.common.round;

import java.util.HashMap;
import java.util.Map;

/** Asks once for each VM: the decision on the pods that are read again is made with the answers that came before. */
final class OneAnswer implements SnapshotProbe {

    private final SnapshotProbe probe;
    private final Map<String, ProbeResult> answers = new HashMap<>();

    OneAnswer(SnapshotProbe probe) {
        this.probe = probe;
    }

    @Override
    public ProbeResult probe(String name, String tag) {
        ProbeResult answer = answers.get(name);
        if (answer == null) {
            answer = probe.probe(name, tag);
            answers.put(name, answer);
        }
        return answer;
    }
}
