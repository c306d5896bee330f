/**
 * The process around a webhook or a front end (contract 7 rule tls, and contract 11): TLS material that reloads, a
 * small HTTP server that cuts slow clients, servers that start and stop together, the log level, and a listener for
 * metrics.
 *
 * <p>Nothing here knows of Kubernetes or of admission reviews; handlers are plain functions from a request to an
 * answer. No type of Jetty or Bouncy Castle is part of this API.
 *
 * @see <a href="https://github.com/cocoonstack/cocoon-common-jvm/blob/main/docs/contract.md#s7">contract 7</a>
 * @see <a href="https://github.com/cocoonstack/cocoon-common-jvm/blob/main/docs/contract.md#s11">contract 11</a>
 */
@NullMarked
package io.cocoonstack.common.server;

import org.jspecify.annotations.NullMarked;
