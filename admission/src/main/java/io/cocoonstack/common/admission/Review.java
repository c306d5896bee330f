package io.cocoonstack.common.admission;

import org.jspecify.annotations.Nullable;

/** What a review holds beside its kind. */
record Review(@Nullable String apiVersion, AdmissionRequest request) {}
