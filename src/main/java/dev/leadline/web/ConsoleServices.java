package dev.leadline.web;

import dev.leadline.notification.NotificationService;
import dev.leadline.run.BackgroundTasks;
import dev.leadline.run.RunService;
import dev.leadline.schedule.Schedules;
import dev.leadline.settings.Settings;

/**
 * What the console shows and steers; all of it stays open for as long as the console runs, and is closed by whoever opened it.
 *
 * @param imports the door to imports
 * @param background where that is done which people start
 * @param schedules what is imported by itself
 * @param notifications who is told of it
 * @param settings in force
 */
public record ConsoleServices(
        RunService imports,
        BackgroundTasks background,
        Schedules schedules,
        NotificationService notifications,
        Settings settings) {}
