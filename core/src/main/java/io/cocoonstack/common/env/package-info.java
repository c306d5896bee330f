/**
 * What a process reads from its surroundings, and how it waits (contract 7): environment variables, durations in Go's
 * syntax, an interruptible sleep, a ticker, the node's address.
 *
 * @see <a href="https://github.com/cocoonstack/cocoon-common-jvm/blob/main/docs/contract.md#s7">contract 7</a>
 */
@NullMarked
package io.cocoonstack.common.env;

import org.jspecify.annotations.NullMarked;
