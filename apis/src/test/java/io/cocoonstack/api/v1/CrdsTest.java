package io.cocoonstack.api.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cocoonstack.common.testsupport.Reactor;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class CrdsTest {

    @Test
    void theCrdsOnTheClassPathAreTheFilesOfTheRepository() throws IOException {
        try (InputStream stream = Crds.yaml(Crds.COCOON_SET)) {
            assertThat(stream.readAllBytes())
                    .isEqualTo(Files.readAllBytes(Reactor.root().resolve("crds/cocoonset.yaml")));
        }
    }

    @Test
    void theCrdsNameTheTypes() {
        assertThat(Crds.all().stream().map(crd -> crd.getMetadata().getName()))
                .containsExactly(
                        CustomResource.getCRDName(CocoonSet.class), CustomResource.getCRDName(CocoonHibernation.class));
        assertThat(Crds.cocoonSet().getSpec().getNames().getShortNames())
                .containsExactly(CustomResource.getShortNames(CocoonSet.class));
        assertThat(Crds.cocoonHibernation().getSpec().getNames().getCategories())
                .containsExactly(CustomResource.getCategories(CocoonHibernation.class));
        assertThat(HasMetadata.getApiVersion(CocoonSet.class)).isEqualTo("cocoonset.cocoonstack.io/v1");
    }

    @Test
    void anUnknownResourceIsAnError() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Crds.yaml("/x.yaml"))
                .withMessageContaining("/x.yaml");
    }

    @Test
    void fabric8FindsTheTypesByKind() {
        KubernetesSerialization serialization = new KubernetesSerialization();
        KubernetesResource set = serialization.unmarshal(
                "apiVersion: cocoonset.cocoonstack.io/v1\nkind: CocoonSet\nspec: {agent: {image: i, probePort: 1.0}}\n");
        KubernetesResource list = serialization.unmarshal(
                "apiVersion: cocoonset.cocoonstack.io/v1\nkind: CocoonHibernationList\nitems: []\n");

        assertThat(set).isInstanceOfSatisfying(CocoonSet.class, typed -> {
            assertThat(typed.getSpec().getAgent().getImage()).isEqualTo("i");
            assertThat(typed.getSpec().getAgent().getProbePort()).isNull();
        });
        assertThat(list).isInstanceOf(CocoonHibernationList.class);
    }

    @Test
    void fabric8ClonesWithoutLoss() throws IOException {
        KubernetesSerialization serialization = new KubernetesSerialization();
        CocoonSet set = Mapper.PLAIN.set(
                "{\"spec\": {\"suspend\": false, \"agent\": {\"storage\": 10, \"x\": 1.5, \"resources\": {}}},"
                        + "\"status\": {}}");

        assertThat(serialization.clone(set)).isEqualTo(set);
    }
}
