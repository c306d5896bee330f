/** A kubelet for pretend VMs that have state one can watch: a counter that must never go back. */
@NullMarked
package io.cocoonstack.examples.demo.kubelet;

import org.jspecify.annotations.NullMarked;
