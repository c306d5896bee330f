/** What the packages of this module share; not for users, and free to change. */
@NullMarked
package io.cocoonstack.common.k8s.internal;

import org.jspecify.annotations.NullMarked;
