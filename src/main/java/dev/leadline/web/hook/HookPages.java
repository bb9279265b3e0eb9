package dev.leadline.web.hook;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Plugs the receiver of webhooks in. */
@Configuration(proxyBeanMethods = false)
@Import(PropexoHookController.class)
public class HookPages {}
