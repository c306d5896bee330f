/**
 * The webhook beside the rest of the demo: the process, and the two ways in which a request comes to it: through an API
 * server that has it registered, or as a review that is posted as such a server would.
 */
@NullMarked
package io.cocoonstack.examples.demo.webhook;

import org.jspecify.annotations.NullMarked;
