package io.cocoonstack.common.k8s;

import io.fabric8.kubernetes.api.model.NamedCluster;
import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.internal.KubeConfigUtils;
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
 * The client's configuration (contract 7): the first that exists of {@code KUBECONFIG}, {@code ~/.kube/config} and the
 * service account of the pod that this process runs in. There is no silent fallback to localhost.
 *
 * <p>Environment variables and system properties of the client's own, such as {@code KUBERNETES_MASTER}, are not
 * looked at.
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
     * @throws IllegalStateException if there is none; the message names what was tried
     * @throws IllegalArgumentException if a kubeconfig is there but cannot be read, or names a context or cluster that it
     *     does not hold
     */
    public static Config load() {
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
            candidates.add(home.resolve(".kube").resolve("config"));
        } else {
            for (String path : variable.split(File.pathSeparator, -1)) {
                if (!path.isEmpty()) {
                    candidates.add(Path.of(path));
                }
            }
        }
        List<Path> files = new ArrayList<>();
        for (Path candidate : candidates) {
            // One that cannot be told to be there or not is not passed over: reading it says why.
            if (Files.notExists(candidate)) {
                tried.add(candidate + " (not there)");
            } else {
                files.add(candidate);
            }
        }
        return files.isEmpty() ? null : merged(files);
    }

    private static Config merged(List<Path> files) {
        List<io.fabric8.kubernetes.api.model.Config> parsed = new ArrayList<>();
        for (Path file : files) {
            parsed.add(parse(file));
        }
        String context = currentContext(parsed);
        Config config = Config.empty();
        if (context == null) {
            throw new IllegalArgumentException(
                    "current-context of kubeconfig " + files + " is not set, expected the name of one of its contexts");
        }
        requireServers(files, parsed);
        KubeConfigUtils.merge(config, context, parsed.toArray(new io.fabric8.kubernetes.api.model.Config[0]));
        NamedContext chosen = config.getCurrentContext();
        if (chosen == null || !context.equals(chosen.getName())) {
            throw new IllegalArgumentException("current-context of kubeconfig " + files + " is \"" + context
                    + "\", expected the name of one of its contexts");
        }
        if (KubeConfigUtils.getFileWithNamedCluster(chosen) == null) {
            throw new IllegalArgumentException("cluster of context \"" + context + "\" in kubeconfig " + files
                    + " is \"" + chosen.getContext().getCluster() + "\", expected the name of one of its clusters");
        }
        return config;
    }

    /** The client's merge fails on a cluster without a server, and does not say which. */
    private static void requireServers(List<Path> files, List<io.fabric8.kubernetes.api.model.Config> parsed) {
        for (int i = 0; i < files.size(); i++) {
            List<NamedCluster> clusters = parsed.get(i).getClusters();
            for (NamedCluster cluster : clusters == null ? List.<NamedCluster>of() : clusters) {
                String server = cluster.getCluster() == null
                        ? null
                        : cluster.getCluster().getServer();
                if (server == null || server.isEmpty()) {
                    throw new IllegalArgumentException("server of cluster \"" + cluster.getName() + "\" in kubeconfig "
                            + files.get(i) + " is not set, expected the URL of an API server");
                }
            }
        }
    }

    private static @Nullable String currentContext(List<io.fabric8.kubernetes.api.model.Config> parsed) {
        for (io.fabric8.kubernetes.api.model.Config config : parsed) {
            if (config.getCurrentContext() != null
                    && !config.getCurrentContext().isEmpty()) {
                return config.getCurrentContext();
            }
        }
        return null;
    }

    private static io.fabric8.kubernetes.api.model.Config parse(Path file) {
        try {
            // An empty file is an empty configuration, as kubectl has it; the client's parser takes it for an error.
            return Files.size(file) == 0
                    ? new io.fabric8.kubernetes.api.model.Config()
                    : KubeConfigUtils.parseConfig(file.toFile());
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException(
                    "kubeconfig " + file + " cannot be read, expected a file of kind Config", e);
        }
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
                // The kubelet replaces the token before it expires, so it is read for each request.
                .withOauthTokenProvider(() -> read(token));
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
