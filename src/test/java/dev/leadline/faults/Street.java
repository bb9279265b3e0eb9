package dev.leadline.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A house and a server for each temper, opened when they are first needed: what takes time is opening a house. */
final class Street implements AutoCloseable {

    private static final String TRUST_STORE = "javax.net.ssl.trustStore";

    private final Path folder;
    private final int concurrency;
    private final Map<Temper, FaultyApi> apis = new EnumMap<>(Temper.class);
    private final Map<Temper, House> houses = new EnumMap<>(Temper.class);

    Street(Path folder, int concurrency) {
        this.folder = folder;
        this.concurrency = concurrency;
    }

    FaultyApi api(Temper temper) {
        return apis.computeIfAbsent(
                temper,
                t -> t == Temper.GUARDED
                        ? FaultyApi.behind(fresh -> Certificate.RIGHT.greet(fresh))
                        : FaultyApi.start());
    }

    House house(Temper temper) throws Exception {
        House house = houses.get(temper);
        if (house == null) {
            house = temper == Temper.GUARDED ? trusting(temper) : opened(temper);
            houses.put(temper, house);
        }
        return house;
    }

    private House opened(Temper temper) {
        Map<String, Object> settings = new HashMap<>(temper.settings());
        settings.put("leadline.api.concurrency", String.valueOf(concurrency));
        House house = new House(folder.resolve(temper + "-" + concurrency), api(temper), settings);
        house.imports();
        return house;
    }

    private House trusting(Temper temper) throws IOException, GeneralSecurityException {
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
        houses.values().forEach(House::close);
        for (FaultyApi api : apis.values()) {
            api.close();
        }
    }
}
