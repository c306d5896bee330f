package io.cocoonstack.examples.demo;

import io.cocoonstack.common.meta.Identifiers;
import io.cocoonstack.common.meta.SnapshotOrigin;
import io.cocoonstack.common.round.DropResult;
import io.cocoonstack.common.round.ProbeResult;
import io.cocoonstack.common.round.SnapshotRegistry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A registry in memory: repositories with tags, manifests with digests, deletion by digest. Thread-safe. */
public final class PretendRegistry implements SnapshotRegistry {

    private static final String UNAVAILABLE = "the registry answered 503";

    private final Map<String, Snapshot> manifests = new HashMap<>();
    private final Map<String, String> tags = new HashMap<>();
    private volatile BiConsumer<String, Snapshot> dropped = (name, snapshot) -> {};
    private boolean down;
    private int pushes;

    /** Makes an empty registry. */
    public PretendRegistry() {}

    /**
     * A snapshot of a VM.
     *
     * @param counter the VM's state
     * @param origin what its manifest says of the pod it was taken of
     */
    public record Snapshot(long counter, SnapshotOrigin origin) {}

    /** Thrown to whom cannot wait for an answer that does not come. */
    public static final class DownException extends RuntimeException {
        private static final long serialVersionUID = 1;

        /**
         * An answer that says why.
         *
         * @param message what a registry would answer
         */
        public DownException(String message) {
            super(message);
        }
    }

    /**
     * Goes out of service, or comes back; what it holds stays.
     *
     * @param down whether it answers nothing but 503
     */
    public synchronized void down(boolean down) {
        this.down = down;
    }

    /**
     * Has somebody look on whenever a hibernate snapshot is dropped.
     *
     * @param watcher is given the repository and the snapshot
     */
    public void onDrop(BiConsumer<String, Snapshot> watcher) {
        this.dropped = watcher;
    }

    private void requireUp() {
        if (down) {
            throw new DownException(UNAVAILABLE);
        }
    }

    /**
     * Pushes a snapshot. Every push is a manifest of its own, so that no two share a digest (contract 6.3, rule 9).
     *
     * @param name the repository
     * @param tag the tag
     * @param snapshot the snapshot
     * @return the digest of the manifest
     * @throws DownException if it is out of service
     */
    public synchronized String push(String name, String tag, Snapshot snapshot) {
        requireUp();
        pushes++;
        String digest = digest(name + "\n" + snapshot + "\n" + pushes);
        manifests.put(name + "@" + digest, snapshot);
        tags.put(name + ":" + tag, digest);
        return digest;
    }

    /**
     * Pulls a snapshot.
     *
     * @param name the repository
     * @param digest the digest of its manifest
     * @return null where there is none
     * @throws DownException if it is out of service
     */
    public synchronized @Nullable Snapshot pull(String name, String digest) {
        requireUp();
        return manifests.get(name + "@" + digest);
    }

    /**
     * What stands under a tag, whether the registry is in service or not; for who watches over the story.
     *
     * @param name the repository
     * @param tag the tag
     * @return null where there is none
     */
    public synchronized @Nullable Snapshot peek(String name, String tag) {
        String digest = tags.get(name + ":" + tag);
        return digest == null ? null : manifests.get(name + "@" + digest);
    }

    /**
     * All that is tagged.
     *
     * @return repository and tag of each, sorted
     */
    public synchronized List<String> tagged() {
        return tags.keySet().stream().sorted().toList();
    }

    @Override
    public synchronized ProbeResult probe(String name, String tag) {
        if (down) {
            return new ProbeResult.Failed(UNAVAILABLE, null);
        }
        String digest = tags.get(name + ":" + tag);
        Snapshot snapshot = manifests.get(name + "@" + digest);
        return digest == null || snapshot == null
                ? new ProbeResult.Absent()
                : new ProbeResult.Present(digest, snapshot.origin());
    }

    @Override
    public DropResult drop(String name, String digest) {
        Snapshot hibernated;
        synchronized (this) {
            if (down) {
                return new DropResult.Failed(UNAVAILABLE, null);
            }
            boolean isHibernated = digest.equals(tags.get(name + ":" + Identifiers.HIBERNATE_SNAPSHOT_TAG));
            Snapshot removed = manifests.remove(name + "@" + digest);
            hibernated = isHibernated ? removed : null;
            tags.entrySet()
                    .removeIf(tag -> tag.getKey().startsWith(name + ":")
                            && tag.getValue().equals(digest));
        }
        if (hibernated != null) {
            dropped.accept(name, hibernated);
        }
        return new DropResult.Gone();
    }

    private static String digest(String content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
