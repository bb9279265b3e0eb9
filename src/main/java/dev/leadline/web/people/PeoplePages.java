package dev.leadline.web.people;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Plugs the pages about users in. */
@Configuration(proxyBeanMethods = false)
@Import({AccountController.class, UsersController.class})
public class PeoplePages {}
