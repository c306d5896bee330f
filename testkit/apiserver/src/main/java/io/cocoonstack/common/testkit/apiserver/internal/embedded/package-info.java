/**
 * The embedded API server: {@link io.cocoonstack.common.testkit.apiserver.internal.embedded.ApiDispatcher} turns
 * requests into answers, {@code ObjectStore} holds the objects and feeds the watches, and the classes between them are
 * the rules of the real server for writing and deleting. Internal: not for use outside the testkit, and changed without
 * notice.
 *
 * <p>Objects are Jackson trees. A tree that was stored is never changed again: whoever wants to change one copies it.
 */
@NullMarked
package io.cocoonstack.common.testkit.apiserver.internal.embedded;

import org.jspecify.annotations.NullMarked;
