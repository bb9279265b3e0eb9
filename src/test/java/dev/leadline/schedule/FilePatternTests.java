package dev.leadline.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two schedules must not take files of the same name. */
class FilePatternTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "*.csv *.csv",
                "*.csv leads-*.csv",
                "zillow*.csv *-nightly.csv",
                "leads-?.csv leads-7.csv",
                "leads-[0-9].csv leads-7.csv",
                "*.{csv,xlsx} leads.xlsx",
                "{a,b}*.csv {b,c}?.csv",
                "a\\*b.csv a*b.csv",
                "* .csv"
            })
    void overlapWhereAFileCouldHaveANameThatBothMatch(String one, String other) {
        assertThat(new FilePattern(one).overlaps(new FilePattern(other))).isTrue();
        assertThat(new FilePattern(other).overlaps(new FilePattern(one))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "*.csv *.xlsx",
                "zillow-*.csv apartments-*.csv",
                "leads-?.csv leads-10.csv",
                "*.{csv,tsv} leads.xlsx",
                "a\\*b.csv axb.csv",
                "leads.csv Leads.csv"
            })
    void doNotOverlapWhereNoNameMatchesBoth(String one, String other) {
        assertThat(new FilePattern(one).overlaps(new FilePattern(other))).isFalse();
        assertThat(new FilePattern(other).overlaps(new FilePattern(one))).isFalse();
    }
}
