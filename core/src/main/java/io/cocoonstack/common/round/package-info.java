/**
 * Decisions of a round, in which one VM goes from running to a snapshot and back (contract 6): pure functions from
 * facts to answers that can say why. They touch no client and no clock; what they need from outside is handed in.
 */
@NullMarked
package io.cocoonstack.common.round;

import org.jspecify.annotations.NullMarked;
