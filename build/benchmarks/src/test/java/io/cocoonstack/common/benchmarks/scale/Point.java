package io.cocoonstack.common.benchmarks.scale;

/**
 * One call on an input of one size.
 *
 * @param size of the input
 * @param nanos CPU time of the thread
 * @param bytes that it allocates, or holds
 */
record Point(int size, double nanos, double bytes) {}
