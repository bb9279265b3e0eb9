package dev.leadline.settings;

import dev.leadline.message.UserException;
import dev.leadline.message.UserMessage;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.ScalarEvent;

/**
 * Refuses configuration files that are no YAML, with the line, and those that a small text makes endless: Spring Boot resolves
 * aliases without any bound. The events of a file are counted, every alias as often as what it stands for.
 */
final class YamlBounds {

    private static final long MAX_BYTES = 3L << 20;
    private static final long MAX_NODES = 100_000;
    private static final int MAX_DEPTH = 50;

    private final Path file;
    private final Map<String, Long> anchors = new HashMap<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private long nodes;

    private YamlBounds(Path file) {
        this.file = file;
    }

    /**
     * Looks at every configuration file of a folder.
     *
     * @throws UserException when one is no YAML, or larger than any configuration
     */
    static void check(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "application*.{yaml,yml}")) {
            for (Path file : files) {
                new YamlBounds(file).check();
            }
        } catch (IOException e) {
            throw UserException.usage("settings.folder-unreadable", folder);
        }
    }

    private void check() throws IOException {
        if (Files.isDirectory(file)) {
            return;
        }
        if (Files.size(file) > MAX_BYTES) {
            throw UserException.usage("settings.yaml-too-large", file);
        }
        try {
            String text = Files.readString(file);
            new Yaml(new LoaderOptions()).parse(new StringReader(text)).forEach(this::count);
            LoaderOptions strict = new LoaderOptions();
            strict.setAllowDuplicateKeys(false);
            new Yaml(new SafeConstructor(strict)).loadAll(text).forEach(document -> {});
        } catch (CharacterCodingException e) {
            throw UserException.usage("settings.yaml-not-utf8", file);
        } catch (MarkedYAMLException e) {
            throw UserException.usage("settings.yaml-invalid", file, line(e), problem(e));
        } catch (YAMLException e) {
            throw UserException.usage("settings.yaml-with-control-character", file);
        }
    }

    private static int line(MarkedYAMLException e) {
        Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
        return mark == null ? 1 : mark.getLine() + 1;
    }

    /** What people do wrong most often, in words; for the rest, what the parser says, which is about its syntax and quotes no value. */
    private static UserMessage problem(MarkedYAMLException e) {
        String found = String.valueOf(e.getProblem());
        if (found.contains("\\t")) {
            return UserMessage.of("settings.yaml-problem.tab");
        }
        if (found.startsWith("found duplicate key")) {
            return UserMessage.of(
                    "settings.yaml-problem.repeated",
                    found.substring("found duplicate key".length()).strip());
        }
        return found.startsWith("mapping values are not allowed")
                ? UserMessage.of("settings.yaml-problem.indentation")
                : UserMessage.of("settings.yaml-problem.other", found);
    }

    private void count(Event event) {
        if (event instanceof CollectionStartEvent start) {
            open.push(new Open(start.getAnchor(), nodes));
            add(1);
        } else if (event instanceof CollectionEndEvent) {
            Open ended = open.pop();
            if (ended.anchor() != null) {
                anchors.put(ended.anchor(), nodes - ended.nodesBefore());
            }
        } else if (event instanceof AliasEvent alias) {
            add(size(alias.getAnchor()));
        } else if (event instanceof ScalarEvent) {
            add(1);
        }
        if (open.size() > MAX_DEPTH) {
            throw UserException.usage("settings.yaml-too-deep", file, MAX_DEPTH);
        }
    }

    private long size(String anchor) {
        if (open.stream().anyMatch(one -> anchor.equals(one.anchor()))) {
            throw UserException.usage("settings.yaml-alias-of-itself", file, anchor);
        }
        return anchors.getOrDefault(anchor, 1L);
    }

    private void add(long more) {
        nodes += more;
        if (nodes > MAX_NODES) {
            throw UserException.usage("settings.yaml-too-many-values", file);
        }
    }

    private record Open(@Nullable String anchor, long nodesBefore) {}
}
