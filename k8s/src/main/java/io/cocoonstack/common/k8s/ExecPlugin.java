package io.cocoonstack.common.k8s;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.File;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A program that hands out credentials (exec of a kubeconfig's user; client.authentication.k8s.io/v1 and v1beta1). It
 * is run when the configuration is loaded, and again for the next request after its token has expired. A token without
 * an expiry is asked for anew after a minute. The program has a minute to print its credentials and to end. It gets no
 * standard input; its standard error is that of this process.
 */
final class ExecPlugin {

    private static final String GROUP = "client.authentication.k8s.io/";
    private static final Set<String> VERSIONS = Set.of(GROUP + "v1", GROUP + "v1beta1");
    private static final long LONGEST_RUN_SECONDS = 60;
    private static final long UNTIMED_SECONDS = 60;
    private static final Set<String> MEMBERS =
            Set.of("apiVersion", "args", "command", "env", "installHint", "interactiveMode", "provideClusterInfo");

    private final KubeconfigEntry user;
    private final KubeconfigEntry exec;
    private final String command;
    private final String apiVersion;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private String token = "";
    private Instant expires = Instant.MIN;

    ExecPlugin(KubeconfigEntry user, KubeconfigEntry exec, KubeconfigEntry cluster) {
        this.user = user;
        this.exec = exec;
        exec.refuseUnlessIn(MEMBERS);
        this.command = Objects.requireNonNullElse(exec.text("command"), "");
        if (command.isEmpty()) {
            throw exec.refusal("command", "is not set, expected a program");
        }
        this.apiVersion = String.valueOf(exec.text("apiVersion"));
        if (!VERSIONS.contains(apiVersion)) {
            throw exec.refusal("apiVersion", "is " + apiVersion + ", expected " + GROUP + "v1 or " + GROUP + "v1beta1");
        }
        String mode = exec.text("interactiveMode");
        if (mode == null
                ? apiVersion.equals(GROUP + "v1")
                : !Set.of("Never", "IfAvailable").contains(mode)) {
            throw exec.refusal(
                    "interactiveMode",
                    "is " + mode + ", expected Never or IfAvailable: there is no terminal to ask at");
        }
        for (KubeconfigEntry variable : exec.objects("env")) {
            String name = variable.text("name");
            if (name == null) {
                throw exec.refusal("env", "has a variable without a name, expected name and value");
            }
            environment.put(name, Objects.requireNonNullElse(variable.text("value"), ""));
        }
        environment.put("KUBERNETES_EXEC_INFO", info(cluster));
    }

    private String info(KubeconfigEntry cluster) {
        Map<String, @Nullable Object> credential = new LinkedHashMap<>();
        credential.put("apiVersion", apiVersion);
        credential.put("kind", "ExecCredential");
        Map<String, @Nullable Object> spec = JsonTree.object(credential, "spec");
        spec.put("interactive", false);
        if (exec.flag("provideClusterInfo")) {
            Map<String, @Nullable Object> target = JsonTree.object(spec, "cluster");
            target.put("server", cluster.text("server"));
            String authority = cluster.content("certificate-authority");
            target.put(
                    "certificate-authority-data",
                    authority == null ? null : Base64.getEncoder().encodeToString(authority.getBytes(UTF_8)));
            target.put("tls-server-name", cluster.text("tls-server-name"));
            target.put("proxy-url", cluster.text("proxy-url"));
            for (String flag : List.of("insecure-skip-tls-verify", "disable-compression")) {
                target.put(flag, cluster.flag(flag) ? true : null);
            }
            for (KubeconfigEntry extension : cluster.objects("extensions")) {
                if ((GROUP + "exec").equals(extension.text("name"))) {
                    target.put("config", extension.members().get("extension"));
                }
            }
            target.values().removeIf(Objects::isNull);
        }
        return JsonTree.text(Kubeconfig.SERIALIZATION, credential);
    }

    /** Runs the program, and gives the client what it handed out. */
    void apply(Config config) {
        Map<?, ?> status = renew();
        String certificate = text(status, "clientCertificateData");
        String key = text(status, "clientKeyData");
        if (certificate != null || key != null) {
            KubeconfigUser.pair(user, "exec.clientCertificateData", certificate, "exec.clientKeyData", key, config);
        } else if (token.isEmpty()) {
            throw refusal("printed neither a token nor a certificate", null);
        }
        if (!token.isEmpty()) {
            config.setOauthTokenProvider(this::currentToken);
        }
    }

    private synchronized String currentToken() {
        if (Instant.now().isBefore(expires)) {
            return token;
        }
        try {
            renew();
        } catch (IllegalArgumentException e) {
            throw new KubernetesClientException(String.valueOf(e.getMessage()), e);
        }
        if (token.isEmpty()) {
            throw new KubernetesClientException(
                    String.valueOf(refusal("printed no token any more", null).getMessage()));
        }
        return token;
    }

    private synchronized Map<?, ?> renew() {
        Map<?, ?> status = status(run());
        String expiry = text(status, "expirationTimestamp");
        try {
            expires = expiry == null
                    ? Instant.now().plusSeconds(UNTIMED_SECONDS)
                    : OffsetDateTime.parse(expiry).toInstant();
        } catch (DateTimeException e) {
            throw refusal("printed the expirationTimestamp " + expiry, e);
        }
        token = Objects.requireNonNullElse(text(status, "token"), "");
        return status;
    }

    private Map<?, ?> status(String output) {
        Map<String, @Nullable Object> credential;
        try {
            credential = JsonTree.parse(Kubeconfig.SERIALIZATION, output);
        } catch (RuntimeException e) {
            // No cause: the parser's message quotes the output, and so the token.
            throw refusal("printed something else", null);
        }
        if (credential == null || !"ExecCredential".equals(text(credential, "kind"))) {
            throw refusal("printed something else", null);
        }
        if (!apiVersion.equals(text(credential, "apiVersion"))) {
            throw refusal("printed one of apiVersion " + text(credential, "apiVersion"), null);
        }
        return JsonTree.object(credential, "status");
    }

    private static @Nullable String text(Map<?, ?> object, String member) {
        return object.get(member) instanceof String text && !text.isEmpty() ? text : null;
    }

    private String run() {
        List<String> line = new ArrayList<>();
        // A bare name is looked for in PATH.
        line.add(command.contains(File.separator) ? user.resolve(command).toString() : command);
        line.addAll(exec.texts("args"));
        ProcessBuilder builder = new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String output = outputOf(process, TimeUnit.SECONDS.toNanos(LONGEST_RUN_SECONDS));
            int code = process.exitValue();
            if (code != 0) {
                throw refusal("ended with exit code " + code, null);
            }
            return output;
        } catch (TimeoutException e) {
            throw refusal("did not end within " + LONGEST_RUN_SECONDS + " s", null);
        } catch (IOException | ExecutionException e) {
            String hint = exec.text("installHint");
            throw refusal("could not be run" + (hint == null ? "" : "; " + hint), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw refusal("was interrupted", e);
        }
    }

    /**
     * The whole output of a program that ends in time. A program that left a child behind does not end its output before
     * the child does, so that the output is read on a thread of its own.
     */
    static String outputOf(Process process, long nanos)
            throws InterruptedException, ExecutionException, TimeoutException {
        long end = System.nanoTime() + nanos;
        FutureTask<String> output =
                new FutureTask<>(() -> new String(process.getInputStream().readAllBytes(), UTF_8));
        Thread reader = new Thread(output, "exec-plugin-output");
        reader.setDaemon(true);
        reader.start();
        try {
            String text = output.get(nanos, TimeUnit.NANOSECONDS);
            if (!process.waitFor(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                throw new TimeoutException();
            }
            return text;
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private IllegalArgumentException refusal(String happened, @Nullable Throwable cause) {
        return user.refusal(
                "exec", "is " + command + ", which " + happened + ", expected an ExecCredential of it", cause);
    }
}
