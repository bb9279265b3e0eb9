package dev.leadline.lead.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailDomainsTests {

    @ParameterizedTest
    @CsvSource({
        "gmial.com, gmail.com",
        "gmail.con, gmail.com",
        "gmial.con, gmail.com",
        "yaho.com, yahoo.com",
        "hotmial.com, hotmail.com",
        "example.cmo, example.com",
        "example.ogr, example.org",
    })
    void knowsASlipOfTheFinger(String slip, String meant) {
        assertThat(MailDomains.meant(slip)).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gmail.com",
                "mail.com",
                "ymail.com",
                "email.com",
                "yahoo.ca",
                "hotmail.co.uk",
                "aol.com",
                "example.co"
            })
    void leavesADomainAloneThatMayBeRight(String domain) {
        assertThat(MailDomains.meant(domain)).isEmpty();
    }
}
