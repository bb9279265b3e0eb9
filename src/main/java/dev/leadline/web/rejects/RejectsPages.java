package dev.leadline.web.rejects;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Plugs the pages of rejects in. */
@Configuration(proxyBeanMethods = false)
@Import({
    RejectsController.class,
    RejectGridController.class,
    DuplicatesController.class,
    SendingController.class,
    RejectGrids.class
})
public class RejectsPages {}
