/**
 * What cocoon's parties write to pods and read from them: keys, vocabulary, names, roles, the typed annotation
 * records, epochs, quantities, references and merge-patch bodies (contract sections 2, 3, 4, 9 and 12).
 *
 * <p>Everything works on texts and {@code Map<String, String>}. What to decide from it lives in
 * {@code io.cocoonstack.common.round}; Kubernetes types live in the modules {@code apis} and {@code k8s}.
 * Text that is absent or empty is null here. All types but {@link
 * io.cocoonstack.common.meta.VmSpecBuilder} are immutable and safe for use by many threads.
 */
@NullMarked
package io.cocoonstack.common.meta;

import org.jspecify.annotations.NullMarked;
