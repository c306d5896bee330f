package io.cocoonstack.common.registry;

import io.cocoonstack.common.round.DropResult;
import io.cocoonstack.common.round.ProbeResult;
import io.cocoonstack.common.round.SnapshotRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Snapshots in a registry that speaks the OCI distribution specification (contract 12 rule probe, 6.2 rule 2 and 6.3
 * rule 9).
 *
 * <pre>{@code
 * try (OciSnapshotRegistry registry = OciSnapshotRegistry.builder(URI.create("https://registry.example.com"))
 *         .credentials(() -> RegistryCredentials.basic("operator", passwordFromFile()))
 *         .build()) {
 *     ProbeResult snapshot = registry.probe("vk-prod-demo-0", Identifiers.HIBERNATE_SNAPSHOT_TAG);
 * }
 * }</pre>
 *
 * <p>Neither a probe nor a drop throws: a fault of the network or of a server, and a name, tag or digest that is null
 * or cannot be one, are answered by a failure that names the reason. A request is sent a second time only with the
 * authorization that the registry asked for. No redirect is followed. Credentials go to the registry and to the token
 * server that it names, and to nobody else; a token is asked for with the scope of the registry's challenge, as far as
 * that is about the repository in question.
 *
 * <p>An absence is the registry's own word, never an inference from another answer. Two setups defeat that: a registry
 * that hides from a user the repositories that he may not see, and a mirror that answers for a registry which it
 * cannot reach. So the address is that of the registry and not of a mirror, and the user may pull and delete
 * everywhere.
 *
 * <p>Safe for use by many threads. Keeps connections open: close it when it is not needed any more.
 */
public final class OciSnapshotRegistry implements SnapshotRegistry, AutoCloseable {

    private final Duration timeout;
    private final Transport transport;
    private final Endpoint endpoint;
    private final ManifestProbe probe;
    private final ManifestDrop drop;
    private final ManifestRetag retag;

    private OciSnapshotRegistry(Builder builder) {
        endpoint = new Endpoint(builder.endpoint, builder.plainHttp, builder.repositoryPrefix);
        Path authorities = builder.authorities;
        if (authorities != null && builder.tls != null) {
            throw new IllegalArgumentException("certificateAuthorities is " + authorities
                    + " and sslContext is set, expected one of them: the context brings its own trust");
        }
        SSLContext tls = authorities == null ? builder.tls : Trust.inAuthoritiesOf(authorities);
        timeout = builder.timeout;
        transport = new Transport(builder.connectTimeout, tls);
        TokenClient tokenClient = new TokenClient(transport, builder.nanoTime);
        Authorizer authorizer = new Authorizer(endpoint, builder.credentials, tokenClient, builder.nanoTime);
        ManifestRequests requests = new ManifestRequests(endpoint, transport, authorizer);
        probe = new ManifestProbe(requests);
        drop = new ManifestDrop(requests, probe);
        retag = new ManifestRetag(requests, probe);
    }

    /**
     * {@return a builder for the registry at an address}
     *
     * @param endpoint {@code https://host} or {@code https://host:port}, with nothing behind it; checked by {@link
     *     Builder#build()}
     * @throws NullPointerException if it is null
     */
    public static Builder builder(URI endpoint) {
        return new Builder(Objects.requireNonNull(endpoint, "endpoint"));
    }

    /**
     * Looks a tag or a digest up, and reads once for each new manifest which pod it was taken of.
     *
     * @param name repository of the snapshots of one VM, named by the VM, below the prefix where one is set
     * @param reference the tag, or the digest of a manifest
     * @return present with the manifest's digest; absent only where the registry itself said so, in a 404 whose body
     *     lists nothing but {@code MANIFEST_UNKNOWN} or {@code NAME_UNKNOWN} (Harbor: {@code NOT_FOUND} with the
     *     snapshot's name). Failed for everything else: a 404 of a proxy, a tag whose manifest is lost, a name or tag
     *     that cannot be one, the interruption of this thread, whose interrupt status is kept
     */
    @Override
    public ProbeResult probe(String name, String reference) {
        return answer(() -> {
            String repository = endpoint.repository(name);
            Endpoint.requireReference(reference);
            return probe.probe(repository, reference, Deadline.in(timeout));
        });
    }

    /**
     * Pushes a manifest that is there under a tag and reads the tag back (contract 6.3 rule 13). Where the timeout cuts
     * it off, the tag may still be set.
     *
     * @param name repository of the snapshots of one VM, named by the VM, below the prefix where one is set
     * @param tag the tag; one that names another manifest moves
     * @param digest digest of the manifest
     * @return present where the tag names this digest now; absent as {@link #probe} is; failed for everything else
     */
    public ProbeResult retag(String name, String tag, String digest) {
        return answer(() -> {
            String repository = endpoint.repository(name);
            Endpoint.requireTag(tag);
            ManifestDigest.require(digest);
            return retag.retag(repository, tag, digest, Deadline.in(timeout));
        });
    }

    private static ProbeResult answer(Callable<ProbeResult> question) {
        try {
            return question.call();
        } catch (RegistryFailure e) {
            return new ProbeResult.Failed(e.reason(), e.getCause());
        } catch (Exception e) {
            return new ProbeResult.Failed(unforeseen(e), e);
        }
    }

    /**
     * Deletes a manifest, and with it the tags that name it; then probes the tag under which this object saw the
     * digest last ({@code hibernate} where it never did). A tag that was pushed again in the meantime keeps its new
     * manifest. A deletion that was cut off by the timeout may still happen.
     *
     * <p>Google's Artifact Registry deletes no manifest that a tag names. There the tag is read again, deleted if it
     * still names this digest, and the manifest after it; a push between these two requests is lost with the tag. An
     * object that has found such a registry out remembers it, shows it in {@link #toString()}, and logs it once.
     *
     * @param name repository of the snapshots of one VM, named by the VM, below the prefix where one is set
     * @param digest digest of the manifest; a tag is refused before anything is sent
     * @return gone where the registry deleted it, or did not know it as {@link #probe} understands that,
     *     and the tag does not name it; unsupported where deletion is switched off or denied (405, {@code UNSUPPORTED},
     *     403 with {@code DENIED} or Harbor's {@code FORBIDDEN}) and where the tag still names the digest; failed for
     *     everything else
     */
    @Override
    public DropResult drop(String name, String digest) {
        try {
            String repository = endpoint.repository(name);
            ManifestDigest.require(digest);
            return drop.drop(repository, digest, Deadline.in(timeout));
        } catch (RegistryFailure e) {
            return new DropResult.Failed(e.reason(), e.getCause());
        } catch (RuntimeException e) {
            return new DropResult.Failed(unforeseen(e), e);
        }
    }

    /**
     * Ends the requests in flight, which then fail, and the threads. Connections that are idle end at once on Java 21
     * and later, before that when the garbage collector comes by. Closing again changes nothing.
     */
    @Override
    public void close() {
        transport.close();
    }

    /** {@return such as {@code OciSnapshotRegistry[registry.example.com:5000 drops by digest]}} */
    @Override
    public String toString() {
        return "OciSnapshotRegistry[" + endpoint.authority() + " " + drop.way() + "]";
    }

    private static String unforeseen(Exception e) {
        return "the registry client failed with " + e.getClass().getSimpleName();
    }

    /**
     * Collects the settings of a client. Every method returns this builder, and refuses null and what is out of the
     * range that it names by an exception. For use by one thread at a time.
     */
    public static final class Builder {

        private static final Duration MAX_TIMEOUT = Duration.ofDays(1);

        private final URI endpoint;
        private boolean plainHttp;
        private @Nullable String repositoryPrefix;
        private Supplier<RegistryCredentials> credentials = RegistryCredentials::anonymous;
        private @Nullable SSLContext tls;
        private @Nullable Path authorities;
        private Duration connectTimeout = Duration.ofSeconds(5);
        private Duration timeout = Duration.ofSeconds(30);
        private LongSupplier nanoTime = System::nanoTime;

        private Builder(URI endpoint) {
            this.endpoint = endpoint;
        }

        /**
         * {@return this, to allow an endpoint of plain HTTP, and of its host or this machine a token server} For tests
         * and development: anyone on the way reads the credentials, and can say of a snapshot that it is absent.
         */
        public Builder allowPlainHttp() {
            this.plainHttp = true;
            return this;
        }

        /**
         * {@return this, to put all names below a path, for registries that give a user a namespace and not the root}
         *
         * @param prefix a repository path such as {@code team/snapshots}; the default is none
         */
        public Builder repositoryPrefix(String prefix) {
            this.repositoryPrefix = Objects.requireNonNull(prefix, "prefix");
            return this;
        }

        /**
         * {@return this, with the same user for all requests}
         *
         * @param credentials the default is {@link RegistryCredentials#anonymous()}
         */
        public Builder credentials(RegistryCredentials credentials) {
            Objects.requireNonNull(credentials, "credentials");
            return credentials(() -> credentials);
        }

        /**
         * {@return this, with a user whose name or password changes while the program runs}
         *
         * @param credentials asked by the thread of each operation that needs them, so by many at once; where it
         *     throws, the operation fails. A token from before the change is used until it expires or is refused
         */
        public Builder credentials(Supplier<RegistryCredentials> credentials) {
            this.credentials = Objects.requireNonNull(credentials, "credentials");
            return this;
        }

        /**
         * {@return this, to trust the certificate authorities of a file, and no others}
         *
         * @param file PEM certificates, read once by {@link #build()}; the default is those of the platform
         */
        public Builder certificateAuthorities(Path file) {
            this.authorities = Objects.requireNonNull(file, "file");
            return this;
        }

        /**
         * {@return this, with all of TLS but the check of the host name, such as a client certificate}
         *
         * @param context brings trust and keys
         */
        public Builder sslContext(SSLContext context) {
            this.tls = Objects.requireNonNull(context, "context");
            return this;
        }

        /**
         * {@return this, with a bound for the making of a connection, within the timeout of the whole}
         *
         * @param connectTimeout above 0, at most a day; the default is 5 s
         */
        public Builder connectTimeout(Duration connectTimeout) {
            this.connectTimeout = inRange("connectTimeout", connectTimeout);
            return this;
        }

        /**
         * {@return this, with a bound for a probe or drop, with all its requests, to the last byte of the last answer}
         *
         * @param timeout above 0, at most a day; the default is 30 s
         */
        public Builder timeout(Duration timeout) {
            this.timeout = inRange("timeout", timeout);
            return this;
        }

        /** Sets the clock by which tokens expire. */
        Builder nanoTime(LongSupplier nanoTime) {
            this.nanoTime = nanoTime;
            return this;
        }

        /**
         * {@return a client of the registry, to be closed} Nothing is sent yet.
         *
         * @throws IllegalArgumentException naming the setting, its value and what was expected
         */
        public OciSnapshotRegistry build() {
            return new OciSnapshotRegistry(this);
        }

        private static Duration inRange(String field, Duration value) {
            if (value.isNegative() || value.isZero() || value.compareTo(MAX_TIMEOUT) > 0) {
                throw new IllegalArgumentException(
                        field + " is " + value + ", expected more than 0 and at most " + MAX_TIMEOUT);
            }
            return value;
        }
    }
}
