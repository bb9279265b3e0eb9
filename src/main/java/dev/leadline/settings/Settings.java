package dev.leadline.settings;

import dev.leadline.batch.confirm.ConfirmSettings;
import dev.leadline.batch.stage.StageSettings;
import dev.leadline.batch.submit.SubmitSettings;
import dev.leadline.encryption.EncryptionKeys;
import dev.leadline.lead.InvalidValues;
import dev.leadline.lead.Target;
import dev.leadline.lead.Targets;
import dev.leadline.lead.mapping.Lookups;
import dev.leadline.ledger.DuplicateRules;
import dev.leadline.message.UserException;
import dev.leadline.source.ReadOptions;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The settings in force, from the configuration file, the environment and the command line, the later one winning. Its text
 * holds no secret.
 *
 * @param home the folder of the database and the output
 * @param config the folder of the configuration
 * @param api how the API is reached
 * @param database which database holds the ledger
 * @param encryption the keys of stored texts
 * @param constants fields that every lead gets, by name
 * @param vendor the vendor behind the generic target, or null when it is not known
 * @param readOptions how files are read and how much they may hold
 * @param maxRejects the greatest share of rejects in percent that is still imported, or null for any
 * @param invalidValues what happens to a row with a value that is not valid for an optional field
 * @param duplicates when a prospect counts as sent before, for runs that begin
 * @param stage how rows are staged
 * @param submit how rows are sent
 * @param confirm how outcomes are asked for
 * @param namesMaxAge how long the API's own lists of names are used before they are fetched again; zero for never
 * @param serve how the console is reached
 * @param worker where a worker answers monitors
 * @param schedules what is imported by itself, by name
 * @param notices who can be told
 * @param retention how long the personal data of ended runs is kept, or null for as long as nobody deletes it
 * @param jsonLogs whether lines are logged as JSON, not as text
 * @param inForce every setting with who says so, in the order of the file, fit to be shown
 */
public record Settings(
        Path home,
        Path config,
        Api api,
        Database database,
        EncryptionKeys encryption,
        Map<String, String> constants,
        @Nullable String vendor,
        ReadOptions readOptions,
        @Nullable Integer maxRejects,
        InvalidValues invalidValues,
        DuplicateRules duplicates,
        StageSettings stage,
        SubmitSettings submit,
        ConfirmSettings confirm,
        Duration namesMaxAge,
        ServeSettings serve,
        WorkerSettings worker,
        List<ScheduleSettings> schedules,
        NotifySettings notices,
        @Nullable RetentionPeriod retention,
        boolean jsonLogs,
        List<Setting> inForce) {

    public Settings {
        constants = Map.copyOf(constants);
        schedules = List.copyOf(schedules);
        inForce = List.copyOf(inForce);
    }

    /**
     * How the API is reached.
     *
     * @param url the API's origin
     * @param token the secret, or null when none is set
     * @param requestsPerMinute the most requests in a minute, 0 for no limit
     * @param connectTimeout for a connection
     * @param readTimeout for the next byte of an answer
     */
    public record Api(
            URI url, @Nullable String token, int requestsPerMinute, Duration connectTimeout, Duration readTimeout) {

        @Override
        public String toString() {
            return "Api[" + url + "]";
        }
    }

    /**
     * Which database holds the ledger.
     *
     * @param url a JDBC URL, or null for H2 under the home
     * @param username or null where the URL holds it
     * @param password or null where the URL holds it
     * @param patience how long a connection that broke is tried anew
     */
    public record Database(
            @Nullable String url,
            @Nullable String username,
            @Nullable String password,
            Duration patience) {

        @Override
        public String toString() {
            return url == null ? "Database[H2 under the home]" : "Database[by its own URL]";
        }
    }

    /**
     * Reads the settings as Spring Boot would, without starting it.
     *
     * @param root the folder of the launcher
     * @param overrides what the command line says, by full key; these win
     * @return the settings in force
     * @throws UserException when a setting is unknown or has an impossible value
     */
    public static Settings load(Path root, Map<String, Object> overrides) {
        return SettingsLoader.load(root, overrides);
    }

    /** The same settings for another home. */
    public Settings withHome(Path other) {
        return with(other, encryption, serve);
    }

    /** The same settings with other keys of stored texts. */
    public Settings withEncryption(EncryptionKeys keys) {
        return with(home, keys, serve);
    }

    /**
     * The same settings, but the server listens where a worker answers monitors.
     *
     * @param port of the worker
     */
    public Settings atWorker(int port) {
        return with(home, encryption, serve.at(worker.address(), port, worker.metrics()));
    }

    private Settings with(Path otherHome, EncryptionKeys keys, ServeSettings listening) {
        return new Settings(
                otherHome,
                config,
                api,
                database,
                keys,
                constants,
                vendor,
                readOptions,
                maxRejects,
                invalidValues,
                duplicates,
                stage,
                submit,
                confirm,
                namesMaxAge,
                listening,
                worker,
                schedules,
                notices,
                retention,
                jsonLogs,
                inForce);
    }

    /**
     * Where the value of a setting comes from, as {@link Setting#origin} says it.
     *
     * @param name full key, such as {@code leadline.home}
     */
    public String originOf(String name) {
        return inForce.stream()
                .filter(setting -> setting.name().equals(name))
                .findFirst()
                .map(Setting::origin)
                .orElse(Setting.DEFAULT);
    }

    /**
     * Where the API is.
     *
     * @return its origin
     */
    public URI apiUrl() {
        return api.url();
    }

    /**
     * Whether there is a token to send.
     *
     * @return false when none is set
     */
    public boolean tokenIsSet() {
        String token = api.token();
        return token != null && !token.isBlank();
    }

    /**
     * The allowed pace.
     *
     * @return requests in a minute, 0 for no limit
     */
    public int requestsPerMinute() {
        return api.requestsPerMinute();
    }

    /**
     * Whether workers send the rows of runs, and runs whose process has died are continued.
     *
     * @return false where each process sends the rows of its own runs
     */
    public boolean remotePartitions() {
        return submit.remotePartitions();
    }

    /**
     * The folder that contains the inboxes of all schedules that are created in the console.
     *
     * @return absolute; it need not exist
     */
    public Path inboxRoot() {
        Path set = serve.inboxRoot();
        return set == null ? home.resolve("inboxes") : set;
    }

    /**
     * The tables of names and ids that the configuration holds.
     *
     * @return without Propexo's own lists
     */
    public Lookups lookups() {
        return Lookups.in(config, readOptions.limits());
    }

    /**
     * The constants of the fields that a target has. A constant that no target has a field for is among them, so that it is refused
     * by its name.
     *
     * @param target where leads go
     * @return field to text
     */
    public Map<String, String> constantsFor(Target target) {
        List<Target> all = targets().all();
        return constants.entrySet().stream()
                .filter(constant -> target.field(constant.getKey()).isPresent()
                        || all.stream()
                                .noneMatch(
                                        other -> other.field(constant.getKey()).isPresent()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * The targets: those that ship, and those that a folder of the configuration adds or replaces.
     *
     * @return as their documents state them
     * @throws UserException when a document is wrong
     */
    public Targets targets() {
        Path own = config.resolve("targets");
        return Targets.load(Files.isDirectory(own) ? own : null);
    }
}
