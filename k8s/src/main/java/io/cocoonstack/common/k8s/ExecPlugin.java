package io.cocoonstack.common.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.AuthInfo;
import io.fabric8.kubernetes.api.model.Cluster;
import io.fabric8.kubernetes.api.model.ExecConfig;
import io.fabric8.kubernetes.api.model.ExecEnvVar;
import io.fabric8.kubernetes.api.model.NamedExtension;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
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
    private static final ObjectMapper JSON = new ObjectMapper();

    private final KubeconfigEntry<AuthInfo> user;
    private final ExecConfig exec;
    private final ObjectNode info;
    private String token = "";
    private Instant expires = Instant.MIN;

    ExecPlugin(KubeconfigEntry<AuthInfo> user, ExecConfig exec, KubeconfigEntry<Cluster> cluster) {
        this.user = user;
        this.exec = exec;
        user.refuseUnknown("exec.", exec.getAdditionalProperties());
        if (ApiErrors.isBlank(exec.getCommand())) {
            throw user.refusal("exec.command", "is not set, expected a program");
        }
        String version = String.valueOf(exec.getApiVersion());
        if (!VERSIONS.contains(version)) {
            throw user.refusal(
                    "exec.apiVersion", "is " + version + ", expected " + GROUP + "v1 or " + GROUP + "v1beta1");
        }
        String mode = exec.getInteractiveMode();
        if (ApiErrors.isBlank(mode)
                ? version.equals(GROUP + "v1")
                : !Set.of("Never", "IfAvailable").contains(mode)) {
            throw user.refusal(
                    "exec.interactiveMode",
                    "is " + mode + ", expected Never or IfAvailable: there is no terminal to ask at");
        }
        for (ExecEnvVar variable : environment()) {
            if (ApiErrors.isBlank(variable.getName())) {
                throw user.refusal("exec.env", "has a variable without a name, expected name and value");
            }
        }
        this.info = info(cluster);
    }

    private List<ExecEnvVar> environment() {
        return exec.getEnv() == null ? List.of() : exec.getEnv();
    }

    /** The value of KUBERNETES_EXEC_INFO. */
    private ObjectNode info(KubeconfigEntry<Cluster> entry) {
        ObjectNode credential =
                JSON.createObjectNode().put("apiVersion", exec.getApiVersion()).put("kind", "ExecCredential");
        ObjectNode spec = credential.putObject("spec").put("interactive", false);
        if (!Boolean.TRUE.equals(exec.getProvideClusterInfo())) {
            return credential;
        }
        Cluster cluster = entry.value();
        ObjectNode target = spec.putObject("cluster").put("server", cluster.getServer());
        String authority = entry.content(
                "certificate-authority", cluster.getCertificateAuthority(), cluster.getCertificateAuthorityData());
        if (authority != null) {
            target.put(
                    "certificate-authority-data",
                    Base64.getEncoder().encodeToString(authority.getBytes(StandardCharsets.UTF_8)));
        }
        put(target, "tls-server-name", cluster.getTlsServerName());
        put(target, "proxy-url", cluster.getProxyUrl());
        if (Boolean.TRUE.equals(cluster.getInsecureSkipTlsVerify())) {
            target.put("insecure-skip-tls-verify", true);
        }
        if (Boolean.TRUE.equals(cluster.getDisableCompression())) {
            target.put("disable-compression", true);
        }
        for (NamedExtension extension :
                cluster.getExtensions() == null ? List.<NamedExtension>of() : cluster.getExtensions()) {
            if ((GROUP + "exec").equals(extension.getName())) {
                target.set("config", JSON.valueToTree(extension.getExtension()));
            }
        }
        return credential;
    }

    private static void put(ObjectNode object, String member, @Nullable String value) {
        if (!ApiErrors.isBlank(value)) {
            object.put(member, value);
        }
    }

    /** Runs the program, and gives the client what it handed out. */
    void apply(Config config) {
        JsonNode status = renew();
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

    private synchronized JsonNode renew() {
        JsonNode status = status(run());
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

    private JsonNode status(String output) {
        JsonNode credential;
        try {
            credential = Kubeconfig.serialization().unmarshal(output, JsonNode.class);
        } catch (RuntimeException e) {
            // No cause: the parser's message quotes the output, and so the token.
            throw refusal("printed something else", null);
        }
        if (credential == null || !"ExecCredential".equals(text(credential, "kind"))) {
            throw refusal("printed something else", null);
        }
        if (!exec.getApiVersion().equals(text(credential, "apiVersion"))) {
            throw refusal("printed one of apiVersion " + text(credential, "apiVersion"), null);
        }
        return credential.path("status");
    }

    private static @Nullable String text(JsonNode object, String member) {
        String text = object.path(member).textValue();
        return ApiErrors.isBlank(text) ? null : text;
    }

    private String run() {
        String command = exec.getCommand();
        List<String> line = new ArrayList<>();
        // A bare name is looked for in PATH.
        line.add(command.contains(File.separator) ? user.resolve(command).toString() : command);
        line.addAll(exec.getArgs() == null ? List.of() : exec.getArgs());
        ProcessBuilder builder = new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.INHERIT);
        environment()
                .forEach(variable -> builder.environment()
                        .put(variable.getName(), Objects.requireNonNullElse(variable.getValue(), "")));
        builder.environment().put("KUBERNETES_EXEC_INFO", info.toString());
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
            String hint = ApiErrors.isBlank(exec.getInstallHint()) ? "" : "; " + exec.getInstallHint();
            throw refusal("could not be run" + hint, e);
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
                new FutureTask<>(() -> new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
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
                "exec",
                "is " + exec.getCommand() + ", which " + happened + ", expected an ExecCredential of it",
                cause);
    }
}
