package io.cocoonstack.common.testkit.world;

import io.cocoonstack.common.meta.Identifiers;
import io.cocoonstack.common.meta.Reference;
import io.cocoonstack.common.meta.SnapshotOrigin;
import io.cocoonstack.common.round.DropResult;
import io.cocoonstack.common.round.ProbeResult;
import io.cocoonstack.common.round.SnapshotRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A registry in memory with both sides, what an operator asks of it and what a kubelet pushes and pulls, and with the
 * faults that a real one has on the way. It keeps to contract 12 and 6.3 rule 9: manifests have digests of their own, a
 * tag that is pushed again moves, and what is deleted is deleted by digest, with every tag on it. Safe for use by many
 * threads.
 */
public final class FakeSnapshotRegistry implements SnapshotRegistry {

    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

    private final SortedMap<String, SortedMap<String, Snapshot>> tags = new TreeMap<>();
    private final Map<String, Map<String, Snapshot>> manifests = new TreeMap<>();
    private final Map<Call, Integer> failures = new EnumMap<>(Call.class);
    private final Map<Call, Integer> lostAnswers = new EnumMap<>(Call.class);
    private boolean outage;
    private boolean deletionSupported = true;
    private long pushes;

    /** Makes an empty registry without faults. */
    public FakeSnapshotRegistry() {}

    /** What can be asked of the registry. */
    public enum Call {
        /** {@link FakeSnapshotRegistry#probe}. */
        PROBE,
        /** {@link FakeSnapshotRegistry#drop}. */
        DROP,
        /** {@link FakeSnapshotRegistry#push}. */
        PUSH,
        /** {@link FakeSnapshotRegistry#pull}. */
        PULL
    }

    /**
     * A snapshot of a VM.
     *
     * @param digest digest of its manifest, such as {@code sha256:…}
     * @param origin what its manifest says of the pod that it was taken of
     * @param state the state of the VM, such as a counter that the VM counts up
     */
    public record Snapshot(String digest, SnapshotOrigin origin, long state) {}

    /**
     * Makes calls of a kind fail for a while, without any effect: a probe or a drop answers that it failed, a push or a
     * pull throws.
     *
     * @param call the kind
     * @param times how many of the next ones; 0 for none any more
     */
    public synchronized void failNext(Call call, int times) {
        failures.put(call, times);
    }

    /**
     * Makes the answers of calls of a kind get lost for a while: the call has its effect, and then is answered as if it
     * had failed.
     *
     * @param call the kind
     * @param times how many of the next ones; 0 for none any more
     */
    public synchronized void loseNextAnswer(Call call, int times) {
        lostAnswers.put(call, times);
    }

    /**
     * Makes every call fail, until it is over.
     *
     * @param outage whether the registry cannot be reached
     */
    public synchronized void outage(boolean outage) {
        this.outage = outage;
    }

    /**
     * Makes the registry one that deletes nothing, as most are before somebody configures them.
     *
     * @param deletionSupported whether snapshots can be dropped; true at first
     */
    public synchronized void deletionSupported(boolean deletionSupported) {
        this.deletionSupported = deletionSupported;
    }

    /**
     * Pushes a snapshot. Each is a manifest of its own with a digest of its own, even where nothing has changed since
     * the one before (contract 6.3 rule 9).
     *
     * @param name repository of the snapshots of one VM, named by the VM
     * @param tag the tag
     * @param origin what the manifest says of the pod; {@link SnapshotOrigin#UNNAMED} for a kubelet that says nothing
     * @param state the state of the VM
     * @return the digest of the manifest
     * @throws UncheckedIOException if the registry cannot be reached, or the answer got lost
     * @throws IllegalArgumentException if the name is no repository path or the tag is none
     */
    public synchronized String push(String name, String tag, SnapshotOrigin origin, long state) {
        requireNames(name, tag);
        failIfDue(Call.PUSH);
        pushes++;
        String digest = digest(name + "\n" + origin + "\n" + state + "\n" + pushes);
        Snapshot snapshot = new Snapshot(digest, origin, state);
        tags.computeIfAbsent(name, key -> new TreeMap<>()).put(tag, snapshot);
        manifests.computeIfAbsent(name, key -> new TreeMap<>()).put(digest, snapshot);
        loseAnswerIfDue(Call.PUSH);
        return digest;
    }

    /**
     * Pushes a manifest that is there under a tag, as a push of the snapshot would that finds everything there.
     *
     * @param name repository of the snapshots of one VM, named by the VM
     * @param tag the tag
     * @param digest digest of the manifest
     * @throws UncheckedIOException if the registry cannot be reached, the manifest is gone, or the answer got lost
     * @throws IllegalArgumentException if the name is no repository path or the tag is none
     */
    public synchronized void retag(String name, String tag, String digest) {
        requireNames(name, tag);
        failIfDue(Call.PUSH);
        Snapshot snapshot = manifests.getOrDefault(name, Map.of()).get(digest);
        if (snapshot == null) {
            throw failure("the registry answered 404 to the manifest " + digest);
        }
        tags.computeIfAbsent(name, key -> new TreeMap<>()).put(tag, snapshot);
        loseAnswerIfDue(Call.PUSH);
    }

    /**
     * Deletes a tag by its name and leaves the manifest that it named, without faults: as a registry does when the drop
     * of an older manifest goes on in it (contract 6.2 rule 2).
     *
     * @param name repository of the snapshots of one VM, named by the VM
     * @param tag the tag; nothing is done where it is not there
     */
    public synchronized void untag(String name, String tag) {
        tags.getOrDefault(name, new TreeMap<>()).remove(tag);
    }

    /**
     * Pulls a snapshot.
     *
     * @param name repository of the snapshots of one VM, named by the VM
     * @param reference the tag, or the digest of the manifest
     * @return null where there is none
     * @throws UncheckedIOException if the registry cannot be reached, or the answer got lost
     * @throws IllegalArgumentException if the name is no repository path or the reference is neither
     */
    public synchronized @Nullable Snapshot pull(String name, String reference) {
        requireReference(name, reference);
        failIfDue(Call.PULL);
        loseAnswerIfDue(Call.PULL);
        return find(name, reference);
    }

    private @Nullable Snapshot find(String name, String reference) {
        return isDigest(reference) ? manifests.getOrDefault(name, Map.of()).get(reference) : at(name, reference);
    }

    /**
     * {@return the snapshot at a tag, without faults, whatever is due; null where there is none}
     * @param name repository of the snapshots of one VM, named by the VM
     * @param tag the tag
     */
    public synchronized @Nullable Snapshot at(String name, String tag) {
        SortedMap<String, Snapshot> repository = tags.get(name);
        return repository == null ? null : repository.get(tag);
    }

    /** The furthest state of a manifest that was not dropped, tagged or not, but for the latest; below 0 for none. */
    synchronized long furthest(String name) {
        Snapshot latest = at(name, Identifiers.DEFAULT_SNAPSHOT_TAG);
        return manifests.getOrDefault(name, Map.of()).values().stream()
                .filter(snapshot -> !snapshot.equals(latest))
                .mapToLong(Snapshot::state)
                .max()
                .orElse(-1);
    }

    /**
     * {@return all that the registry holds, as a test sees it; by repository and tag, such as {@code
     * vk-prod-demo-0:hibernate}; a copy}
     */
    public synchronized SortedMap<String, Snapshot> snapshots() {
        SortedMap<String, Snapshot> all = new TreeMap<>();
        tags.forEach((name, repository) -> repository.forEach((tag, snapshot) -> all.put(name + ":" + tag, snapshot)));
        return all;
    }

    @Override
    public synchronized ProbeResult probe(String name, String reference) {
        try {
            requireReference(name, reference);
            failIfDue(Call.PROBE);
            loseAnswerIfDue(Call.PROBE);
        } catch (IllegalArgumentException | UncheckedIOException e) {
            return new ProbeResult.Failed(String.valueOf(e.getMessage()), e);
        }
        Snapshot snapshot = find(name, reference);
        return snapshot == null
                ? new ProbeResult.Absent()
                : new ProbeResult.Present(snapshot.digest(), snapshot.origin());
    }

    @Override
    public synchronized DropResult drop(String name, String digest) {
        if (!isDigest(digest)) {
            return new DropResult.Failed("digest is " + digest + ", expected sha256: and 64 digits", null);
        }
        try {
            failIfDue(Call.DROP);
            if (!deletionSupported) {
                return new DropResult.Unsupported("this registry deletes nothing");
            }
            manifests.getOrDefault(name, new TreeMap<>()).remove(digest);
            tags.getOrDefault(name, new TreeMap<>())
                    .values()
                    .removeIf(snapshot -> snapshot.digest().equals(digest));
            loseAnswerIfDue(Call.DROP);
        } catch (UncheckedIOException e) {
            return new DropResult.Failed(String.valueOf(e.getMessage()), e);
        }
        return new DropResult.Gone();
    }

    private static boolean isDigest(String reference) {
        return DIGEST.matcher(reference).matches();
    }

    private static void requireReference(String name, String reference) {
        requireNames(name, isDigest(reference) ? Identifiers.DEFAULT_SNAPSHOT_TAG : reference);
    }

    private static void requireNames(String name, String tag) {
        if (!Reference.isRepository(name) || !Reference.isTag(tag)) {
            throw new IllegalArgumentException(
                    "snapshot is " + name + ":" + tag + ", expected a repository path and a tag");
        }
    }

    private void failIfDue(Call call) {
        if (outage) {
            throw failure("the registry answered 503 to " + call);
        }
        if (isDue(failures, call)) {
            throw failure(call + " failed, as the test wants it");
        }
    }

    private void loseAnswerIfDue(Call call) {
        if (isDue(lostAnswers, call)) {
            throw failure("the answer to " + call + " got lost, as the test wants it");
        }
    }

    private static UncheckedIOException failure(String message) {
        return new UncheckedIOException(message, new IOException(message));
    }

    private static boolean isDue(Map<Call, Integer> due, Call call) {
        int times = due.getOrDefault(call, 0);
        due.put(call, Math.max(0, times - 1));
        return times > 0;
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
