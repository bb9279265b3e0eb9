package dev.leadline.web.rejects;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.leadline.lead.mapping.ColumnPlan;
import dev.leadline.lead.mapping.MappingPlan;
import dev.leadline.ledger.CorrectionRepository;
import dev.leadline.ledger.LedgerRow;
import dev.leadline.ledger.OpenRejects;
import dev.leadline.ledger.Run;
import dev.leadline.settings.Settings;
import dev.leadline.source.Row;
import dev.leadline.web.grid.EditableGrid;
import dev.leadline.web.grid.FileGrid;
import dev.leadline.web.grid.GridColumn;
import dev.leadline.web.grid.LoadedGrid;
import dev.leadline.web.grid.OpenGrids;
import dev.leadline.web.grid.RowFile;
import dev.leadline.web.page.FieldLabel;
import dev.leadline.web.upload.Upload;
import dev.leadline.web.upload.Uploads;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The grids of the runs whose rejects somebody fixes. Each shows the rejects that were open when a page of it was loaded last. */
final class RejectGrids implements AutoCloseable {

    private static final int PAGE = 500;
    private static final int REMEMBERED = 32;

    private final CorrectionRepository corrections;
    private final OpenRejects rejects;
    private final Settings settings;
    private final Uploads uploads;
    private final OpenGrids grids = new OpenGrids("rejects");
    private final Cache<Long, RejectDuplicates> duplicates = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .executor(Runnable::run)
            .build();

    RejectGrids(CorrectionRepository corrections, OpenRejects rejects, Settings settings, Uploads uploads) {
        this.corrections = corrections;
        this.rejects = rejects;
        this.settings = settings;
        this.uploads = uploads;
    }

    /**
     * Begins to read the rejects that are open now, where they are not those of the grid.
     *
     * @return how many there are, those that were dismissed among them
     */
    int refresh(Run run) {
        List<Long> numbers = rejects.numbers(run.id());
        // what was sent meanwhile is looked up again
        duplicates.invalidate(run.id());
        if (!numbers.isEmpty()) {
            load(run, numbers);
        }
        return numbers.size();
    }

    /** The grid of a run as it is now. */
    EditableGrid of(Run run) {
        LoadedGrid known = grids.known(id(run));
        LoadedGrid loaded = known == null ? load(run, rejects.numbers(run.id())) : known;
        return new EditableGrid(
                loaded,
                new RejectEdits(corrections.edits(), run.id(), duplicates.get(run.id(), id -> duplicates(run))));
    }

    private RejectDuplicates duplicates(Run run) {
        return new RejectDuplicates(
                corrections,
                run.id(),
                MappingPlan.fromJson(run.plan(), settings.targets()),
                corrections.duplicates().sentBefore(run, settings.duplicates()));
    }

    private LoadedGrid load(Run run, List<Long> numbers) {
        return grids.current(id(run), numbers, before -> begin(run, numbers, before));
    }

    private static String id(Run run) {
        return String.valueOf(run.id());
    }

    private LoadedGrid begin(Run run, List<Long> numbers, @Nullable LoadedGrid before) {
        if (before != null) {
            before.close();
        }
        MappingPlan plan = MappingPlan.fromJson(run.plan(), settings.targets());
        RejectCheck check = new RejectCheck(plan, run.header().size());
        RowFile rows = rowFile(run);
        FileGrid grid = new FileGrid(rows, numbers.size(), columns(run, plan), check, FieldLabel::of);
        return new LoadedGrid(numbers, rows, grid, action -> forEachRow(run, numbers, check, action));
    }

    private RowFile rowFile(Run run) {
        Upload place = uploads.prepare("rejects-of-run-%d".formatted(run.id()));
        try {
            return RowFile.in(place.beside(""));
        } finally {
            uploads.drop(place);
        }
    }

    private void forEachRow(Run run, List<Long> numbers, RejectCheck check, Consumer<Row> action) {
        for (int from = 0; from < numbers.size(); from += PAGE) {
            List<LedgerRow> page = rejects.rows(run.id(), numbers.subList(from, Math.min(numbers.size(), from + PAGE)));
            page.stream().map(check::row).forEach(action);
        }
    }

    private static List<GridColumn> columns(Run run, MappingPlan plan) {
        Map<String, String> fields = plan.columns().stream()
                .filter(column -> column.field() != null)
                .collect(Collectors.toMap(
                        ColumnPlan::column,
                        column -> FieldLabel.of(String.valueOf(column.field())),
                        (one, other) -> one));
        return IntStream.range(0, run.header().size())
                .mapToObj(place -> new GridColumn(
                        place,
                        run.header().get(place),
                        fields.getOrDefault(run.header().get(place), "")))
                .toList();
    }

    @Override
    public void close() {
        grids.close();
    }
}
