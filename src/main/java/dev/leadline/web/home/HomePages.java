package dev.leadline.web.home;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Plugs the first page in. */
@Configuration(proxyBeanMethods = false)
@Import({HomeController.class, AttentionList.class})
public class HomePages {}
