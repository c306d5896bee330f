/** The benchmark of the part of auth that only its own package sees. */
@NullMarked
package io.cocoonstack.common.auth;

import org.jspecify.annotations.NullMarked;
