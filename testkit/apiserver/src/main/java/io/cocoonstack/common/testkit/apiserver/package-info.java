/**
 * API servers to test against: {@link io.cocoonstack.common.testkit.apiserver.EmbeddedApiServer} runs in this JVM and
 * is there at once, {@link io.cocoonstack.common.testkit.apiserver.KubeApiServer} is the real one, where its binaries
 * are at hand. Both answer to {@link io.cocoonstack.common.testkit.apiserver.ApiServer}, so a test can be written once
 * and run on either.
 *
 * <p>Neither has controllers or a scheduler: nothing binds pods, runs them, or collects garbage but the test.
 */
@NullMarked
package io.cocoonstack.common.testkit.apiserver;

import org.jspecify.annotations.NullMarked;
