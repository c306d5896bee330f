package io.cocoonstack.common.testkit.explorer.rounds;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers for intents, given out as they come up. Not thread-safe. */
final class Intents {

    private final Map<Intent, Integer> numbers = new HashMap<>();
    private final List<Intent> intents = new ArrayList<>();
    private final List<String> hibernationLabels = new ArrayList<>();
    private final List<String> setLabels = new ArrayList<>();
    private final Memo<Integer> stores = new Memo<>(phase -> number(Intent.store((int) phase)));

    int number(Intent intent) {
        if (intent.isNothing()) {
            return Controller.NO_INTENT;
        }
        Intent identity = intent.identity();
        Integer known = numbers.get(identity);
        if (known != null) {
            return known;
        }
        intents.add(intent);
        hibernationLabels.add(intent.label(true));
        setLabels.add(intent.label(false));
        numbers.put(identity, intents.size());
        return intents.size();
    }

    /** The number of the intent to store a phase. */
    int store(int phase) {
        return stores.of(phase);
    }

    /** The intent in words; the phases of the two controllers have other names. */
    String label(int number, boolean ofHibernation) {
        return (ofHibernation ? hibernationLabels : setLabels).get(number - 1);
    }

    Intent of(int number) {
        return intents.get(number - 1);
    }
}
