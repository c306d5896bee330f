/**
 * How the types of {@code io.cocoonstack.api.v1} are read and written with Jackson. Public only because those types
 * must reach it: nothing here is for other code, and all of it may change.
 *
 * <p>One table a type lists its fields; nothing is looked up by reflection. Reading goes straight from the parser to
 * the setters.
 */
@NullMarked
package io.cocoonstack.api.internal;

import org.jspecify.annotations.NullMarked;
