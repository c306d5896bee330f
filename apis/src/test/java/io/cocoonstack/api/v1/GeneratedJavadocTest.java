package io.cocoonstack.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import io.cocoonstack.common.testsupport.Reactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Doclint is off in this module, because of the builders; this looks at the types that we generate. */
class GeneratedJavadocTest {

    @Test
    void everyPublicMemberOfTheGeneratedTypesHasJavadoc() throws IOException {
        List<String> seen = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask)
                    compiler.getTask(null, files, null, List.of(), null, files.getJavaFileObjectsFromPaths(sources()));
            DocTrees docs = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                new Scanner(docs, seen, missing).scan(unit, "");
            }
        }

        assertThat(missing).isEmpty();
        assertThat(seen).contains("AgentSpec", "getReplicas", "setReplicas", "VmOptions");
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> paths = Files.walk(Reactor.module().resolve("src/generated/java"))) {
            return paths.filter(path -> path.toString().endsWith(".java")).toList();
        }
    }

    private static final class Scanner extends TreePathScanner<@Nullable Void, String> {

        private final DocTrees docs;
        private final List<String> seen;
        private final List<String> missing;

        Scanner(DocTrees docs, List<String> seen, List<String> missing) {
            this.docs = docs;
            this.seen = seen;
            this.missing = missing;
        }

        @Override
        public @Nullable Void visitClass(ClassTree tree, String unused) {
            check(tree.getSimpleName().toString(), tree.getModifiers());
            return super.visitClass(tree, unused);
        }

        @Override
        public @Nullable Void visitMethod(MethodTree tree, String unused) {
            boolean ofInterface = getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.INTERFACE;
            if (ofInterface) {
                checkDocumented(tree.getName().toString());
            } else {
                check(tree.getName().toString(), tree.getModifiers());
            }
            return null;
        }

        @Override
        public @Nullable Void visitVariable(VariableTree tree, String unused) {
            check(tree.getName().toString(), tree.getModifiers());
            return null;
        }

        private void check(String name, ModifiersTree modifiers) {
            if (modifiers.getFlags().contains(Modifier.PUBLIC)) {
                checkDocumented(name);
            }
        }

        private void checkDocumented(String name) {
            TreePath path = getCurrentPath();
            seen.add(name);
            @Nullable DocCommentTree comment = docs.getDocCommentTree(path);
            if (comment == null || comment.toString().isBlank()) {
                missing.add(path.getCompilationUnit().getSourceFile().getName() + ": " + name);
            }
        }
    }
}
