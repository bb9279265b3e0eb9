package dev.leadline.message;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** The places in the sources that name a message, as the compiler reads them. */
final class MessageUses extends TreeScanner<Void, Path> {

    private final List<MessageUse> found = new ArrayList<>();
    private final Deque<ClassTree> types = new ArrayDeque<>();

    private MessageUses() {}

    /**
     * One place.
     *
     * @param key the key, or null where it is not written there
     * @param parameters how many values are passed
     * @param place the file and the code
     */
    record MessageUse(@Nullable String key, int parameters, String place) {}

    static List<MessageUse> in(Path sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        MessageUses uses = new MessageUses();
        try (Stream<Path> files = Files.walk(sources);
                StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            List<Path> java = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("message/UserException.java"))
                    .toList();
            JavacTask task = (JavacTask)
                    compiler.getTask(null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(java));
            for (CompilationUnitTree file : task.parse()) {
                uses.scan(file, Path.of(file.getSourceFile().toUri()));
            }
        }
        return uses.found;
    }

    @Override
    public Void visitClass(ClassTree type, Path file) {
        types.push(type);
        super.visitClass(type, file);
        types.pop();
        return null;
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, Path file) {
        keyPlace(call).ifPresent(place -> note(call, place, file));
        if (call.getMethodSelect().toString().equals("UserMessage.ofConstant")) {
            noteConstants(call, file);
        }
        return super.visitMethodInvocation(call, file);
    }

    /** One use for each constant of the enum that the call is in. */
    private void noteConstants(MethodInvocationTree call, Path file) {
        ClassTree type = types.element();
        Object family = ((LiteralTree) call.getArguments().get(0)).getValue();
        type.getMembers().stream()
                .filter(VariableTree.class::isInstance)
                .map(VariableTree.class::cast)
                .filter(field -> field.getInitializer() instanceof NewClassTree made
                        && made.getIdentifier().toString().contentEquals(type.getSimpleName())
                        && !field.getModifiers().getFlags().contains(Modifier.PRIVATE))
                .map(field ->
                        field.getName().toString().toLowerCase(Locale.ROOT).replace('_', '-'))
                .forEach(name -> found.add(new MessageUse(family + "." + name, 0, file.getFileName() + ": " + call)));
    }

    /** Which argument is the key. */
    private static Optional<Integer> keyPlace(MethodInvocationTree call) {
        if (call.getMethodSelect() instanceof MemberSelectTree method
                && method.getExpression() instanceof IdentifierTree type) {
            return switch (type.getName() + "." + method.getIdentifier()) {
                case "UserMessage.of", "UserException.usage" -> Optional.of(0);
                case "UserException.of" ->
                    // with a message in place of a key, that one is noted
                    isKey(call.getArguments().get(1)) || call.getArguments().size() > 3
                            ? Optional.of(1)
                            : Optional.empty();
                default -> Optional.empty();
            };
        }
        return Optional.empty();
    }

    private void note(MethodInvocationTree call, int place, Path file) {
        ExpressionTree key = call.getArguments().get(place);
        found.add(new MessageUse(
                isKey(key) ? String.valueOf(((LiteralTree) key).getValue()) : null,
                call.getArguments().size() - place - 1,
                file.getFileName() + ": " + call));
    }

    private static boolean isKey(ExpressionTree argument) {
        return argument instanceof LiteralTree literal && literal.getValue() instanceof String;
    }
}
