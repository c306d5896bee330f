/**
 * The validating webhook of cocoon as a process to deploy: {@code examples/webhook/} holds its manifests. It is meant
 * to be copied: settings from the environment, an endpoint for reviews and probes, and a main that puts both on the
 * library's HTTPS server.
 */
@NullMarked
package io.cocoonstack.examples.webhook;

import org.jspecify.annotations.NullMarked;
