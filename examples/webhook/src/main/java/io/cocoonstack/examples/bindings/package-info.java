/**
 * The review loop of {@code cocoon-common-admission} behind three kinds of servers: the one of {@code
 * cocoon-common-server}, a servlet container, and a reactive one. Each is all that there is to it.
 */
@NullMarked
package io.cocoonstack.examples.bindings;

import org.jspecify.annotations.NullMarked;
