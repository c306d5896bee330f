/** Classes for the packages of this module, and for nobody else. */
@NullMarked
package io.cocoonstack.common.admission.internal;

import org.jspecify.annotations.NullMarked;
