/**
 * How the server module works inside: PEM files and certificates, over Bouncy Castle. Not part of the API; it may
 * change in any release.
 */
@NullMarked
package io.cocoonstack.common.server.internal;

import org.jspecify.annotations.NullMarked;
