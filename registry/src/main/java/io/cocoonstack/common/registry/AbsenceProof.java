package io.cocoonstack.common.registry;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Judges answers with status 404. A load balancer without a backend, a proxy whose registry restarts and a web page
 * say 404 as well, and a proxy in front of a registry puts the registry's headers on all of them. So a 404 proves an
 * absence only by its body: a JSON document that lists nothing but errors by which registries say that they do not
 * know a manifest or a repository. An absence that was inferred would have a VM booted fresh beside its snapshot.
 */
final class AbsenceProof {

    private static final Pattern DIGEST = Pattern.compile("sha(256:[0-9a-f]{64}|512:[0-9a-f]{128})");

    // "accept header does not support", as distribution says it, and "but client accepts", as Google does.
    private static final Pattern ACCEPT = Pattern.compile("\\baccepts?\\b", Pattern.CASE_INSENSITIVE);

    private AbsenceProof() {}

    /**
     * Null where the registry itself says in its answer to GET or DELETE that there is no such manifest; else why the
     * answer proves no absence, to be put behind the answer's summary and a comma.
     */
    static @Nullable String doubt(Answer answer, String repository, String reference) {
        ErrorReport report = ErrorReport.of(answer.body());
        if (answer.isPage()
                || !report.whole()
                || report.entries().isEmpty()
                || !report.entries().stream().allMatch(entry -> isUnknown(entry, repository, reference))) {
            return "not in the words of a registry, so it proves no absence: a proxy or another server may have"
                    + " answered";
        }
        for (ErrorReport.Entry entry : report.entries()) {
            // The names of repository and tag are the user's, and may be any word.
            String said = without(without(entry.message() + " " + entry.detail(), repository), reference);
            if (ACCEPT.matcher(said).find()) {
                return "the manifest is there, in a media type that the registry thinks was not asked for: does a proxy"
                        + " take the Accept header away?";
            }
            Matcher digest = DIGEST.matcher(entry.message() + " " + entry.detail());
            if (digest.find() && !ManifestDigest.isDigest(reference)) {
                return "the tag " + reference + " is there and its manifest " + digest.group()
                        + " is lost: push the snapshot again, or delete the tag in the registry";
            }
        }
        return null;
    }

    /** The text without the name where it stands as a word of its own, so that no word of the registry's is broken. */
    private static String without(String text, String name) {
        return text.replaceAll("(?<![A-Za-z0-9._-])" + Pattern.quote(name) + "(?![A-Za-z0-9._-])", "");
    }

    private static boolean isUnknown(ErrorReport.Entry entry, String repository, String reference) {
        return switch (entry.code()) {
            case "MANIFEST_UNKNOWN", "NAME_UNKNOWN" -> true;
            // Harbor's code, which other servers use too: its message has to name the snapshot.
            case "NOT_FOUND" ->
                entry.message().equals("artifact " + repository + ":" + reference + " not found")
                        || entry.message().equals("artifact " + repository + "@" + reference + " not found")
                        || entry.message().equals("repository " + repository + " not found");
            default -> false;
        };
    }
}
