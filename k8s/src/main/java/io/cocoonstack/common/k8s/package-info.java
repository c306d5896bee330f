/**
 * The contract for users of the fabric8 client: pods to facts and records ({@link
 * io.cocoonstack.common.k8s.Pods}), patches by difference and guarded writes, conditions, and the client's
 * configuration (contract 3, 4, 6.2 and 7).
 *
 * <p>What to decide lives in {@code io.cocoonstack.common.round}, and knows no Kubernetes type. All classes here are
 * safe for use by many threads.
 *
 * @see <a href="https://github.com/cocoonstack/cocoon-common-jvm/blob/main/docs/contract.md#s6-2">contract 6.2</a>
 * @see <a href="https://github.com/cocoonstack/cocoon-common-jvm/blob/main/docs/contract.md#s7">contract 7</a>
 */
@NullMarked
package io.cocoonstack.common.k8s;

import org.jspecify.annotations.NullMarked;
