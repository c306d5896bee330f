/** What the packages of this module share, and nobody else uses. */
@NullMarked
package io.cocoonstack.common.admission.internal;

import org.jspecify.annotations.NullMarked;
