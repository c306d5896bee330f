/**
 * The demo: a cluster, an operator, two kubelets with pretend VMs and a pretend registry in one process, and a story
 * that runs on them and checks its own claims. Start reading at {@link io.cocoonstack.examples.demo.Demo}.
 */
@NullMarked
package io.cocoonstack.examples.demo;

import org.jspecify.annotations.NullMarked;
