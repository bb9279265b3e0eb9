package dev.leadline.web.settings;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Plugs the pages of settings in. */
@Configuration(proxyBeanMethods = false)
@Import({SettingsController.class, ActionsController.class, ChosenAccountController.class, AccountViews.class})
public class SettingsPages {}
