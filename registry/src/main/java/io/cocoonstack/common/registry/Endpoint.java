package io.cocoonstack.common.registry;

import io.cocoonstack.common.meta.Reference;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The address of the registry, and the rules for the URLs that it may send us to. Immutable. */
final class Endpoint {

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    private final URI root;
    private final String host;
    private final boolean plainHttp;
    private final String prefix;

    /** Checks the settings of a user; an exception names the field, its value and what was expected. */
    Endpoint(URI endpoint, boolean plainHttp, @Nullable String repositoryPrefix) {
        if (endpoint.getRawAuthority() != null && endpoint.getRawAuthority().indexOf('@') >= 0) {
            // Not shown: it is a password. The URI knows of no user info where it cannot make out the host.
            throw new IllegalArgumentException(
                    "endpoint holds a user name or password, expected them in credentials(…)");
        }
        String scheme = endpoint.getScheme() == null ? "" : endpoint.getScheme().toLowerCase(Locale.ROOT);
        String path = endpoint.getRawPath();
        boolean rooted = path == null || path.isEmpty() || path.equals("/");
        if (!(scheme.equals("https") || scheme.equals("http"))
                || endpoint.getHost() == null
                || !rooted
                || endpoint.getRawQuery() != null
                || endpoint.getRawFragment() != null) {
            throw new IllegalArgumentException("endpoint is \"" + endpoint
                    + "\", expected https://host or https://host:port, with nothing behind it" + underscore(endpoint));
        }
        if (scheme.equals("http") && !plainHttp) {
            throw new IllegalArgumentException(
                    "endpoint is \"" + endpoint + "\", expected https, or allowPlainHttp() where anyone on the way may"
                            + " read and change what is sent");
        }
        if (repositoryPrefix != null && !Reference.isRepository(repositoryPrefix)) {
            throw new IllegalArgumentException("repositoryPrefix is \"" + repositoryPrefix
                    + "\", expected a repository path such as team/snapshots");
        }
        this.root = URI.create(scheme + "://" + endpoint.getRawAuthority() + "/v2/");
        this.host = endpoint.getHost();
        this.plainHttp = plainHttp;
        this.prefix = repositoryPrefix == null ? "" : repositoryPrefix + "/";
    }

    /** Host and port, as the user wrote them. */
    String authority() {
        return root.getRawAuthority();
    }

    /** The path of a VM's snapshots; a name that is no repository path fails. */
    String repository(String name) throws RegistryFailure {
        if (!Reference.isRepository(name)) {
            throw new RegistryFailure("the name is " + QuotedText.of(name) + ", expected a repository path");
        }
        return prefix + name;
    }

    /** A manifest by tag or digest, both checked before. */
    URI manifest(String repository, String reference) {
        return URI.create(root + repository + "/manifests/" + reference);
    }

    /**
     * The URL of a token server, to which the credentials go. The registry names it, so it has to keep them from the
     * network: https, or plain HTTP to the registry's own host or to this machine where the user allowed plain HTTP.
     */
    URI tokenServer(String realm) throws RegistryFailure {
        URI uri;
        try {
            uri = new URI(realm);
        } catch (URISyntaxException e) {
            throw new RegistryFailure(
                    authority() + " names the token server " + QuotedText.of(realm) + ", expected a URL");
        }
        String server = uri.getHost();
        boolean https = "https".equalsIgnoreCase(uri.getScheme());
        boolean http = "http".equalsIgnoreCase(uri.getScheme())
                && plainHttp
                && server != null
                && (server.equalsIgnoreCase(host) || isLoopback(server));
        if (server == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null || !(https || http)) {
            throw new RegistryFailure(authority() + " names the token server " + QuotedText.of(realm)
                    + ", expected an https URL, so nothing was sent there" + underscore(uri));
        }
        return uri;
    }

    /** An underscore makes a host name that DNS and Go take, and that a URI of Java has no host for. */
    private static String underscore(URI uri) {
        String authority = uri.getRawAuthority();
        return uri.getHost() == null && authority != null && authority.indexOf('_') >= 0
                ? "; Java's URI takes no _ in a host name: use another name of the host, or its address"
                : "";
    }

    /** Looks at the literal alone, and resolves no name. */
    static boolean isLoopback(String host) {
        return LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
    }

    /** No tag has a colon, and every digest has one. */
    static void requireReference(String reference) throws RegistryFailure {
        if (String.valueOf(reference).indexOf(':') < 0) {
            requireTag(reference);
        } else {
            ManifestDigest.require(reference);
        }
    }

    static void requireTag(String tag) throws RegistryFailure {
        if (!Reference.isTag(tag)) {
            throw new RegistryFailure("the tag is " + QuotedText.of(tag)
                    + ", expected up to 128 letters, digits and _ . - that begin with a letter, a digit or _");
        }
    }
}
