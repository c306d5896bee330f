package io.cocoonstack.common.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A JDK of this machine.
 *
 * @param home its folder
 * @param version as its file {@code release} says, such as 17.0.15
 */
record Jdk(Path home, String version) {

    private static final String KEY = "JAVA_VERSION=\"";

    /** The first JDK of each of these major versions: this JVM's, those of the runners of GitHub, those of Debian. */
    static List<Jdk> of(int... majors) throws IOException {
        List<Path> homes = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"))));
        for (int major : majors) {
            String home = System.getenv("JAVA_HOME_" + major + "_X64");
            if (home != null) {
                homes.add(Path.of(home));
            }
        }
        Path debian = Path.of("/usr/lib/jvm");
        if (Files.isDirectory(debian)) {
            try (Stream<Path> all = Files.list(debian)) {
                all.sorted().forEach(homes::add);
            }
        }
        List<Jdk> found = new ArrayList<>();
        for (int major : majors) {
            Jdk jdk = null;
            for (Path home : homes) {
                if (jdk == null && Files.isExecutable(home.resolve("bin/java")) && major(version(home)) == major) {
                    jdk = new Jdk(home, version(home));
                }
            }
            if (jdk == null) {
                System.out.println("no JDK " + major + " here: not measured on it");
            } else {
                found.add(jdk);
            }
        }
        return found;
    }

    int major() {
        return major(version);
    }

    private static int major(String version) {
        String first = version.split("[.+-]", 2)[0];
        return first.matches("[0-9]{1,4}") ? Integer.parseInt(first) : 0;
    }

    private static String version(Path home) throws IOException {
        Path release = home.resolve("release");
        if (!Files.isRegularFile(release)) {
            return "";
        }
        try (Stream<String> lines = Files.lines(release)) {
            return lines.filter(line -> line.startsWith(KEY))
                    .map(line -> line.substring(KEY.length()).replace("\"", ""))
                    .findFirst()
                    .orElse("");
        }
    }
}
