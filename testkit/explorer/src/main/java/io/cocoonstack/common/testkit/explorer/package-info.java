/**
 * A model checker: it explores every state that a {@link io.cocoonstack.common.testkit.explorer.Model} can reach,
 * breadth first, and holds the states against named properties. A property that must always hold yields the shortest
 * counterexample; a goal is checked for being reachable from every state; a situation has to come up. Nothing in here
 * knows of rounds, so that a planner of one's own can be explored too:
 * {@link io.cocoonstack.common.testkit.explorer.Explorer} is where to begin. The model of rounds is in the package
 * {@code rounds}.
 *
 * @see <a href="https://github.com/cocoonstack/cocoon-common-jvm/blob/main/docs/contract.md#s6-7">contract 6.7</a>
 */
@NullMarked
package io.cocoonstack.common.testkit.explorer;

import org.jspecify.annotations.NullMarked;
