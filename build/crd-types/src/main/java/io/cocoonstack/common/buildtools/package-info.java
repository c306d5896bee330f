/**
 * Keeps what is derived from {@code crds/} in step with it: the canonical form of the YAML itself, and the Java types
 * of the module apis. Not published, and used by the build alone.
 */
@NullMarked
package io.cocoonstack.common.buildtools;

import org.jspecify.annotations.NullMarked;
