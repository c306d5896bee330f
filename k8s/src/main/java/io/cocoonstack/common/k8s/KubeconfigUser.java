package io.cocoonstack.common.k8s;

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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The members of a kubeconfig's user in the client's configuration, with the precedence of kubectl: tokenFile before
 * token, and an exec plugin only where there is neither token nor password nor certificate. {@code extensions} are for
 * other programs.
 */
final class KubeconfigUser {

    private static final Set<String> MEMBERS = Set.of("""
        client-certificate client-certificate-data client-key client-key-data token tokenFile as as-uid as-groups
        as-user-extra username password auth-provider exec extensions\
        """.strip().split("\\s+"));

    private KubeconfigUser() {}

    static void apply(KubeconfigEntry entry, KubeconfigEntry cluster, Config config) {
        entry.refuseUnlessIn(MEMBERS);
        if (entry.object("auth-provider") != null) {
            throw entry.refusal("auth-provider", "is set, expected exec in its place: kubectl dropped it, too");
        }
        impersonation(entry, config);
        boolean token = token(entry, config);
        boolean password = password(entry, config);
        if (token && password) {
            throw entry.refusal("username", "stands beside a token, expected one of the two");
        }
        String certificate = entry.content("client-certificate");
        String key = entry.content("client-key");
        if (certificate != null || key != null) {
            pair(entry, "client-certificate", certificate, "client-key", key, config);
        }
        KubeconfigEntry exec = entry.object("exec");
        if (exec != null) {
            ExecPlugin plugin = new ExecPlugin(entry, exec, cluster);
            if (!token && !password && certificate == null) {
                plugin.apply(config);
            }
        }
    }

    private static void impersonation(KubeconfigEntry entry, Config config) {
        String as = entry.text("as");
        String uid = entry.text("as-uid");
        List<String> groups = entry.texts("as-groups");
        KubeconfigEntry extra = entry.object("as-user-extra");
        if (as == null) {
            if (uid != null
                    || !groups.isEmpty()
                    || (extra != null && !extra.members().isEmpty())) {
                throw entry.refusal("as", "is not set, expected a user for as-uid, as-groups or as-user-extra");
            }
            return;
        }
        config.setImpersonateUsername(as);
        config.setImpersonateGroups(groups.toArray(new String[0]));
        Map<String, List<String>> escaped = new LinkedHashMap<>();
        if (extra != null) {
            extra.members().keySet().forEach(name -> escaped.put(headerName(name), extra.texts(name)));
        }
        config.setImpersonateExtras(escaped);
        if (uid != null) {
            // The client has no member for it.
            config.setCustomHeaders(Map.of("Impersonate-Uid", uid));
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

    private static boolean token(KubeconfigEntry entry, Config config) {
        String path = entry.text("tokenFile");
        if (path != null) {
            if (entry.read("tokenFile", path).isBlank()) {
                throw entry.refusal("tokenFile", "is " + path + ", which is empty, expected a token in it");
            }
            Path file = entry.resolve(path);
            config.setOauthTokenProvider(() -> tokenIn(file));
            return true;
        }
        String token = entry.text("token");
        config.setAutoOAuthToken(token);
        return token != null;
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

    private static boolean password(KubeconfigEntry entry, Config config) {
        String username = entry.text("username");
        String password = entry.text("password");
        if ((username == null) != (password == null)) {
            throw entry.refusal(
                    username == null ? "username" : "password",
                    "is not set, expected both: the client sends no half of them");
        }
        config.setUsername(username);
        config.setPassword(password);
        return username != null;
    }

    /** The client's certificate and key, read here and now: a client keeps them for as long as it lives. */
    static void pair(
            KubeconfigEntry entry,
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
