package io.cocoonstack.common.k8s;

import io.cocoonstack.api.internal.ClientSerialization;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The client's configuration (contract 7 rule client-config): the first that exists of {@code KUBECONFIG}, {@code
 * $HOME/.kube/config} and the service account of the pod that this process runs in. There is no silent fallback to
 * localhost.
 *
 * <p>Each member of the chosen cluster and user is honoured as kubectl does, or refused with file and member; none is
 * dropped. Refused are, because the fabric8 client cannot honour them: {@code tls-server-name} that is not the server's
 * host, a {@code proxy-url} with TLS, {@code auth-provider}, client keys that are neither RSA nor EC, {@code exec}
 * plugins that insist on a terminal, and members that kubeconfig v1 does not have. A {@code tokenFile} is read for each
 * request, and an {@code exec} plugin is run again when its token expires; certificates are read once.
 *
 * <p>Environment variables and system properties of the client's own, such as {@code KUBERNETES_MASTER}, are not
 * looked at.
 *
 * <p>Safe for use by many threads.
 */
public final class ClientConfigs {

    private static final Path SERVICE_ACCOUNT = Path.of("/var/run/secrets/kubernetes.io/serviceaccount");

    private final UnaryOperator<@Nullable String> environment;
    private final Path home;
    private final Path serviceAccount;
    private final List<String> tried = new ArrayList<>();

    ClientConfigs(UnaryOperator<@Nullable String> environment, Path home, Path serviceAccount) {
        this.environment = environment;
        this.home = home;
        this.serviceAccount = serviceAccount;
    }

    /**
     * Loads the configuration.
     *
     * <p>{@code KUBECONFIG} is a list of paths, merged as kubectl does: the first file that sets a value wins, missing
     * files are skipped. When it is set, the home file is not looked at.
     *
     * @return a new configuration
     * @throws IllegalStateException if there is none; the message names what was tried. Also if the client lacks a class
     *     or meets parts of several releases of Jackson; the message names the class, or the BOM to import
     * @throws IllegalArgumentException if a kubeconfig is there but cannot be read, names a context, cluster or user
     *     that it does not hold, has a member that cannot be honoured, or an exec plugin that hands out no credentials
     */
    public static Config load() {
        // Where it does not link, the client's builder would say so without advice.
        ClientSerialization.create();
        return new ClientConfigs(System::getenv, Path.of(System.getProperty("user.home")), SERVICE_ACCOUNT).find();
    }

    Config find() {
        Config config = fromKubeconfig();
        if (config == null) {
            config = inCluster();
        }
        if (config == null) {
            throw new IllegalStateException(
                    "no Kubernetes configuration found, expected one of: " + String.join("; ", tried));
        }
        return config;
    }

    private @Nullable Config fromKubeconfig() {
        String variable = environment.apply("KUBECONFIG");
        List<Path> candidates = new ArrayList<>();
        if (variable == null || variable.isEmpty()) {
            tried.add("KUBECONFIG (not set)");
            candidates.add(home().resolve(".kube").resolve("config"));
        } else {
            for (String path : variable.split(File.pathSeparator, -1)) {
                if (!path.isEmpty()) {
                    candidates.add(Path.of(path));
                }
            }
        }
        List<Path> files = new ArrayList<>();
        for (Path candidate : candidates) {
            // A path that cannot be looked at is kept: the error of reading it says why.
            if (Files.notExists(candidate)) {
                tried.add(candidate + " (not there)");
            } else {
                files.add(candidate);
            }
        }
        return files.isEmpty() ? null : new Kubeconfig(files).config();
    }

    /** kubectl goes by the variable; containers may run as a user without an entry in the password file. */
    private Path home() {
        String variable = environment.apply("HOME");
        return variable == null || variable.isEmpty() ? home : Path.of(variable);
    }

    private @Nullable Config inCluster() {
        String host = environment.apply("KUBERNETES_SERVICE_HOST");
        String port = environment.apply("KUBERNETES_SERVICE_PORT");
        Path token = serviceAccount.resolve("token");
        if (host == null || host.isEmpty() || port == null || port.isEmpty()) {
            tried.add("in-cluster (KUBERNETES_SERVICE_HOST or KUBERNETES_SERVICE_PORT not set)");
            return null;
        }
        if (!Files.exists(token)) {
            tried.add("in-cluster (" + token + " not there)");
            return null;
        }
        Path ca = serviceAccount.resolve("ca.crt");
        Path namespace = serviceAccount.resolve("namespace");
        ConfigBuilder config = new ConfigBuilder(Config.empty())
                .withMasterUrl("https://" + (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port)
                .withOauthTokenProvider(() -> KubeconfigUser.tokenIn(token));
        if (Files.exists(ca)) {
            config.withCaCertFile(ca.toString());
        }
        if (Files.exists(namespace)) {
            config.withNamespace(read(namespace));
        }
        return config.build();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).trim();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ", expected a file of the service account", e);
        }
    }
}
