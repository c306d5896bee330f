/**
 * Sessions that live in signed cookies, and the random state of a sign-on round trip (contract 10).
 *
 * <p>A {@link io.cocoonstack.common.auth.KeyRing} signs and verifies, a
 * {@link io.cocoonstack.common.auth.SessionCookie} wraps the outcome in {@code Set-Cookie}. Keys come in and never go
 * out again; what a caller may not learn is in no {@code toString}. No HTTP type lives here, so that it fits any
 * server. All types are immutable and safe for use by many threads, virtual ones too: signing and verifying lock
 * nothing and keep nothing per thread. Null is refused by a {@link NullPointerException} unless a parameter allows it.
 *
 * @see <a href="https://github.com/cocoonstack/cocoon-common-jvm/blob/main/docs/contract.md#s10">contract 10</a>
 */
@NullMarked
package io.cocoonstack.common.auth;

import org.jspecify.annotations.NullMarked;
