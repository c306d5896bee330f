package io.cocoonstack.common.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What a run was made on; nothing that names the machine.
 *
 * @param processor the processor's model
 * @param processors how many of them the JVM sees
 * @param system name and architecture of the operating system
 * @param jvm name and version of the JVM
 * @param load how many processes wanted to run in the last minute before, negative where the system does not tell
 * @param forks JVMs a method, of short calls
 * @param iterations measured iterations of a second, a JVM
 */
record Machine(String processor, int processors, String system, String jvm, double load, int forks, int iterations) {

    static Machine here(int forks, int iterations) {
        return new Machine(
                processorModel(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.version"),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                forks,
                iterations);
    }

    private static String processorModel() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "%s, %d JVMs a method with %d iterations of a second each;"
                        + " lists: one JVM more, half as many iterations",
                hardware(),
                forks,
                iterations);
    }

    String hardware() {
        return String.format(
                Locale.ROOT,
                "%s, %d processors, %s, %s, load %.1f at the start",
                processor,
                processors,
                system,
                jvm,
                load);
    }
}
