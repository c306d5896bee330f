/**
 * The review loop of {@code cocoon-common-admission} behind servers of others: a servlet container, and a reactive
 * server. Each class is all that there is to it.
 */
@NullMarked
package io.cocoonstack.examples.bindings;

import org.jspecify.annotations.NullMarked;
