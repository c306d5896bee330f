/**
 * An operator's half of the contract on fabric8: from a CocoonHibernation and a CocoonSet to the next step of their
 * rounds, from a set to its pods (contract 6.4, 6.5 and 6.8), and what both report in their status. {@link
 * io.cocoonstack.common.k8s.operator.HibernationReconciler} and {@link
 * io.cocoonstack.common.k8s.operator.CocoonSetReconciler} are the whole loop; the pure functions behind them stand
 * beside them. No class here knows a framework: objects come from a {@link
 * io.cocoonstack.common.k8s.operator.ClusterView}.
 *
 * <p>All classes here are safe for use by many threads, builders aside.
 *
 * @see <a href="https://github.com/cocoonstack/cocoon-common-jvm/blob/main/docs/contract.md#s6-5">contract 6.5</a>
 * @see <a href="https://github.com/cocoonstack/cocoon-common-jvm/blob/main/docs/contract.md#s6-6">contract 6.6</a>
 * @see <a href="https://github.com/cocoonstack/cocoon-common-jvm/blob/main/docs/contract.md#s6-8">contract 6.8</a>
 */
@NullMarked
package io.cocoonstack.common.k8s.operator;

import org.jspecify.annotations.NullMarked;
