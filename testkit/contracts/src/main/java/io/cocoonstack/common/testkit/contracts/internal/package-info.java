/** What the contracts are made of; not for users. */
@NullMarked
package io.cocoonstack.common.testkit.contracts.internal;

import org.jspecify.annotations.NullMarked;
