package dev.leadline.run;

import dev.leadline.message.UserMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list of Propexo's, or why it is not there.
 *
 * @param items all of it, by name; empty where it is not there
 * @param problem why it is not there and what to do, or null
 * @param <T> what is listed
 */
public record AccountList<T>(List<T> items, @Nullable UserMessage problem) {

    public AccountList {
        items = List.copyOf(items);
    }

    static <T> AccountList<T> failed(UserMessage problem) {
        return new AccountList<>(List.of(), problem);
    }
}
