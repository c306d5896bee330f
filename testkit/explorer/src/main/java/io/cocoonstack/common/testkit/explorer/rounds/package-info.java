/**
 * The model of rounds (contract 6.7): operator, kubelets, user, registry, scheduler and evictor, with crashes, caches
 * that lag, and requests that are lost or late. Its steps are the real planners and gates with one effect each, and
 * {@link io.cocoonstack.common.testkit.explorer.rounds.RoundModel} is where to begin. {@code make explore} runs it;
 * nothing in here is public. The test kit's contracts check an implementation of one's own, this package does not.
 */
@NullMarked
package io.cocoonstack.common.testkit.explorer.rounds;

import org.jspecify.annotations.NullMarked;
