package io.cocoonstack.common.checks;

import io.cocoonstack.common.testsupport.Reactor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** The modules of this reactor, as the root pom lists them. */
final class ReactorModules {

    private ReactorModules() {}

    static List<String> all() {
        List<String> modules = new ArrayList<>();
        for (Element element : Pom.read(Reactor.root().resolve("pom.xml")).elements("modules", "module")) {
            modules.add(element.getTextContent().strip());
        }
        return modules;
    }

    /** How the module in a folder is named in its artifact: {@code testkit-world} for {@code testkit/world}. */
    static String name(String folder) {
        return folder.replace('/', '-');
    }

    static Path folder(String module) {
        return Reactor.root().resolve(module);
    }

    static List<String> withMainSources() {
        return all().stream()
                .filter(module -> hasClasses(folder(module).resolve("src/main/java")))
                .toList();
    }

    private static boolean hasClasses(Path folder) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.map(path -> path.getFileName().toString())
                    .anyMatch(name -> name.endsWith(".java") && !name.endsWith("-info.java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
