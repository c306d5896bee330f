package io.cocoonstack.common.checks;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which source file of a module refers to which: by import, or by the name of a type of the same package. Comments,
 * texts and {@code permits} clauses do not count; constants that a compiler copies do.
 */
final class FileGraph {

    private static final Pattern PACKAGE = Pattern.compile("\\bpackage ([\\w.]+);");
    private static final Pattern IMPORT = Pattern.compile("\\bimport (?:static )?([\\w.]+)(?:\\.\\*)?;");
    private static final Pattern PERMITS = Pattern.compile("\\bpermits\\b[^{]*");
    private static final Pattern NAME = Pattern.compile("(?<![\\w.])[A-Z]\\w*");

    private final Map<String, Set<String>> arrows = new TreeMap<>();

    FileGraph(Map<String, String> sources) {
        for (Map.Entry<String, String> source : sources.entrySet()) {
            String type = source.getKey();
            String code =
                    PERMITS.matcher(JavaText.withoutTexts(source.getValue())).replaceAll(" ");
            Set<String> targets = new TreeSet<>();
            String packageName = type.substring(0, type.lastIndexOf('.'));
            Matcher name = NAME.matcher(code);
            while (name.find()) {
                targets.add(packageName + "." + name.group());
            }
            Matcher imported = IMPORT.matcher(code);
            while (imported.find()) {
                // Of a nested type or a static member the file is the first part with a capital letter.
                String path = imported.group(1);
                Matcher file = Pattern.compile("^[a-z][\\w.]*?\\.[A-Z]\\w*").matcher(path);
                targets.add(file.find() ? file.group() : path);
            }
            targets.retainAll(sources.keySet());
            targets.remove(type);
            arrows.put(type, targets);
        }
    }

    /** The main sources under a folder; what is generated lies elsewhere. */
    static FileGraph of(Path folder) {
        Map<String, String> sources = new TreeMap<>();
        for (Path file : SourceTree.filesUnder(folder, ".java")) {
            String source = SourceTree.read(file);
            Matcher declared = PACKAGE.matcher(JavaText.code(source));
            String name = file.getFileName().toString().replace(".java", "");
            if (declared.find() && !name.endsWith("-info")) {
                sources.put(declared.group(1) + "." + name, source);
            }
        }
        return new FileGraph(sources);
    }

    /** Sets of files that all reach each other. */
    List<Set<String>> cycles() {
        return Cycles.of(arrows);
    }
}
