package dev.leadline.web.home;

import org.jspecify.annotations.Nullable;

/**
 * Something that waits for a person.
 *
 * @param subject the run or schedule, as a few words
 * @param detail the run's file, or null
 * @param sentence what is wrong
 * @param action what a person can do, the label of a link
 * @param path where that is done, within the console
 * @param tone the class that colors it
 */
record AttentionItem(
        String subject, @Nullable String detail, String sentence, String action, String path, String tone) {

    /** Whether it is about Propexo's API, which is no reason to end the first steps in a new home. */
    boolean isAboutApi() {
        return path.equals("/settings");
    }
}
