/**
 * Contracts for implementers: implement {@link io.cocoonstack.common.testkit.contracts.KubeletContract} or {@link
 * io.cocoonstack.common.testkit.contracts.OperatorContract} in a test class, or extend {@link
 * io.cocoonstack.common.testkit.contracts.SnapshotRegistryContract}, and supply the small driver that it asks for. A
 * test's name holds the number of the rule in the contract; its documentation says what to look at where it fails.
 * Nothing in here belongs into a program that is not a test.
 *
 * @see <a href="https://github.com/cocoonstack/cocoon-common-jvm/blob/main/docs/contract.md#s6">contract 6</a>
 */
@NullMarked
package io.cocoonstack.common.testkit.contracts;

import org.jspecify.annotations.NullMarked;
