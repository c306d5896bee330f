package io.cocoonstack.common.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import io.fabric8.kubernetes.api.model.AuthInfo;
import io.fabric8.kubernetes.api.model.Cluster;
import io.fabric8.kubernetes.api.model.Context;
import io.fabric8.kubernetes.api.model.ExecConfig;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each member of kubeconfig v1, and what is made of it. A member that comes later fails here until it is decided on.
 */
class KubeconfigMembersTest {

    private static TestPair pair;

    @TempDir
    Path folder;

    /**
     * A member.
     *
     * @param type {@code cluster}, {@code user} or {@code context}
     * @param yaml the members to set in flow style; P stands for a folder with the files ca.crt, c.crt, c.key, tok
     * @param honoured what the configuration must say, or null where the member is refused by its name
     */
    record Member(String type, String name, String yaml, Consumer<Config> honoured) {
        @Override
        public String toString() {
            return type + "." + name + (honoured == null ? " is refused" : "");
        }
    }

    private static Member refused(String type, String name, String yaml) {
        return new Member(type, name, yaml, null);
    }

    private static TestPair pair() {
        if (pair == null) {
            pair = TestPair.of("EC", "secp256r1");
        }
        return pair;
    }

    private static final String EXEC =
            "apiVersion: client.authentication.k8s.io/v1, interactiveMode: Never, command: ./p";

    static Stream<Member> members() {
        return Stream.of(
                new Member(
                        "cluster",
                        "server",
                        "",
                        c -> assertThat(c.getMasterUrl()).isEqualTo("https://kube.example:6443/")),
                new Member("cluster", "tls-server-name", "tls-server-name: KUBE.example", c -> {}),
                refused("cluster", "tls-server-name", "tls-server-name: api.internal"),
                new Member("cluster", "insecure-skip-tls-verify", "insecure-skip-tls-verify: true", c -> {
                    assertThat(c.isTrustCerts()).isTrue();
                    assertThat(c.isDisableHostnameVerification()).isTrue();
                }),
                new Member(
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
                new Member(
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
                new Member(
                        "cluster",
                        "proxy-url",
                        "proxy-url: 'http://u:p@127.0.0.1:3128'",
                        c -> assertThat(c.getHttpsProxy()).isEqualTo("http://u:p@127.0.0.1:3128")),
                new Member(
                        "cluster",
                        "proxy-url",
                        "proxy-url: 'socks5://[::1]'",
                        c -> assertThat(c.getHttpsProxy()).isEqualTo("socks5://[::1]:1080")),
                new Member(
                        "cluster",
                        "proxy-url",
                        "server: 'http://k:1', proxy-url: 'http://p'",
                        c -> assertThat(c.getHttpProxy()).isEqualTo("http://p:80")),
                refused("cluster", "proxy-url", "proxy-url: 'https://127.0.0.1:3128'"),
                refused("cluster", "proxy-url", "proxy-url: 'socks5h://127.0.0.1:3128'"),
                refused("cluster", "proxy-url", "proxy-url: '127.0.0.1:3128'"),
                new Member("cluster", "disable-compression", "disable-compression: true", c -> {}),
                new Member("cluster", "extensions", "extensions: [{name: a, extension: {b: c}}]", c -> {}),
                refused("cluster", "later", "later: x"),
                new Member("cluster", "api-version", "api-version: v1", c -> {}),
                new Member(
                        "user",
                        "client-certificate",
                        "client-certificate: c.crt, client-key: c.key",
                        c -> assertThat(c.getClientCertData()).isEqualTo(pair().certificateData())),
                refused("user", "client-certificate", "client-certificate: missing, client-key: c.key"),
                refused("user", "client-certificate", "client-certificate: tok, client-key: c.key"),
                refused("user", "client-certificate", "client-key: c.key"),
                new Member(
                        "user",
                        "client-certificate-data",
                        "client-certificate-data: " + pair().certificateData() + ", client-key: c.key",
                        c -> assertThat(c.getClientCertData()).isEqualTo(pair().certificateData())),
                refused(
                        "user",
                        "client-certificate",
                        "client-key: c.key, client-certificate: c.crt, client-certificate-data: "
                                + pair().certificateData()),
                new Member(
                        "user",
                        "client-key",
                        "client-certificate: c.crt, client-key: c.key",
                        c -> assertThat(c.getClientKeyAlgo()).isEqualTo("EC")),
                refused("user", "client-key", "client-certificate: c.crt, client-key: tok"),
                refused("user", "client-key", "client-certificate: c.crt"),
                new Member(
                        "user",
                        "client-key-data",
                        "client-certificate: c.crt, client-key-data: " + pair().keyData(),
                        c -> assertThat(c.getClientKeyAlgo()).isEqualTo("EC")),
                new Member(
                        "user",
                        "token",
                        "token: t1",
                        c -> assertThat(c.getAutoOAuthToken()).isEqualTo("t1")),
                new Member(
                        "user",
                        "tokenFile",
                        "tokenFile: tok, token: stale",
                        c -> assertThat(c.getOauthTokenProvider().getToken()).isEqualTo("t2")),
                new Member(
                        "user",
                        "tokenFile",
                        "tokenFile: P/tok",
                        c -> assertThat(c.getOauthTokenProvider().getToken()).isEqualTo("t2")),
                refused("user", "tokenFile", "tokenFile: missing, token: stale"),
                refused("user", "tokenFile", "tokenFile: blank"),
                new Member(
                        "user",
                        "as",
                        "as: jane",
                        c -> assertThat(c.getImpersonateUsername()).isEqualTo("jane")),
                refused("user", "as", "as-groups: [a]"),
                refused("user", "as", "as-uid: a"),
                refused("user", "as", "as-user-extra: {a: [b]}"),
                new Member(
                        "user",
                        "as-groups",
                        "as: jane, as-groups: [a, b]",
                        c -> assertThat(c.getImpersonateGroups()).containsExactly("a", "b")),
                new Member(
                        "user",
                        "as-uid",
                        "as: jane, as-uid: u-1",
                        c -> assertThat(c.getCustomHeaders()).containsExactly(Map.entry("Impersonate-Uid", "u-1"))),
                new Member(
                        "user",
                        "as-user-extra",
                        "as: jane, as-user-extra: {example.org/ä: [b, c]}",
                        c -> assertThat(c.getImpersonateExtras())
                                .containsExactly(Map.entry("example.org%2F%C3%A4", List.of("b", "c")))),
                new Member(
                        "user",
                        "username",
                        "username: u, password: p",
                        c -> assertThat(c.getUsername()).isEqualTo("u")),
                refused("user", "username", "password: p"),
                refused("user", "username", "username: u, password: p, token: t"),
                new Member(
                        "user",
                        "password",
                        "username: u, password: p",
                        c -> assertThat(c.getPassword()).isEqualTo("p")),
                refused("user", "password", "username: u"),
                refused("user", "auth-provider", "auth-provider: {name: gcp, config: {access-token: t}}"),
                new Member(
                        "user",
                        "exec",
                        "exec: {" + EXEC + "}",
                        c -> assertThat(c.getOauthTokenProvider().getToken()).isEqualTo("t3")),
                new Member("user", "exec", "token: t1, exec: {" + EXEC + "}", c -> {
                    assertThat(c.getAutoOAuthToken()).isEqualTo("t1");
                    assertThat(c.getOauthTokenProvider()).isNull();
                }),
                refused("user", "exec.later", "exec: {later: x, " + EXEC + "}"),
                new Member("user", "extensions", "extensions: [{name: a, extension: {b: c}}]", c -> {}),
                refused("user", "later", "later: x"),
                new Member(
                        "context",
                        "cluster",
                        "",
                        c -> assertThat(c.getCurrentContext().getName()).isEqualTo("a")),
                new Member("context", "user", "", c -> {}),
                new Member(
                        "context",
                        "namespace",
                        "namespace: ns",
                        c -> assertThat(c.getNamespace()).isEqualTo("ns")),
                new Member("context", "extensions", "extensions: [{name: a, extension: {b: c}}]", c -> {}),
                refused("context", "later", "later: x"));
    }

    /** As https://kubernetes.io/docs/reference/config-api/kubeconfig.v1/ has them. */
    private static final Map<String, String> OF_KUBECONFIG_V1 = Map.of(
            "cluster",
            "server tls-server-name insecure-skip-tls-verify certificate-authority certificate-authority-data proxy-url"
                    + " disable-compression extensions",
            "user",
            "client-certificate client-certificate-data client-key client-key-data token tokenFile as as-uid as-groups"
                    + " as-user-extra username password auth-provider exec extensions",
            "context",
            "cluster user namespace extensions");

    @Test
    void eachMemberOfKubeconfigV1IsDecidedOn() {
        OF_KUBECONFIG_V1.forEach((type, names) -> assertThat(decided(type)).containsAll(List.of(names.split(" ", -1))));
    }

    @Test
    void eachMemberOfTheClientsModelIsDecidedOn() {
        assertThat(decided("cluster")).containsAll(modelled(Cluster.class));
        assertThat(decided("user")).containsAll(modelled(AuthInfo.class));
        assertThat(decided("context")).containsAll(modelled(Context.class));
        assertThat(modelled(ExecConfig.class))
                .as("members of exec, for which ExecPluginTest has the cases")
                .containsExactlyInAnyOrder(
                        "apiVersion", "args", "command", "env", "installHint", "interactiveMode", "provideClusterInfo");
    }

    private static List<String> decided(String type) {
        return members()
                .filter(member -> member.type().equals(type))
                .map(Member::name)
                .collect(Collectors.toList());
    }

    private static Set<String> modelled(Class<?> type) {
        ObjectMapper mapper = new ObjectMapper();
        JavaType java = mapper.constructType(type);
        return mapper.getDeserializationConfig().introspect(java).findProperties().stream()
                .filter(BeanPropertyDefinition::couldDeserialize)
                .map(BeanPropertyDefinition::getName)
                .collect(Collectors.toSet());
    }

    private Path kubeconfig(Member member) throws IOException {
        Files.writeString(folder.resolve("ca.crt"), pair().certificate());
        Files.writeString(folder.resolve("c.crt"), pair().certificate());
        Files.writeString(folder.resolve("c.key"), pair().key());
        Files.writeString(folder.resolve("tok"), "t2\n");
        Files.writeString(folder.resolve("blank"), "\n");
        Path plugin = Files.writeString(folder.resolve("p"), """
                #!/bin/sh
                echo '{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","status":{"token":"t3"}}'
                """);
        assertThat(plugin.toFile().setExecutable(true)).isTrue();
        String yaml = member.yaml().replace("P/", folder + "/");
        String server = yaml.contains("server: '") ? "" : "server: 'https://kube.example:6443', ";
        return Files.writeString(folder.resolve("kubeconfig"), """
                current-context: a
                clusters: [{name: c, cluster: {%s}}]
                users: [{name: u, user: {%s}}]
                contexts: [{name: a, context: {cluster: c, user: u, %s}}]
                """.formatted(
                        server + (member.type().equals("cluster") ? yaml : ""),
                        member.type().equals("user") ? yaml : "",
                        member.type().equals("context") ? yaml : ""));
    }

    @ParameterizedTest
    @MethodSource("members")
    void eachMemberIsHonouredOrRefused(Member member) throws IOException {
        Path file = kubeconfig(member);
        ClientConfigs configs = new ClientConfigs(Map.of("KUBECONFIG", file.toString())::get, folder, folder);
        if (member.honoured() == null) {
            assertThatIllegalArgumentException()
                    .isThrownBy(configs::find)
                    .withMessageStartingWith(member.name() + " of " + member.type() + " \"")
                    .withMessageContaining("in kubeconfig " + file + " ");
        } else {
            Config config = configs.find();
            member.honoured().accept(config);
            member.honoured().accept(new ConfigBuilder(config).build());
        }
    }
}
