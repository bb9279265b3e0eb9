package dev.leadline.web.runs;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Plugs the pages of runs in. */
@Configuration(proxyBeanMethods = false)
@Import({
    RunsController.class,
    RunHeader.class,
    RunController.class,
    RunRowsController.class,
    RunActivityController.class,
    ApprovalController.class,
    ComparisonController.class,
    ExportController.class,
    UnsentRowsController.class,
    RunFilesController.class,
    RowController.class,
    DoubtController.class,
    SearchController.class,
    LeadsController.class,
    FoundRecord.class,
    RunActions.class
})
public class RunsPages {}
