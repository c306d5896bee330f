package io.cocoonstack.common.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.Config;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A member of kubeconfig v1, and what is made of it.
 *
 * @param type {@code cluster}, {@code user} or {@code context}
 * @param yaml the members to set in flow style; P stands for a folder with the files ca.crt, c.crt, c.key, tok
 * @param honoured what the configuration must say, or null where the member is refused by its name
 */
record KubeconfigMember(String type, String name, String yaml, Consumer<Config> honoured) {

    private static TestPair pair;

    @Override
    public String toString() {
        return type + "." + name + (honoured == null ? " is refused" : "");
    }

    private static KubeconfigMember refused(String type, String name, String yaml) {
        return new KubeconfigMember(type, name, yaml, null);
    }

    static TestPair pair() {
        if (pair == null) {
            pair = TestPair.of("EC", "secp256r1");
        }
        return pair;
    }

    private static final String EXEC =
            "apiVersion: client.authentication.k8s.io/v1, interactiveMode: Never, command: ./p";

    static Stream<KubeconfigMember> all() {
        return Stream.of(
                new KubeconfigMember(
                        "cluster",
                        "server",
                        "",
                        c -> assertThat(c.getMasterUrl()).isEqualTo("https://kube.example:6443/")),
                new KubeconfigMember("cluster", "tls-server-name", "tls-server-name: KUBE.example", c -> {}),
                refused("cluster", "tls-server-name", "tls-server-name: api.internal"),
                new KubeconfigMember("cluster", "insecure-skip-tls-verify", "insecure-skip-tls-verify: true", c -> {
                    assertThat(c.isTrustCerts()).isTrue();
                    assertThat(c.isDisableHostnameVerification()).isTrue();
                }),
                new KubeconfigMember(
                        "cluster",
                        "certificate-authority",
                        "certificate-authority: ca.crt",
                        c -> assertThat(c.getCaCertFile()).endsWith("/ca.crt")),
                refused("cluster", "certificate-authority", "certificate-authority: missing.crt"),
                refused("cluster", "certificate-authority", "certificate-authority: tok"),
                refused(
                        "cluster",
                        "certificate-authority",
                        "certificate-authority: ca.crt, insecure-skip-tls-verify: true"),
                new KubeconfigMember(
                        "cluster",
                        "certificate-authority-data",
                        "certificate-authority-data: " + pair().certificateData(),
                        c -> assertThat(c.getCaCertData()).isEqualTo(pair().certificateData())),
                refused("cluster", "certificate-authority-data", "certificate-authority-data: '*'"),
                refused("cluster", "certificate-authority-data", "certificate-authority-data: AAAA"),
                refused(
                        "cluster",
                        "certificate-authority-data",
                        "insecure-skip-tls-verify: true, certificate-authority-data: " + pair().certificateData()),
                new KubeconfigMember(
                        "cluster",
                        "proxy-url",
                        "proxy-url: 'http://u:p@127.0.0.1:3128'",
                        c -> assertThat(c.getHttpsProxy()).isEqualTo("http://u:p@127.0.0.1:3128")),
                new KubeconfigMember(
                        "cluster",
                        "proxy-url",
                        "proxy-url: 'socks5://[::1]'",
                        c -> assertThat(c.getHttpsProxy()).isEqualTo("socks5://[::1]:1080")),
                new KubeconfigMember(
                        "cluster",
                        "proxy-url",
                        "server: 'http://k:1', proxy-url: 'http://p'",
                        c -> assertThat(c.getHttpProxy()).isEqualTo("http://p:80")),
                refused("cluster", "proxy-url", "proxy-url: 'https://127.0.0.1:3128'"),
                refused("cluster", "proxy-url", "proxy-url: 'socks5h://127.0.0.1:3128'"),
                refused("cluster", "proxy-url", "proxy-url: '127.0.0.1:3128'"),
                new KubeconfigMember("cluster", "disable-compression", "disable-compression: true", c -> {}),
                new KubeconfigMember("cluster", "extensions", "extensions: [{name: a, extension: {b: c}}]", c -> {}),
                refused("cluster", "later", "later: x"),
                new KubeconfigMember("cluster", "api-version", "api-version: v1", c -> {}),
                new KubeconfigMember(
                        "user",
                        "client-certificate",
                        "client-certificate: c.crt, client-key: c.key",
                        c -> assertThat(c.getClientCertData()).isEqualTo(pair().certificateData())),
                refused("user", "client-certificate", "client-certificate: missing, client-key: c.key"),
                refused("user", "client-certificate", "client-certificate: tok, client-key: c.key"),
                refused("user", "client-certificate", "client-key: c.key"),
                new KubeconfigMember(
                        "user",
                        "client-certificate-data",
                        "client-certificate-data: " + pair().certificateData() + ", client-key: c.key",
                        c -> assertThat(c.getClientCertData()).isEqualTo(pair().certificateData())),
                refused(
                        "user",
                        "client-certificate",
                        "client-key: c.key, client-certificate: c.crt, client-certificate-data: "
                                + pair().certificateData()),
                new KubeconfigMember(
                        "user",
                        "client-key",
                        "client-certificate: c.crt, client-key: c.key",
                        c -> assertThat(c.getClientKeyAlgo()).isEqualTo("EC")),
                refused("user", "client-key", "client-certificate: c.crt, client-key: tok"),
                refused("user", "client-key", "client-certificate: c.crt"),
                new KubeconfigMember(
                        "user",
                        "client-key-data",
                        "client-certificate: c.crt, client-key-data: " + pair().keyData(),
                        c -> assertThat(c.getClientKeyAlgo()).isEqualTo("EC")),
                new KubeconfigMember(
                        "user",
                        "token",
                        "token: t1",
                        c -> assertThat(c.getAutoOAuthToken()).isEqualTo("t1")),
                new KubeconfigMember(
                        "user",
                        "tokenFile",
                        "tokenFile: tok, token: stale",
                        c -> assertThat(c.getOauthTokenProvider().getToken()).isEqualTo("t2")),
                new KubeconfigMember(
                        "user",
                        "tokenFile",
                        "tokenFile: P/tok",
                        c -> assertThat(c.getOauthTokenProvider().getToken()).isEqualTo("t2")),
                refused("user", "tokenFile", "tokenFile: missing, token: stale"),
                refused("user", "tokenFile", "tokenFile: blank"),
                new KubeconfigMember(
                        "user",
                        "as",
                        "as: jane",
                        c -> assertThat(c.getImpersonateUsername()).isEqualTo("jane")),
                refused("user", "as", "as-groups: [a]"),
                refused("user", "as", "as-uid: a"),
                refused("user", "as", "as-user-extra: {a: [b]}"),
                new KubeconfigMember(
                        "user",
                        "as-groups",
                        "as: jane, as-groups: [a, b]",
                        c -> assertThat(c.getImpersonateGroups()).containsExactly("a", "b")),
                new KubeconfigMember(
                        "user",
                        "as-uid",
                        "as: jane, as-uid: u-1",
                        c -> assertThat(c.getCustomHeaders()).containsExactly(Map.entry("Impersonate-Uid", "u-1"))),
                new KubeconfigMember(
                        "user",
                        "as-user-extra",
                        "as: jane, as-user-extra: {example.org/ä: [b, c]}",
                        c -> assertThat(c.getImpersonateExtras())
                                .containsExactly(Map.entry("example.org%2F%C3%A4", List.of("b", "c")))),
                new KubeconfigMember(
                        "user",
                        "username",
                        "username: u, password: p",
                        c -> assertThat(c.getUsername()).isEqualTo("u")),
                refused("user", "username", "password: p"),
                refused("user", "username", "username: u, password: p, token: t"),
                new KubeconfigMember(
                        "user",
                        "password",
                        "username: u, password: p",
                        c -> assertThat(c.getPassword()).isEqualTo("p")),
                refused("user", "password", "username: u"),
                refused("user", "auth-provider", "auth-provider: {name: gcp, config: {access-token: t}}"),
                new KubeconfigMember(
                        "user",
                        "exec",
                        "exec: {" + EXEC + "}",
                        c -> assertThat(c.getOauthTokenProvider().getToken()).isEqualTo("t3")),
                new KubeconfigMember("user", "exec", "token: t1, exec: {" + EXEC + "}", c -> {
                    assertThat(c.getAutoOAuthToken()).isEqualTo("t1");
                    assertThat(c.getOauthTokenProvider()).isNull();
                }),
                refused("user", "exec.later", "exec: {later: x, " + EXEC + "}"),
                new KubeconfigMember("user", "extensions", "extensions: [{name: a, extension: {b: c}}]", c -> {}),
                refused("user", "later", "later: x"),
                new KubeconfigMember(
                        "context",
                        "cluster",
                        "",
                        c -> assertThat(c.getCurrentContext().getName()).isEqualTo("a")),
                new KubeconfigMember("context", "user", "", c -> {}),
                new KubeconfigMember(
                        "context",
                        "namespace",
                        "namespace: ns",
                        c -> assertThat(c.getNamespace()).isEqualTo("ns")),
                new KubeconfigMember("context", "extensions", "extensions: [{name: a, extension: {b: c}}]", c -> {}),
                refused("context", "later", "later: x"));
    }
}
