/** The webhook under load over TLS, beside an echo on the same server and a webhook in Go: {@code make load}. */
@NullMarked
package io.cocoonstack.common.benchmarks.load;

import org.jspecify.annotations.NullMarked;
