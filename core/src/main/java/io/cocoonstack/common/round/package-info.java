/**
 * Decisions of a round, in which one VM goes from running to a snapshot and back (contract 6): pure functions from
 * facts to answers that can say why. They touch no client and no clock; what they need from outside is handed in.
 *
 * <p>All types but the builders are immutable and safe for use by many threads, as far as the probes and readers that
 * are handed in are. No argument may be null and no result is null unless it is marked so. Gates and planners never
 * throw.
 *
 * @see <a href="https://github.com/cocoonstack/cocoon-common-jvm/blob/main/docs/contract.md#s6">contract 6</a>
 */
@NullMarked
package io.cocoonstack.common.round;

import org.jspecify.annotations.NullMarked;
