package io.cocoonstack.common.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class OperationTest {

    @Test
    void wordsThatAreKnownAreTheConstants() {
        for (Operation constant : List.of(Operation.CREATE, Operation.UPDATE, Operation.DELETE, Operation.CONNECT)) {
            assertThat(Operation.of(constant.value())).isSameAs(constant);
            assertThat(constant.isKnown()).isTrue();
            assertThat(constant).hasToString(constant.value());
        }
    }

    @Test
    void otherWordsAreKept() {
        Operation other = Operation.of("create");
        assertThat(other.value()).isEqualTo("create");
        assertThat(other.isKnown()).isFalse();
        assertThat(other)
                .isEqualTo(Operation.of("create"))
                .hasSameHashCodeAs(Operation.of("create"))
                .isNotEqualTo(Operation.CREATE)
                .isNotEqualTo("create")
                .isNotEqualTo(null);
        assertThat(other.hashCode()).isNotEqualTo(Operation.CREATE.hashCode());
        assertThatIllegalArgumentException().isThrownBy(() -> Operation.of(""));
    }

    @Test
    void typesAndResourcesAreComparedByGroupAndNameInAnyVersion() {
        GroupVersionKind kind = new GroupVersionKind("apps", "v1", "Deployment");
        assertThat(kind.is("apps", "Deployment")).isTrue();
        assertThat(kind.is("", "Deployment")).isFalse();
        assertThat(kind.is("apps", "deployment")).isFalse();
        GroupVersionResource resource = new GroupVersionResource("apps", "v1", "deployments");
        assertThat(resource.is("apps", "deployments")).isTrue();
        assertThat(resource.is("", "deployments")).isFalse();
        assertThat(resource.is("apps", "Deployments")).isFalse();
    }
}
