package dev.leadline.web;

import dev.leadline.access.Role;
import dev.leadline.access.Users;
import dev.leadline.job.Imports;
import dev.leadline.settings.Settings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** A home with a console in it, of which a test gives out the keys. */
final class House implements AutoCloseable {

    static final String PASSWORD = "correct horse battery";

    private final Map<String, Object> settings = new LinkedHashMap<>();
    private final Path folder;
    private final Imports imports;
    final Console console;

    House(Path folder, Map<String, String> over, Clock clock) {
        this.folder = folder;
        settings.put("leadline.home", folder.resolve("home").toString());
        settings.put("leadline.serve.port", "0");
        settings.putAll(over);
        Settings read = Settings.load(folder, settings);
        this.imports = Imports.open(read);
        this.console = Console.start(imports, read, clock);
    }

    static Users users(Path folder) {
        return Users.in(folder.resolve("config"));
    }

    static void add(Path folder, String name, Role role) {
        users(folder).add(name, role, PASSWORD);
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() {
        console.close();
        imports.close();
    }
}
