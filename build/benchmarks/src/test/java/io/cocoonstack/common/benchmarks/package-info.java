/**
 * The benchmarks behind docs/performance.md: a class a row, with our way, the peers' and the limit as methods,
 * on the inputs of {@link io.cocoonstack.common.benchmarks.Inputs}. {@code make bench} runs them.
 */
@NullMarked
package io.cocoonstack.common.benchmarks;

import org.jspecify.annotations.NullMarked;
