package dev.leadline.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A house and a server for each temper, opened when they are first needed: what takes time is opening a house. */
final class FaultHomePool implements AutoCloseable {

    private static final String TRUST_STORE = "javax.net.ssl.trustStore";

    private final Path folder;
    private final int concurrency;
    private final Map<RunPatience, FaultyApi> apis = new EnumMap<>(RunPatience.class);
    private final Map<RunPatience, FaultHome> houses = new EnumMap<>(RunPatience.class);

    FaultHomePool(Path folder, int concurrency) {
        this.folder = folder;
        this.concurrency = concurrency;
    }

    FaultyApi api(RunPatience temper) {
        return apis.computeIfAbsent(
                temper,
                t -> t == RunPatience.GUARDED
                        ? FaultyApi.behind(fresh -> Certificate.RIGHT.greet(fresh))
                        : FaultyApi.start());
    }

    FaultHome house(RunPatience temper) throws Exception {
        FaultHome house = houses.get(temper);
        if (house == null) {
            house = temper == RunPatience.GUARDED ? trusting(temper) : opened(temper);
            houses.put(temper, house);
        }
        return house;
    }

    private FaultHome opened(RunPatience temper) {
        Map<String, Object> settings = new HashMap<>(temper.settings());
        settings.put("leadline.api.concurrency", String.valueOf(concurrency));
        FaultHome house = new FaultHome(folder.resolve(temper + "-" + concurrency), api(temper), settings);
        house.imports();
        return house;
    }

    private FaultHome trusting(RunPatience temper) throws IOException, GeneralSecurityException {
        @Nullable String before = System.getProperty(TRUST_STORE);
        System.setProperty(TRUST_STORE, Certificate.trusted().toString());
        try {
            return opened(temper);
        } finally {
            if (before == null) {
                System.clearProperty(TRUST_STORE);
            } else {
                System.setProperty(TRUST_STORE, before);
            }
        }
    }

    @Override
    public void close() throws IOException {
        houses.values().forEach(FaultHome::close);
        for (FaultyApi api : apis.values()) {
            api.close();
        }
    }
}
