package io.cocoonstack.common.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartUpTest {

    private static StartUp.Run run(int millis) {
        return new StartUp.Run(millis * 900_000L, millis * 1_000_000L, millis * 2_000_000L);
    }

    @Test
    void theMiddleOfTheStartsIsTold() {
        assertThat(StartUp.of("17", "none", List.of(run(900), run(500), run(700)), 10, 3, 0)
                        .answer())
                .isEqualTo(700e6);
        StartUp even = StartUp.of("17", "none", List.of(run(900), run(500), run(700), run(600)), 10, 3, 0);
        assertThat(even.answer()).isEqualTo(650e6);
        assertThat(even.cpu()).isEqualTo(1300e6);
        assertThat(even.leastAnswer()).isEqualTo(500e6);
        assertThat(even.mostAnswer()).isEqualTo(900e6);
    }

    @Test
    void theBarIsOnlyForStartsWithAnArchive() {
        String page = StartUp.markdown(List.of(
                StartUp.of("17", "none", List.of(run(1200)), 5000, 1200, 0),
                StartUp.of("17", "class data", List.of(run(600)), 5000, 4800, 30_000_000),
                StartUp.of("25", "class data", List.of(run(800)), 5000, 4800, 30_000_000)));
        assertThat(page)
                .contains("| 17 | none | 1.20 s (1.20 s to 1.20 s) ", "| 5,000, 1,200 |  |  |")
                .contains("| 5,000, 4,800 | 30 MB | yes |", "| 5,000, 4,800 | 30 MB | **no** |");
    }

    @Test
    void nothingMeasuredIsAnError() {
        assertThatIllegalStateException().isThrownBy(() -> StartUp.of("17", "none", List.of(), 10, 3, 0));
        assertThatIllegalStateException().isThrownBy(() -> StartUp.of("17", "none", List.of(run(1)), 0, 0, 0));
    }

    @Test
    void aJdkIsFoundByItsMajorVersion() throws IOException {
        int here = Runtime.version().feature();
        assertThat(Jdk.of(here, 1)).singleElement().satisfies(jdk -> {
            assertThat(jdk.major()).isEqualTo(here);
            assertThat(jdk.home()).isDirectory();
        });
    }
}
