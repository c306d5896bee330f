package io.cocoonstack.common.checks;

import io.cocoonstack.common.testsupport.Reactor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The files of the repository that people write; build output and hidden folders aside. */
final class SourceTree {

    private static final Set<String> OUTPUT = Set.of("target", "node_modules");

    private SourceTree() {}

    /** Files by the end of their names, sorted, absolute. */
    static List<Path> files(String suffix) {
        return filesUnder(Reactor.root(), suffix);
    }

    static List<Path> filesUnder(Path folder, String suffix) {
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) {
                    String name = each.getFileName().toString();
                    boolean skipped = OUTPUT.contains(name) || (name.startsWith(".") && !each.equals(folder));
                    return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (file.toString().endsWith(suffix)) {
                        files.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files.stream().sorted().collect(Collectors.toList());
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The path from the root of the repository, with forward slashes. */
    static String name(Path file) {
        return Reactor.root().relativize(file).toString().replace('\\', '/');
    }
}
