/**
 * Runs of the demo's operator and kubelets in which things go wrong at random: one thread, one source of chance, so
 * that a seed replays a run to the letter.
 */
@NullMarked
package io.cocoonstack.examples.demo.faults;

import org.jspecify.annotations.NullMarked;
