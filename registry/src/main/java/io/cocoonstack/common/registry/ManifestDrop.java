package io.cocoonstack.common.registry;

import io.cocoonstack.common.round.DropResult;
import io.cocoonstack.common.round.ProbeResult;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Deletes a manifest by its digest, and believes that it is gone when the tag does not name it any more. Safe for many
 * threads.
 */
final class ManifestDrop {

    private static final System.Logger LOG = System.getLogger(OciSnapshotRegistry.class.getName());

    private final ManifestRequests requests;
    private final ManifestProbe probe;
    private final Set<Way> told = ConcurrentHashMap.newKeySet();
    private volatile Way way = Way.UNKNOWN;

    /** How a registry lets go of a manifest. */
    private enum Way {
        UNKNOWN("has dropped nothing yet"),
        DIGEST("drops by digest"),
        TAG_FIRST("drops by digest once the tag is deleted"),
        NONE("does not drop");

        private final String text;

        Way(String text) {
            this.text = text;
        }
    }

    ManifestDrop(ManifestRequests requests, ManifestProbe probe) {
        this.requests = requests;
        this.probe = probe;
    }

    /** How this registry drops, as far as it is known, for people: a verb and its object. */
    String way() {
        return way.text;
    }

    /** Drops a manifest; a failure is thrown. Repository and digest were checked before. */
    DropResult drop(String repository, String digest, Deadline deadline) throws RegistryFailure {
        String tag = probe.tagOf(repository, digest);
        Way tried = way == Way.TAG_FIRST ? Way.TAG_FIRST : Way.DIGEST;
        Deletion last = tried == Way.TAG_FIRST
                ? tagFirst(repository, tag, digest, deadline)
                : delete(repository, digest, deadline);
        if (tried == Way.DIGEST && last.isRefusedForATag()) {
            tried = Way.TAG_FIRST;
            last = tagFirst(repository, tag, digest, deadline);
        }
        if (last.isSwitchedOff()) {
            found(Way.NONE);
            return new DropResult.Unsupported(requests.authority() + " does not delete manifests ("
                    + last.answer().summary() + "): enable deletion there, and give the user the right to it");
        }
        if (!last.isDone(repository)) {
            RegistryFailure failure = requests.unexpected("DELETE", repository, last.reference(), last.answer());
            throw last.isRefusedForATag()
                    ? new RegistryFailure(failure.reason() + ": another tag than " + tag + " names the manifest, too")
                    : failure;
        }
        if (names(repository, tag, digest, deadline)) {
            found(Way.NONE);
            return new DropResult.Unsupported(
                    requests.authority() + " answered " + last.answer().summary() + " to the deletion and keeps the"
                            + " manifest under the tag " + tag + ": use a registry that deletes by digest");
        }
        if (last.answer().isSuccess()) {
            found(tried);
        }
        return new DropResult.Gone();
    }

    /** Deletes the tag where it names this digest still, as a newer snapshot under it is not ours to take. */
    private Deletion tagFirst(String repository, String tag, String digest, Deadline deadline) throws RegistryFailure {
        if (names(repository, tag, digest, deadline)) {
            Deletion ofTag = delete(repository, tag, deadline);
            if (!ofTag.isDone(repository)) {
                return ofTag;
            }
        }
        return delete(repository, digest, deadline);
    }

    private Deletion delete(String repository, String reference, Deadline deadline) throws RegistryFailure {
        return new Deletion(reference, requests.send("DELETE", repository, reference, deadline));
    }

    private boolean names(String repository, String tag, String digest, Deadline deadline) throws RegistryFailure {
        return probe.probe(repository, tag, deadline) instanceof ProbeResult.Present present
                && present.digest().equals(digest);
    }

    /** The answer to the deletion of a tag or digest. */
    private record Deletion(String reference, Answer answer) {

        boolean isDone(String repository) {
            return answer.isSuccess()
                    || (answer.status() == 404 && AbsenceProof.doubt(answer, repository, reference) == null);
        }

        /** Google's Artifact Registry deletes no manifest that a tag names. */
        boolean isRefusedForATag() {
            return isRefused() && ErrorReport.of(answer.body()).names("GOOGLE_MANIFEST_DANGLING_TAG");
        }

        /** Deletion switched off for all, or denied to this user; a web page may be a proxy's. */
        boolean isSwitchedOff() {
            ErrorReport report = ErrorReport.of(answer.body());
            boolean denied = report.names("DENIED") || report.names("FORBIDDEN");
            return (answer.status() == 405 && !answer.isPage())
                    || (isRefused() && report.names("UNSUPPORTED"))
                    || (answer.status() == 403 && denied);
        }

        private boolean isRefused() {
            return answer.status() >= 400 && answer.status() < 500;
        }
    }

    private void found(Way found) {
        way = found;
        if (told.add(found)) {
            LOG.log(System.Logger.Level.INFO, "the registry {0} {1}", requests.authority(), found.text);
        }
    }
}
