package dev.leadline.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every fault, at the first, a middle and the last row of a file: what becomes of it, of the run, and of all other rows. All
 * places are in the torture profile; otherwise each fault has one.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultMatrixTests {

    /** The first row, one in the middle and the last. */
    private static final List<Integer> ROWS = List.of(1, 4, FaultHome.ROWS);

    private FaultHomePool oneByOne = new FaultHomePool(Path.of("."), 1);
    private FaultHomePool fourAtOnce = new FaultHomePool(Path.of("."), 4);

    @BeforeAll
    void build(@TempDir Path folder) {
        oneByOne = new FaultHomePool(folder, 1);
        fourAtOnce = new FaultHomePool(folder, 4);
    }

    @AfterAll
    void leave() throws Exception {
        oneByOne.close();
        fourAtOnce.close();
    }

    /** The places take turns, so that each kind of fault is seen at each of them. */
    static Stream<Arguments> everyFaultAtOnePlace() {
        List<Fault> faults = faults().toList();
        return IntStream.range(0, faults.size()).mapToObj(n -> Arguments.of(faults.get(n), ROWS.get(n % ROWS.size())));
    }

    static Stream<Arguments> everyFaultAtEveryPlace() {
        return faults().flatMap(fault -> ROWS.stream().map(row -> Arguments.of(fault, row)));
    }

    static Stream<Fault> faults() {
        return AllFaults.ALL.values().stream().flatMap(List::stream);
    }

    @Tag("torture")
    @ParameterizedTest(name = "{0}, at row {1}")
    @MethodSource("everyFaultAtEveryPlace")
    void touchesItsRowAloneWhereverItStands(Fault fault, int row) throws Exception {
        touchesItsRowAlone(fault, row);
    }

    @ParameterizedTest(name = "{0}, at row {1}")
    @MethodSource("everyFaultAtOnePlace")
    void touchesItsRowAlone(Fault fault, int row) throws Exception {
        FaultScenario trial = FaultScenario.of(fault, row, oneByOne);

        trial.run();

        trial.theRunEndsAsWritten();
        trial.theRowStandsAsWritten(row);
        trial.othersAreSentOnceOrWait(row);
        trial.theRowIsExplained(row);
        trial.resume();
        trial.allWhoWaitedAreSentOnce();
        assertThat(StatusFaults.ELSEWHERE.requests()).isZero();
    }

    @ParameterizedTest(name = "{0}, four at once")
    @MethodSource("faults")
    void touchesOneRowAmongSeveralInFlight(Fault fault) throws Exception {
        int row = fault.trouble() instanceof FaultPoint.Listens ? 1 : 4;
        FaultScenario trial = FaultScenario.of(fault, row, fourAtOnce);

        trial.run();

        trial.theRunEndsAsWritten();
        int met = fault.trouble() instanceof FaultPoint.Connects ? trial.theOneThatMetIt() : row;
        if (!(fault.trouble() instanceof FaultPoint.Listens)) {
            trial.theRowStandsAsWritten(met);
        }
        trial.nobodyIsSentTwice(met);
        if (fault.trouble() instanceof FaultPoint.Listens) {
            trial.anotherProcessGoesOn();
        }
        trial.resume();
        trial.allWhoWaitedAreSentOnce();
    }
}
