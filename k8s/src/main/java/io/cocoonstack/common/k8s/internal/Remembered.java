package io.cocoonstack.common.k8s.internal;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A bounded map, which forgets what was not asked for the longest. Not thread-safe.
 *
 * @param <V> what is remembered of each text
 */
public final class Remembered<V> extends LinkedHashMap<String, V> {

    private static final long serialVersionUID = 1;
    private static final int MOST = 4096;

    /** Makes an empty map. */
    public Remembered() {
        super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
        return size() > MOST;
    }
}
