package io.cocoonstack.common.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.testsupport.Reactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds docs/contract-coverage.md to the sources. With the property {@code cocoon.write} it writes the page first. */
class ContractCoverageTest {

    @Test
    void thePageIsWhatTheSourcesSay() throws IOException {
        Path page = Reactor.root().resolve(ContractCoverage.FILE);
        String wanted = new ContractCoverage(ContractPage.read()).page();
        if (Boolean.getBoolean("cocoon.write")) {
            Files.writeString(page, wanted);
        }
        assertThat(page).as("run `make contract`").content().isEqualTo(wanted);
    }

    @Test
    void everyRowAndVariantOfTheExplorerSaysItsRule() {
        ContractCoverage coverage = new ContractCoverage(ContractPage.read());
        assertThat(coverage.rowsOfNoRule()).isEmpty();
        assertThat(coverage.variantsOfNoRule()).containsExactlyElementsOf(List.of("NONE"));
    }
}
