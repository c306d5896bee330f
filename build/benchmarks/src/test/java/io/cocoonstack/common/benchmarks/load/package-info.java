/** The webhook as a process: under load beside others ({@code make load}), and its start ({@code make startup}). */
@NullMarked
package io.cocoonstack.common.benchmarks.load;

import org.jspecify.annotations.NullMarked;
