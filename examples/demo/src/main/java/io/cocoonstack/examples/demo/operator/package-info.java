/** How the operator of {@code examples/operator} is told to the timeline of the demo. */
@NullMarked
package io.cocoonstack.examples.demo.operator;

import org.jspecify.annotations.NullMarked;
