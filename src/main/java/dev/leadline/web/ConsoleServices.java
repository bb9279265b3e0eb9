package dev.leadline.web;

import dev.leadline.notification.NotificationService;
import dev.leadline.run.BackgroundTasks;
import dev.leadline.run.OpenHome;
import dev.leadline.schedule.Schedules;
import dev.leadline.settings.Settings;
import dev.leadline.watch.Watch;

/**
 * What the console shows and steers; all of it stays open for as long as the console runs, and is closed by whoever opened it.
 *
 * @param home whose ledger it shows
 * @param background where that is done which people start
 * @param schedules what is imported by itself
 * @param notifications who is told of it
 * @param settings in force
 * @param watch what is measured, and whether the API answers
 */
public record ConsoleServices(
        OpenHome home,
        BackgroundTasks background,
        Schedules schedules,
        NotificationService notifications,
        Settings settings,
        Watch watch) {}
