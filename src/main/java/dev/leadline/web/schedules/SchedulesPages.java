package dev.leadline.web.schedules;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Plugs the page of schedules in. */
@Configuration(proxyBeanMethods = false)
@Import({SchedulesController.class, ScheduleFormController.class})
public class SchedulesPages {}
