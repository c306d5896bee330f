package io.cocoonstack.common.testsupport;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where the tests run: the module's folder and the root of the reactor that it belongs to. */
public final class Reactor {

    private Reactor() {}

    /** {@return the folder of the module whose tests run, or the working directory outside of Surefire} */
    public static Path module() {
        return Path.of(System.getProperty("basedir", "")).toAbsolutePath();
    }

    /** {@return the root of the reactor: the nearest folder upwards with {@code .mvn}, else the module's folder} */
    public static Path root() {
        Path module = module();
        for (@Nullable Path at = module; at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve(".mvn"))) {
                return at;
            }
        }
        return module;
    }
}
