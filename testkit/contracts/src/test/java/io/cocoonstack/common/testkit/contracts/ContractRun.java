package io.cocoonstack.common.testkit.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Runs a contract against an implementation from within a test, and says which rules it broke. */
final class ContractRun {

    private ContractRun() {}

    /** The tests of one rule: the one that is named, and what stands beside it and needs no faults. */
    static Set<String> failures(Class<?> contract, Path reports, String test) {
        String rule = test.substring(0, test.lastIndexOf('_') + 1);
        DiscoverySelector[] methods = Arrays.stream(contract.getMethods())
                .filter(method -> method.getName().equals(test)
                        || (method.getName().startsWith(rule) && !method.isAnnotationPresent(Tag.class)))
                .map(method -> selectMethod(contract, method))
                .toArray(DiscoverySelector[]::new);
        EngineExecutionResults results = EngineTestKit.engine("junit-jupiter")
                .selectors(methods)
                .configurationParameter(ContractReport.FOLDER, reports.toString())
                .configurationParameter("junit.jupiter.conditions.deactivate", "org.junit.*DisabledCondition")
                .execute();
        assertThat(results.testEvents().started().count()).isPositive();
        return results.testEvents()
                .failed()
                .filter(event ->
                        event.getRequiredPayload(TestExecutionResult.class).getStatus()
                                == TestExecutionResult.Status.FAILED)
                .map(event -> event.getTestDescriptor().getDisplayName().replace("()", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
