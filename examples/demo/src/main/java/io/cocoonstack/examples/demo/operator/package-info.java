/** An operator on java-operator-sdk: what to do comes from the planners, how to do it safely from the executor. */
@NullMarked
package io.cocoonstack.examples.demo.operator;

import org.jspecify.annotations.NullMarked;
