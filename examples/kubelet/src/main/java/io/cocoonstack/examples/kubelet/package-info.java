/**
 * A kubelet to copy: it watches the pods of its node and takes the steps that the library plans, on the VMs of a host.
 * The decisions and the writes are the library's; the host is yours.
 */
@NullMarked
package io.cocoonstack.examples.kubelet;

import org.jspecify.annotations.NullMarked;
