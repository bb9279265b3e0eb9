package dev.leadline.web.mappings;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Plugs the pages of saved mappings in. */
@Configuration(proxyBeanMethods = false)
@Import(MappingsController.class)
public class MappingPages {}
