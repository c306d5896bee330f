/**
 * What cocoon's custom resources of every version have in common: they keep what they do not know
 * ({@link io.cocoonstack.api.Extensible}), and can tell what in them is of the wrong kind
 * ({@link io.cocoonstack.api.Misfit}). The resources themselves live in {@code io.cocoonstack.api.v1}.
 */
@NullMarked
package io.cocoonstack.api;

import org.jspecify.annotations.NullMarked;
