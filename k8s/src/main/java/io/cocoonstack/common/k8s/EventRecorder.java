package io.cocoonstack.common.k8s;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes Kubernetes Events (core v1, which every version of Kubernetes serves and {@code kubectl describe} shows). It
 * needs the verbs create, get and patch on events.
 *
 * <p>Best effort: what goes wrong is logged at level debug, never thrown. An event that repeats itself, same object, type,
 * reason and message, is one object whose count grows, also across a restart; the longer it repeats, the more seldom it is
 * written, so a reconciler that comes back every second writes a handful. Of one object and reason at most six events are
 * written within a minute; what is beyond that is left out.
 *
 * <p>Safe for use by many threads.
 */
public final class EventRecorder {

    private static final Logger LOG = LoggerFactory.getLogger(EventRecorder.class);
    private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);
    private static final int CONFLICT = 409;

    private final KubernetesClient client;
    private final String component;
    private final String instance;
    private final Executor executor;
    private final Clock clock;
    private final EventThrottle throttle = new EventThrottle();

    /**
     * Makes a recorder that writes on the caller's thread.
     *
     * @param client the client
     * @param component who reports, such as {@code cocoon-operator}
     * @param instance which of its processes, such as the name of its pod; may be empty
     */
    public EventRecorder(KubernetesClient client, String component, String instance) {
        this(client, component, instance, Runnable::run);
    }

    /**
     * Makes a recorder that leaves the writing to somebody else.
     *
     * @param client the client
     * @param component who reports, such as {@code cocoon-operator}
     * @param instance which of its processes, such as the name of its pod; may be empty
     * @param executor runs the writing, one short request or two; it may drop what it has no room for
     */
    public EventRecorder(KubernetesClient client, String component, String instance, Executor executor) {
        this(client, component, instance, executor, Clock.systemUTC());
    }

    EventRecorder(KubernetesClient client, String component, String instance, Executor executor, Clock clock) {
        this.client = client;
        this.component = component;
        this.instance = instance;
        this.executor = executor;
        this.clock = clock;
    }

    /**
     * Tells that something was done.
     *
     * @param object the object that it is about, as it was read
     * @param reason a word in CamelCase, such as those of {@link EventReasons}
     * @param message text for a human, without credentials; what is beyond 1,024 characters is cut off
     */
    public void normal(HasMetadata object, String reason, String message) {
        record(object, "Normal", reason, message);
    }

    /**
     * Tells that something went wrong, see {@link #normal}.
     *
     * @param object the object that it is about, as it was read
     * @param reason a word in CamelCase
     * @param message text for a human
     */
    public void warning(HasMetadata object, String reason, String message) {
        record(object, "Warning", reason, message);
    }

    private void record(HasMetadata object, String type, String reason, String message) {
        try {
            EventKey key = EventKey.of(object, type, reason, message, component);
            int repeats = throttle.admit(key, clock.millis());
            if (repeats > 0) {
                executor.execute(() -> write(object, key, repeats));
            }
        } catch (RuntimeException e) {
            LOG.debug("event {} was not written", reason, e);
        }
    }

    private void write(HasMetadata object, EventKey key, int repeats) {
        Event event = event(object, key, repeats);
        try {
            client.resource(event).create();
        } catch (KubernetesClientException e) {
            if (e.getCode() == CONFLICT) {
                count(event, repeats);
            } else {
                LOG.debug("event {} was not written", key, e);
            }
        } catch (RuntimeException e) {
            LOG.debug("event {} was not written", key, e);
        }
    }

    /** The event is there already. That two recorders may count at once and one count be lost is of no matter. */
    private void count(Event event, int repeats) {
        try {
            Event there = client.resource(event).get();
            if (there != null) {
                int count = Math.max(there.getCount() == null ? 1 : there.getCount(), 1) + repeats;
                String body = "{\"count\":" + count + ",\"lastTimestamp\":\"" + event.getLastTimestamp() + "\"}";
                client.resource(event).patch(MERGE, body);
            }
        } catch (RuntimeException e) {
            LOG.debug("event {} was not counted", event.getMetadata().getName(), e);
        }
    }

    private Event event(HasMetadata object, EventKey key, int repeats) {
        String now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        return new EventBuilder()
                .withNewMetadata()
                .withNamespace(key.namespace())
                .withName(key.eventName())
                .endMetadata()
                .withNewInvolvedObject()
                .withApiVersion(object.getApiVersion())
                .withKind(object.getKind())
                .withNamespace(object.getMetadata().getNamespace())
                .withName(object.getMetadata().getName())
                .withUid(object.getMetadata().getUid())
                .withResourceVersion(object.getMetadata().getResourceVersion())
                .endInvolvedObject()
                .withType(key.type())
                .withReason(key.reason())
                .withMessage(key.message())
                .withFirstTimestamp(now)
                .withLastTimestamp(now)
                .withCount(repeats)
                .withNewSource()
                .withComponent(component)
                .endSource()
                .withReportingComponent(component)
                .withReportingInstance(instance)
                .build();
    }
}
