package io.cocoonstack.examples.demo;

import io.cocoonstack.common.meta.SnapshotOrigin;
import io.cocoonstack.common.round.DropResult;
import io.cocoonstack.common.round.ProbeResult;
import io.cocoonstack.common.round.SnapshotRegistry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A registry in memory: repositories with tags, manifests with digests, deletion by digest. Thread-safe. */
public final class PretendRegistry implements SnapshotRegistry {

    private final Map<String, Snapshot> manifests = new HashMap<>();
    private final Map<String, String> tags = new HashMap<>();
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

    /**
     * Pushes a snapshot. Every push is a manifest of its own, so that no two share a digest (contract 6.3, rule 9).
     *
     * @param name the repository
     * @param tag the tag
     * @param snapshot the snapshot
     * @return the digest of the manifest
     */
    public synchronized String push(String name, String tag, Snapshot snapshot) {
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
     * @param tag the tag
     * @return null where there is none
     */
    public synchronized @Nullable Snapshot pull(String name, String tag) {
        String digest = tags.get(name + ":" + tag);
        return digest == null ? null : manifests.get(name + "@" + digest);
    }

    @Override
    public synchronized ProbeResult probe(String name, String tag) {
        String digest = tags.get(name + ":" + tag);
        Snapshot snapshot = manifests.get(name + "@" + digest);
        return digest == null || snapshot == null
                ? new ProbeResult.Absent()
                : new ProbeResult.Present(digest, snapshot.origin());
    }

    @Override
    public synchronized DropResult drop(String name, String digest) {
        manifests.remove(name + "@" + digest);
        tags.entrySet()
                .removeIf(tag ->
                        tag.getKey().startsWith(name + ":") && tag.getValue().equals(digest));
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
