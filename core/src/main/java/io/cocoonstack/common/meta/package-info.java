/**
 * What cocoon's parties write to pods and read from them: keys, vocabulary, names, roles, the typed annotation
 * records, epochs, quantities, references and merge-patch bodies (contract 2, 3, 4, 9 and 12).
 *
 * <p>Everything works on texts and {@code Map<String, String>}. What to decide from it lives in
 * {@code io.cocoonstack.common.round}; Kubernetes types live in the modules {@code apis} and {@code k8s}.
 * Text that is absent or empty is null here. All types but {@link
 * io.cocoonstack.common.meta.VmSpecBuilder} are immutable and safe for use by many threads.
 *
 * @see <a href="https://github.com/cocoonstack/cocoon-common-jvm/blob/main/docs/contract.md#s2">contract 2</a>
 * @see <a href="https://github.com/cocoonstack/cocoon-common-jvm/blob/main/docs/contract.md#s3">contract 3</a>
 * @see <a href="https://github.com/cocoonstack/cocoon-common-jvm/blob/main/docs/contract.md#s4">contract 4</a>
 * @see <a href="https://github.com/cocoonstack/cocoon-common-jvm/blob/main/docs/contract.md#s9">contract 9</a>
 */
@NullMarked
package io.cocoonstack.common.meta;

import org.jspecify.annotations.NullMarked;
