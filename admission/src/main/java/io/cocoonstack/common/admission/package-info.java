/**
 * Admission webhooks (contract 8): the loop from an HTTP request to its answer, as a function that any server can call
 * ({@link io.cocoonstack.common.admission.ReviewLoop}), the request that a handler gets, its answer, and JSON Patch.
 *
 * <p>Nothing here opens a socket, and nothing here knows of cocoon. The rules that cocoon's webhooks share live in
 * {@code io.cocoonstack.common.admission.rules}, a server in {@code io.cocoonstack.common.server}.
 *
 * @see <a href="https://github.com/cocoonstack/cocoon-common-jvm/blob/main/docs/contract.md#s8">contract 8</a>
 */
@NullMarked
package io.cocoonstack.common.admission;

import org.jspecify.annotations.NullMarked;
