/** The smallest operator for CocoonHibernations. */
@NullMarked
package io.cocoonstack.examples.quickstart;

import org.jspecify.annotations.NullMarked;
