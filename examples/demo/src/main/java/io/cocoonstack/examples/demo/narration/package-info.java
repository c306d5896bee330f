/** How the steps of operator and kubelets are told in the story of the demo and of its runs with faults. */
@NullMarked
package io.cocoonstack.examples.demo.narration;

import org.jspecify.annotations.NullMarked;
