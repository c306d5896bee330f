/** What the contracts are made of; not for users. */
@NullMarked
package io.cocoonstack.common.testkit.contract.internal;

import org.jspecify.annotations.NullMarked;
