package dev.leadline;

import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** Draws the modules and the uses that the code makes of them, as a Mermaid diagram. */
final class ModuleDiagram {

    /** Every module may use them: their arrows would hide the others. */
    private static final Set<String> LEFT_OUT = Set.of("shared", "message");

    private ModuleDiagram() {}

    static String of(ApplicationModules modules) {
        return modules.stream()
                .filter(module -> !LEFT_OUT.contains(name(module)))
                .sorted(Comparator.comparing(ModuleDiagram::name))
                .flatMap(module -> lines(module, modules))
                .collect(Collectors.joining("\n", "```mermaid\nflowchart TD\n", "\n```"));
    }

    private static Stream<String> lines(ApplicationModule module, ApplicationModules modules) {
        String used = module.getDirectDependencies(modules)
                .uniqueModules()
                .map(ModuleDiagram::name)
                .filter(name -> !LEFT_OUT.contains(name))
                .sorted()
                .collect(Collectors.joining(" & "));
        return Stream.of("    " + name(module) + (used.isEmpty() ? "" : " --> " + used));
    }

    private static String name(ApplicationModule module) {
        return module.getIdentifier().toString();
    }
}
