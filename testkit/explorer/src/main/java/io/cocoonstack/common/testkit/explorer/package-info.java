/**
 * The round explorer: every state that operator, kubelets, user, registry, scheduler and evictor can reach together
 * within stated bounds, with crashes, lag, lost and late requests (contract 6.7). Its steps are the real planners and
 * gates with one effect each; {@link io.cocoonstack.common.testkit.explorer.RoundExplorer} is where to begin. What an
 * implementation of one's own does is checked by the contracts beside this package, not here.
 */
@NullMarked
package io.cocoonstack.common.testkit.explorer;

import org.jspecify.annotations.NullMarked;
