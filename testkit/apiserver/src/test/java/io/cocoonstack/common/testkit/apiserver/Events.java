package io.cocoonstack.common.testkit.apiserver;

import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.Watchable;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What a watch of pods was told, in order. */
final class Events implements Watcher<Pod>, AutoCloseable {

    private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();
    private final BlockingQueue<Pod> pods = new LinkedBlockingQueue<>();
    private Watch watch;

    private Events() {}

    static Events of(Watchable<Pod> pods) {
        return of(pods, new ListOptionsBuilder().build());
    }

    static Events of(Watchable<Pod> pods, ListOptions options) {
        Events events = new Events();
        events.watch = pods.watch(options, events);
        return events;
    }

    @Override
    public void eventReceived(Action action, Pod pod) {
        pods.add(pod);
        seen.add(action + " " + pod.getMetadata().getName());
    }

    @Override
    public void onClose(WatcherException cause) {
        seen.add("CLOSED " + cause.getMessage());
    }

    /** What happened, and to whom. */
    String next() {
        try {
            String event = seen.poll(30, TimeUnit.SECONDS);
            return event == null ? "nothing" : event;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    /** The pod of the first event that was not asked for yet. */
    Pod pod() {
        return pods.remove();
    }

    @Override
    public void close() {
        watch.close();
    }
}
