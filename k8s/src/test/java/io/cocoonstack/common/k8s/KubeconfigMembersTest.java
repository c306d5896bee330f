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
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each member of kubeconfig v1, and what is made of it. A member that comes later fails here until it is decided on.
 */
class KubeconfigMembersTest {

    @TempDir
    Path folder;

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
        return KubeconfigMember.all()
                .filter(member -> member.type().equals(type))
                .map(KubeconfigMember::name)
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

    private Path kubeconfig(KubeconfigMember member) throws IOException {
        Files.writeString(folder.resolve("ca.crt"), KubeconfigMember.pair().certificate());
        Files.writeString(folder.resolve("c.crt"), KubeconfigMember.pair().certificate());
        Files.writeString(folder.resolve("c.key"), KubeconfigMember.pair().key());
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
    @MethodSource("io.cocoonstack.common.k8s.KubeconfigMember#all")
    void eachMemberIsHonouredOrRefused(KubeconfigMember member) throws IOException {
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
