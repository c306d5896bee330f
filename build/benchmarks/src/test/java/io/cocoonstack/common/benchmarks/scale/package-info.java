/** What time and memory do as inputs grow: {@code make scale}. */
@NullMarked
package io.cocoonstack.common.benchmarks.scale;

import org.jspecify.annotations.NullMarked;
