package io.cocoonstack.common.spring;

/** The auto-configurations that bring a MeterRegistry, which has to be there before ours are looked at. */
final class Meters {

    static final String BOOT_3 =
            "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration";
    static final String BOOT_4 =
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration";

    private Meters() {}
}
