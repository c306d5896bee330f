package io.cocoonstack.common.registry;

import io.cocoonstack.common.round.DropResult;
import io.cocoonstack.common.round.ProbeResult;
import io.cocoonstack.common.round.SnapshotRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Snapshots in a registry that speaks the OCI distribution specification (contract 12; 6.2, rule 2; 6.3, rule 9).
 *
 * <pre>{@code
 * try (OciSnapshotRegistry registry = OciSnapshotRegistry.builder(URI.create("https://registry.example.com"))
 *         .credentials(() -> RegistryCredentials.basic("operator", passwordFromFile()))
 *         .build()) {
 *     ProbeResult snapshot = registry.probe("vk-prod-demo-0", Identifiers.HIBERNATE_SNAPSHOT_TAG);
 * }
 * }</pre>
 *
 * <p>Nothing here throws for what the network does, and nothing is tried again but what was refused for want of
 * authorization. No redirect is followed, and credentials go to nobody but the registry and the token server that it
 * names. A registry that hides what a user may not see answers as if it were absent: the credentials must be such that
 * may pull, and delete, everywhere.
 *
 * <p>Safe for use by many threads. Keeps connections open: close it when it is not needed any more.
 */
public final class OciSnapshotRegistry implements SnapshotRegistry, AutoCloseable {

    private final Duration timeout;
    private final Transport transport;
    private final Manifests manifests;

    private OciSnapshotRegistry(Builder builder) {
        Endpoint endpoint = new Endpoint(builder.endpoint, builder.plainHttp, builder.repositoryPrefix);
        Path authorities = builder.authorities;
        if (authorities != null && builder.tls != null) {
            throw new IllegalArgumentException("certificateAuthorities is " + authorities
                    + " and sslContext is set, expected one of them: the context brings its own trust");
        }
        SSLContext tls = authorities == null ? builder.tls : Trust.inAuthoritiesOf(authorities);
        timeout = builder.timeout;
        transport = new Transport(builder.connectTimeout, tls);
        manifests = new Manifests(
                endpoint,
                transport,
                new Authorizer(
                        endpoint, builder.credentials, new TokenClient(transport, builder.nanoTime), builder.nanoTime));
    }

    /**
     * A builder for the registry at an address.
     *
     * @param endpoint {@code https://host} or {@code https://host:port}, with nothing behind it
     * @return a new builder
     */
    public static Builder builder(URI endpoint) {
        return new Builder(Objects.requireNonNull(endpoint, "endpoint"));
    }

    /**
     * Looks a tag up, and reads once for each new manifest which pod it was taken of.
     *
     * @param name repository of the snapshots of one VM, named by the VM, below the prefix where one is set
     * @param tag the tag
     * @return never null: present with a digest that is the manifest's; absent only where a registry said so, with its
     *     version header or its error code, or in a plain 404 of a server that answers as a registry otherwise; failed
     *     for everything else, a name or tag that cannot be one and the interruption of this thread too, whose
     *     interrupt status is then kept
     */
    @Override
    public ProbeResult probe(String name, String tag) {
        try {
            return manifests.probe(name, tag, Deadline.in(timeout));
        } catch (RegistryFailure e) {
            return new ProbeResult.Failed(e.reason(), e.getCause());
        } catch (RuntimeException e) {
            return new ProbeResult.Failed(unforeseen(e), e);
        }
    }

    /**
     * Deletes a manifest, and with it every tag that stands on it; a tag that was pushed again in the meantime keeps its
     * new manifest. A deletion that was cut off by the timeout may still happen.
     *
     * @param name repository of the snapshots of one VM, named by the VM, below the prefix where one is set
     * @param digest digest of the manifest; a tag is refused before anything is sent
     * @return never null: gone, too, where it was absent as {@link #probe} understands it; unsupported where the
     *     registry answers 405 or the code {@code UNSUPPORTED}; failed for everything else
     */
    @Override
    public DropResult drop(String name, String digest) {
        try {
            return manifests.drop(name, digest, Deadline.in(timeout));
        } catch (RegistryFailure e) {
            return new DropResult.Failed(e.reason(), e.getCause());
        } catch (RuntimeException e) {
            return new DropResult.Failed(unforeseen(e), e);
        }
    }

    /**
     * Ends what is in flight, which then fails, and the threads. Connections that are idle end at once on Java 21 and
     * later, before that when the garbage collector comes by. Closing again changes nothing.
     */
    @Override
    public void close() {
        transport.close();
    }

    private static String unforeseen(RuntimeException e) {
        return "the registry client failed with " + e.getClass().getSimpleName();
    }

    /** Collects what is to be known of a registry. Not thread-safe. */
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
         * Allows an endpoint of plain HTTP, and of its host or this machine a token server, for tests and development:
         * anyone on the way reads the credentials, and can say of a snapshot that it is absent.
         *
         * @return this
         */
        public Builder allowPlainHttp() {
            this.plainHttp = true;
            return this;
        }

        /**
         * Puts all names below a path, for registries that give a user a namespace and not the root.
         *
         * @param prefix a repository path such as {@code team/snapshots}; the default is none
         * @return this
         */
        public Builder repositoryPrefix(String prefix) {
            this.repositoryPrefix = Objects.requireNonNull(prefix, "prefix");
            return this;
        }

        /**
         * Sets who asks; the default is nobody.
         *
         * @param credentials the same for all requests
         * @return this
         */
        public Builder credentials(RegistryCredentials credentials) {
            Objects.requireNonNull(credentials, "credentials");
            this.credentials = () -> credentials;
            return this;
        }

        /**
         * Sets who asks, where that changes while the program runs.
         *
         * @param credentials asked by the thread of each operation that needs them, so by many at once; where it throws,
         *     the operation fails. A token that was had before the change is used until it expires or is refused
         * @return this
         */
        public Builder credentials(Supplier<RegistryCredentials> credentials) {
            this.credentials = Objects.requireNonNull(credentials, "credentials");
            return this;
        }

        /**
         * Trusts the certificate authorities of a file, and no others; the default is those of the platform.
         *
         * @param file PEM certificates, read once by {@link #build()}
         * @return this
         */
        public Builder certificateAuthorities(Path file) {
            this.authorities = Objects.requireNonNull(file, "file");
            return this;
        }

        /**
         * Sets all of TLS but the check of the host name, such as a client certificate.
         *
         * @param context brings trust and keys
         * @return this
         */
        public Builder sslContext(SSLContext context) {
            this.tls = Objects.requireNonNull(context, "context");
            return this;
        }

        /**
         * Bounds how long a connection may take to come about, within the timeout of the whole.
         *
         * @param connectTimeout above 0, at most a day; the default is 5 s
         * @return this
         * @throws IllegalArgumentException if it is out of range
         */
        public Builder connectTimeout(Duration connectTimeout) {
            this.connectTimeout = inRange("connectTimeout", connectTimeout);
            return this;
        }

        /**
         * Bounds a whole probe or drop, with all its requests, to the last byte of the last answer.
         *
         * @param timeout above 0, at most a day; the default is 30 s
         * @return this
         * @throws IllegalArgumentException if it is out of range
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
         * A client of the registry. Nothing is sent yet.
         *
         * @return never null; to be closed
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
