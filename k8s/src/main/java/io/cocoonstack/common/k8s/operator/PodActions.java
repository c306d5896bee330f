package io.cocoonstack.common.k8s.operator;

import io.cocoonstack.api.v1.CocoonSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Logs what is done to pods and snapshots, and tells listeners of it. */
final class PodActions {

    private static final Logger LOG = LoggerFactory.getLogger(CocoonSetReconciler.class);

    private final List<PodAction.Listener> listeners;

    PodActions(List<PodAction.Listener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    void tell(
            CocoonSet set, PodAction.Kind kind, String subject, String why, @Nullable Map<String, String> annotations) {
        boolean repeated = kind == PodAction.Kind.HELD_BACK || kind == PodAction.Kind.STAMPED;
        LOG.atLevel(repeated ? Level.DEBUG : Level.INFO)
                .log(
                        "CocoonSet {}/{}: {} {}, as {}",
                        set.getMetadata().getNamespace(),
                        set.getMetadata().getName(),
                        subject,
                        kind,
                        why);
        PodAction action =
                new PodAction(set, kind, subject, why, annotations == null ? Map.of() : Map.copyOf(annotations));
        listeners.forEach(listener -> listener.onAction(action));
    }
}
