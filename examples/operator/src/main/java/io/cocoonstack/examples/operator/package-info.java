/**
 * An operator to copy: two controllers on java-operator-sdk, and a main class with leader election. Every decision and
 * every effect is the library's, see {@link io.cocoonstack.common.k8s.operator}.
 */
@NullMarked
package io.cocoonstack.examples.operator;

import org.jspecify.annotations.NullMarked;
