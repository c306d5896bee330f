/** fabric8's HTTP client without HTTP: each request is a call. Internal. */
@NullMarked
package io.cocoonstack.common.testkit.apiserver.internal.memory;

import org.jspecify.annotations.NullMarked;
