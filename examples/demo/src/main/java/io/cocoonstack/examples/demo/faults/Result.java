package io.cocoonstack.examples.demo.faults;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a run.
 *
 * @param broken what must never happen and did, and what did not come true; empty where all went well
 * @param listed a loss that is listed as not preventable, as it was reported; null for none
 */
public record Result(List<String> broken, @Nullable String listed) {}
