/** The demo's kubelets: the pretend kubelet as a process that can crash, and as one that tells what it does. */
@NullMarked
package io.cocoonstack.examples.demo.kubelet;

import org.jspecify.annotations.NullMarked;
