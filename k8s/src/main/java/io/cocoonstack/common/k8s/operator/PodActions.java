package io.cocoonstack.common.k8s.operator;

import io.cocoonstack.api.v1.CocoonSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Logs what is done to pods and snapshots, and tells listeners of it. */
record PodActions(List<PodAction.Listener> listeners) {

    private static final Logger LOG = LoggerFactory.getLogger(PodAction.class);

    void tell(CocoonSet set, PodAction.Kind kind, @Nullable String subject, String why) {
        tell(set, kind, subject, why, Map.of());
    }

    void tell(
            CocoonSet set,
            PodAction.Kind kind,
            @Nullable String subject,
            String why,
            @Nullable Map<String, String> annotations) {
        PodAction action = new PodAction(
                set, kind, String.valueOf(subject), why, Map.copyOf(Objects.requireNonNullElse(annotations, Map.of())));
        boolean repeated = kind == PodAction.Kind.HELD_BACK || kind == PodAction.Kind.STAMPED;
        LOG.atLevel(repeated ? Level.DEBUG : Level.INFO)
                .log("{}: {} {}, as {}", CocoonSetRound.name(set), subject, kind, why);
        listeners.forEach(listener -> listener.onAction(action));
    }
}
