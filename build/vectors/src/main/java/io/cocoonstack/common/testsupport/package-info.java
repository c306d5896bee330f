/**
 * What the tests of all modules share, and no user of the library ever sees: the golden vectors and the harness that
 * runs them ({@link io.cocoonstack.common.testsupport.Vectors}), the record of what was run, and seeded properties
 * ({@link io.cocoonstack.common.testsupport.Property}) with their generators.
 *
 * <p>Depends on none of our modules, so that each of them can use it in its tests.
 */
@NullMarked
package io.cocoonstack.common.testsupport;

import org.jspecify.annotations.NullMarked;
