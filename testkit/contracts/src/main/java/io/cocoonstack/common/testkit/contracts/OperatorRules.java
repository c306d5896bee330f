package io.cocoonstack.common.testkit.contracts;

import org.junit.jupiter.api.extension.ExtendWith;

/** A group of the rules of {@link OperatorContract}. Each writes its outcome into the report of the test class. */
@ExtendWith(ContractReport.class)
public interface OperatorRules {

    /** {@return a new driver that is not started; called once for each run, of which a test has many} */
    OperatorDriver newDriver();
}
