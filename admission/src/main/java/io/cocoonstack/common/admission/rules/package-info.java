/**
 * The rules that every cocoon webhook shares (contract 8a), each a function from objects to a list of {@linkplain
 * io.cocoonstack.common.admission.rules.Violation violations} that needs no webhook, and the webhook that is made of
 * them ({@link io.cocoonstack.common.admission.rules.CocoonWebhook}).
 *
 * <p>The CRDs check schema and CEL by themselves, and that is not repeated here.
 *
 * @see <a href="https://github.com/cocoonstack/cocoon-common-jvm/blob/main/docs/contract.md#s8a">contract 8a</a>
 */
@NullMarked
package io.cocoonstack.common.admission.rules;

import org.jspecify.annotations.NullMarked;
