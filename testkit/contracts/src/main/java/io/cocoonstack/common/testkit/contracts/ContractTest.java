package io.cocoonstack.common.testkit.contracts;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;

/** A test of the kit, with the rule of the contract that it holds. The {@link ContractReport} links to the rule. */
@Test
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ContractTest {

    /** {@return the rule's anchor in docs/contract.md, such as {@code r6-3-10}} */
    String value();
}
