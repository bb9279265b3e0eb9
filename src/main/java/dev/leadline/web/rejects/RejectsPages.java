package dev.leadline.web.rejects;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Plugs the page of rejects in. */
@Configuration(proxyBeanMethods = false)
@Import({RejectsController.class, SendingController.class})
public class RejectsPages {}
