package io.cocoonstack.common.spring;

import io.cocoonstack.common.meta.VmNameForm;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The admission webhook.
 *
 * @param enabled whether the application serves it
 * @param path where API servers post their reviews, below the context path
 * @param limit the longest review
 * @param memory how much of reviews may be in memory at once; a review beyond it is answered with 503
 * @param timeout how long a client may take to send a review; then it is answered with 408
 * @param lookupTimeout how long an API server may take to answer a look-up; less than half of timeoutSeconds of the
 *     webhook, since one review may need two look-ups
 * @param podCreators the user names that may create pods for virtual kubelets, compared exactly
 * @param vmNames the form of VM names to measure, as the operator gives them
 */
@ConfigurationProperties("cocoon.admission")
record AdmissionProperties(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("/validate") String path,
        @DefaultValue("10MB") DataSize limit,
        @DefaultValue("64MB") DataSize memory,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("2s") Duration lookupTimeout,

        @DefaultValue("system:serviceaccount:cocoon-system:cocoon-operator")
        List<String> podCreators,

        @DefaultValue("plain") VmNameForm vmNames) {

    private static final DataSize LONGEST = DataSize.ofGigabytes(1);

    AdmissionProperties {
        require(
                limit.compareTo(DataSize.ofBytes(1)) >= 0 && limit.compareTo(LONGEST) <= 0,
                "limit",
                limit,
                "1B to 1GB");
        UrlPatterns.require("cocoon.admission.path", path);
        require(memory.compareTo(limit) >= 0, "memory", memory, "at least the limit of one review, " + limit);
        require(timeout.toMillis() > 0, "timeout", timeout, "a time above 0");
        require(lookupTimeout.toMillis() > 0, "lookup-timeout", lookupTimeout, "a time above 0");
    }

    private static void require(boolean holds, String name, Object value, String expected) {
        if (!holds) {
            throw new IllegalArgumentException("cocoon.admission." + name + " is " + value + ", expected " + expected);
        }
    }
}
