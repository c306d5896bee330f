package io.cocoonstack.common.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cocoonstack.common.auth.HmacBySteps;
import io.cocoonstack.common.meta.Quantities;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Benchmark;

/** Our ways and the peers' do the same job on the inputs of the benchmarks. */
class InputsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void aSpecIsWrittenAndReadAsByPutsAndGets() {
        VmSpecWrite write = new VmSpecWrite();
        assertThat(write.ours()).hasSize(14).isEqualTo(write.limit());
        assertThat(new VmSpecRead().ours()).isEqualTo(Inputs.SPEC);
        assertThat(new VmSpecRead().limit().toString())
                .contains("vk-prod-demo-0", "firecracker", "noDirectIo=true")
                .doesNotContain("null");
    }

    @Test
    void theBodiesOfPatchesSayTheSame() throws IOException {
        HibernatePatchBody hibernate = new HibernatePatchBody();
        assertThat(hibernate.ours()).isEqualTo(hibernate.fabric8());
        LifecyclePatchBody lifecycle = new LifecyclePatchBody();
        assertThat(lifecycle.ours()).isEqualTo(lifecycle.fabric8());
        StatusPatchBody status = new StatusPatchBody();
        assertThat(status.ours()).isEqualTo(status.fabric8());
    }

    @Test
    void theDifferenceOfTwoPodsIsTheNewAnnotation() throws IOException {
        HibernateDifference difference = new HibernateDifference();
        assertThat(JSON.readTree(difference.ours())).isEqualTo(JSON.readTree(new HibernatePatchBody().ours()));
        JsonNode peer = JSON.readTree(difference.fabric8());
        assertThat(peer).hasSize(1);
        assertThat(peer.at("/0/path").textValue()).isEqualTo("/metadata/annotations/vm.cocoonstack.io~1hibernate");
    }

    @Test
    void aSessionComesBackFromItsCookieAndFromAToken() {
        SessionVerify verify = new SessionVerify();
        assertThat(verify.ours()).isEqualTo(Inputs.SESSION).isEqualTo(verify.jjwt());
        assertThat(verify.otherOrder()).isEqualTo(Inputs.SESSION);
        assertThat(new SessionSign().ours()).contains(".");
        assertThat(new SessionSign().jjwt()).contains(".");
    }

    @Test
    void theSignatureIsThatOfTheJdk() throws CloneNotSupportedException {
        HmacBySteps hmac = new HmacBySteps();
        assertThat(hmac.ours()).isEqualTo(hmac.macAnew()).isEqualTo(hmac.macCloned());
    }

    @Test
    void theReviewIsAllowedByAll() throws IOException {
        Admission admission = new Admission();
        KubernetesSerialization serialization = new KubernetesSerialization();
        assertThat(Inputs.review()).hasSize(4061);
        for (byte[] answer : List.of(admission.ours(), admission.fabric8(), admission.webhooksFramework())) {
            assertThat(Admission.allowed(serialization, answer)).isTrue();
        }
        assertThat(admission.limit()).isPositive();
    }

    @Test
    void quantitiesKeepTheirAmounts() {
        for (String quantity : Inputs.QUANTITIES) {
            assertThat(QuantityTexts.ours(QuantityTexts.withManyDigits(quantity)))
                    .isEqualTo(QuantityTexts.ours(quantity));
            assertThat(Quantities.amount(QuantityTexts.ours(quantity)))
                    .isEqualTo(Quantities.amount(quantity))
                    .isEqualTo(Quantities.amount(QuantityTexts.fabric8(quantity)));
        }
    }

    @Test
    void aListOfSetsIsReadAsItsTree() throws IOException {
        CocoonSets sets = new CocoonSets();
        JsonNode written = JSON.readTree(JSON.writeValueAsBytes(sets.ours()));
        assertThat(written.at("/items")).hasSize(500);
        assertThat(written.equals(sets.limit())).isTrue();
    }

    @Test
    void aListOfPodsGivesTheSameFacts() throws IOException {
        PodsToFacts pods = new PodsToFacts();
        assertThat(pods.ours())
                .hasSize(500)
                .map(Object::toString)
                .isEqualTo(pods.fabric8().stream().map(Object::toString).toList());
        assertThat(pods.limit()).isGreaterThan(100_000);
    }

    @Test
    void everyRowMeasuresOursAndAllThatItsBarsName() {
        for (Row row : Row.values()) {
            List<String> methods = Arrays.stream(row.benchmarks.getDeclaredMethods())
                    .filter(method -> method.isAnnotationPresent(Benchmark.class))
                    .map(method -> method.getName())
                    .toList();
            assertThat(methods).as(row.id()).contains(Measure.OURS);
            assertThat(methods)
                    .as(row.id())
                    .containsAll(row.bars.stream().map(Row.Bar::other).toList());
        }
    }
}
