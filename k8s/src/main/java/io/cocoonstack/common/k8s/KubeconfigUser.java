package io.cocoonstack.common.k8s;

import io.fabric8.kubernetes.api.model.AuthInfo;
import io.fabric8.kubernetes.api.model.Cluster;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The members of a kubeconfig's user in the client's configuration, with the precedence of kubectl: tokenFile before
 * token, and an exec plugin only where there is neither token nor password nor certificate. {@code extensions} are for
 * other programs.
 */
final class KubeconfigUser {

    private KubeconfigUser() {}

    static void apply(KubeconfigEntry<AuthInfo> entry, KubeconfigEntry<Cluster> cluster, Config config) {
        AuthInfo user = entry.value();
        entry.refuseUnknown("", user.getAdditionalProperties());
        if (user.getAuthProvider() != null) {
            throw entry.refusal("auth-provider", "is set, expected exec in its place: kubectl dropped it, too");
        }
        impersonation(entry, config);
        boolean token = token(entry, config);
        boolean password = password(entry, config);
        if (token && password) {
            throw entry.refusal("username", "stands beside a token, expected one of the two");
        }
        String certificate =
                entry.content("client-certificate", user.getClientCertificate(), user.getClientCertificateData());
        String key = entry.content("client-key", user.getClientKey(), user.getClientKeyData());
        if (certificate != null || key != null) {
            pair(entry, "client-certificate", certificate, "client-key", key, config);
        }
        if (user.getExec() != null) {
            ExecPlugin plugin = new ExecPlugin(entry, user.getExec(), cluster);
            if (!token && !password && certificate == null) {
                plugin.apply(config);
            }
        }
    }

    private static void impersonation(KubeconfigEntry<AuthInfo> entry, Config config) {
        AuthInfo user = entry.value();
        List<String> groups = user.getAsGroups() == null ? List.of() : user.getAsGroups();
        Map<String, List<String>> extra = user.getAsUserExtra() == null ? Map.of() : user.getAsUserExtra();
        if (ApiErrors.isBlank(user.getAs())) {
            if (!ApiErrors.isBlank(user.getAsUid()) || !groups.isEmpty() || !extra.isEmpty()) {
                throw entry.refusal("as", "is not set, expected a user for as-uid, as-groups or as-user-extra");
            }
            return;
        }
        config.setImpersonateUsername(user.getAs());
        config.setImpersonateGroups(groups.toArray(new String[0]));
        Map<String, List<String>> escaped = new LinkedHashMap<>();
        extra.forEach((name, values) -> escaped.put(headerName(name), values));
        config.setImpersonateExtras(escaped);
        if (!ApiErrors.isBlank(user.getAsUid())) {
            // The client has no member for it.
            config.setCustomHeaders(Map.of("Impersonate-Uid", user.getAsUid()));
        }
    }

    /**
     * The key of an extra field goes into the name of a header, with its other characters as %XX, as kubectl sends it.
     */
    private static String headerName(String key) {
        StringBuilder escaped = new StringBuilder();
        for (byte each : key.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (each & 0xFF);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (plain || "!#$&'*+-.^_`|~".indexOf(c) >= 0) {
                escaped.append(c);
            } else {
                escaped.append(String.format("%%%02X", (int) c));
            }
        }
        return escaped.toString();
    }

    private static boolean token(KubeconfigEntry<AuthInfo> entry, Config config) {
        String path = entry.value().getTokenFile();
        if (!ApiErrors.isBlank(path)) {
            if (entry.read("tokenFile", path).isBlank()) {
                throw entry.refusal("tokenFile", "is " + path + ", which is empty, expected a token in it");
            }
            Path file = entry.resolve(path);
            config.setOauthTokenProvider(() -> tokenIn(file));
            return true;
        }
        config.setAutoOAuthToken(entry.value().getToken());
        return !ApiErrors.isBlank(entry.value().getToken());
    }

    /** The token in a file whose owner replaces it before it expires, so that it is read for each request. */
    static String tokenIn(Path file) {
        String token;
        try {
            token = Files.readString(file).trim();
        } catch (IOException e) {
            throw new KubernetesClientException("cannot read " + file + ", expected a token in it", e);
        }
        if (token.isEmpty()) {
            // The client would send the request without any credentials.
            throw new KubernetesClientException(file + " is empty, expected a token in it");
        }
        return token;
    }

    private static boolean password(KubeconfigEntry<AuthInfo> entry, Config config) {
        boolean username = !ApiErrors.isBlank(entry.value().getUsername());
        boolean password = !ApiErrors.isBlank(entry.value().getPassword());
        if (username != password) {
            throw entry.refusal(
                    username ? "password" : "username", "is not set, expected both: the client sends no half of them");
        }
        config.setUsername(entry.value().getUsername());
        config.setPassword(entry.value().getPassword());
        return username;
    }

    /** The client's certificate and key, read here and now: a client keeps them for as long as it lives. */
    static void pair(
            KubeconfigEntry<AuthInfo> entry,
            String certificateMember,
            @Nullable String certificate,
            String keyMember,
            @Nullable String key,
            Config config) {
        if (certificate == null || key == null) {
            throw entry.refusal(
                    certificate == null ? certificateMember : keyMember, "is not set, expected certificate and key");
        }
        KubeconfigCluster.requireCertificates(entry, certificateMember, certificate);
        ClientKey pem = ClientKey.of(key, problem -> entry.refusal(keyMember, problem));
        config.setClientCertData(base64(certificate));
        config.setClientKeyData(base64(pem.pem()));
        config.setClientKeyAlgo(pem.algorithm());
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
