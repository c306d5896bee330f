package io.cocoonstack.common.admission;

import org.jspecify.annotations.Nullable;

/** A review without its kind, which is always the same. */
record Review(@Nullable String apiVersion, AdmissionRequest request) {}
