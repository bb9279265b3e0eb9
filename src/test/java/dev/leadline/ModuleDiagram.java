package dev.leadline;

import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** Draws the modules and the uses that the code makes of them, as a Mermaid diagram. */
final class ModuleDiagram {

    /** Every module may use it: its arrows would hide the others. */
    private static final String SHARED = "shared";

    private ModuleDiagram() {}

    static String of(ApplicationModules modules) {
        return modules.stream()
                .filter(module -> !name(module).equals(SHARED))
                .sorted(Comparator.comparing(ModuleDiagram::name))
                .flatMap(module -> lines(module, modules))
                .collect(Collectors.joining("\n", "```mermaid\nflowchart TD\n", "\n```"));
    }

    private static Stream<String> lines(ApplicationModule module, ApplicationModules modules) {
        String used = module.getDirectDependencies(modules)
                .uniqueModules()
                .map(ModuleDiagram::name)
                .filter(name -> !name.equals(SHARED))
                .sorted()
                .collect(Collectors.joining(" & "));
        return Stream.of("    " + name(module) + (used.isEmpty() ? "" : " --> " + used));
    }

    private static String name(ApplicationModule module) {
        return module.getIdentifier().toString();
    }
}
