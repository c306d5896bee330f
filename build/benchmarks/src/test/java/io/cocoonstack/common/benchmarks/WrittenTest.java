package io.cocoonstack.common.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class WrittenTest {

    private static final String PAGE = """
            before
            <!-- make load writes from here -->
            old
            <!-- to here: make load -->
            between
            <!-- make scale writes from here -->
            other
            <!-- to here: make scale -->
            after
            """;

    @Test
    void eachTargetWritesItsOwnPartOfThePage() {
        String page = Written.replaced(PAGE, "load", "new");
        assertThat(page)
                .startsWith("before\n")
                .contains("\nnew\n", "between\n", "\nother\n")
                .doesNotContain("old");
        assertThat(Written.replaced(page, "load", "new")).isEqualTo(page);
    }

    @Test
    void aPageWithoutTheMarksIsRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Written.replaced(PAGE, "startup", "new"))
                .withMessageContaining("make startup");
    }

    @Test
    void timesAndSizesAreToldInTheirUnits() {
        assertThat(Written.time(Double.NaN)).isEqualTo("–");
        assertThat(Written.time(123_456)).isEqualTo("123.5 µs");
        assertThat(Written.time(2.5e9)).isEqualTo("2.50 s");
        assertThat(Written.bytes(Double.NaN)).isEqualTo("–");
        assertThat(Written.bytes(512)).isEqualTo("512 B");
        assertThat(Written.bytes(5_500_000)).isEqualTo("5.5 MB");
    }
}
