package dev.leadline.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.lead.mapping.ChosenAccount;
import dev.leadline.testing.Database;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Where leads go, as people chose it in the console, on each database. */
@ParameterizedClass
@EnumSource
class AccountChoiceRepositoryTests {

    private static final String LIVE = "https://api.propexo.com";
    private static final String SANDBOX = "http://127.0.0.1:8150";
    private static final AccountChoice MAIN_STREET = AccountChoice.of("int_1", "Main Street", "FUNNEL", "PRODUCTION");

    private final Database database;
    private LedgerFixture house;

    AccountChoiceRepositoryTests(Database database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        house = LedgerFixture.on(database);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void theLatestChoiceOfEachApiCounts() {
        AccountChoiceRepository choices = house.accountChoices();
        assertThat(choices.find(LIVE)).isEmpty();

        choices.choose(LIVE, MAIN_STREET, "ann");
        choices.choose(SANDBOX, AccountChoice.of("sandbox-knock", "Sandbox KNOCK", null, null), "bob");
        choices.choose(LIVE, MAIN_STREET.with("com_1", "Maple Court"), "bob");

        assertThat(choices.find(LIVE)).contains(MAIN_STREET.with("com_1", "Maple Court"));
        assertThat(choices.find(LIVE).orElseThrow().account())
                .isEqualTo(new ChosenAccount("int_1", "com_1", "Maple Court", "int_1"));
        assertThat(choices.find(SANDBOX).orElseThrow().account())
                .isEqualTo(new ChosenAccount("sandbox-knock", null, null, null));
        choices.choose(LIVE, MAIN_STREET.with(null, null), "ann");
        assertThat(choices.find(LIVE))
                .contains(new AccountChoice("int_1", "Main Street", "FUNNEL", "PRODUCTION", true, null, null));
    }

    @Test
    void manyAtOnceLeaveOneChoice() {
        List<CompletableFuture<Void>> all = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.runAsync(() -> house.accountChoices()
                        .choose(LIVE, AccountChoice.of("int_" + i, "Integration " + i, null, null), "ann")))
                .toList();
        all.forEach(CompletableFuture::join);

        assertThat(house.accountChoices().find(LIVE).orElseThrow().integration())
                .matches("int_[0-7]");
    }
}
