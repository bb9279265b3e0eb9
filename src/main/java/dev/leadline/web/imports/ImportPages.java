package dev.leadline.web.imports;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Plugs the pages of a new import in. */
@Configuration(proxyBeanMethods = false)
@Import({
    UploadController.class,
    FailedFileController.class,
    DraftController.class,
    ReviewController.class,
    StartController.class,
    TestLeadController.class,
    TemplateController.class,
    GridController.class,
    ImportLabels.class,
    ProposedTarget.class,
    Drafts.class,
    DraftPlanner.class,
    DraftGrids.class,
    DraftChecks.class
})
public class ImportPages {}
