package dev.leadline.delivery;

import dev.leadline.message.UserException;
import dev.leadline.settings.ImapInboxSettings;
import dev.leadline.settings.RemoteInboxSettings;
import dev.leadline.settings.SftpInboxSettings;
import java.util.List;

/** A place on a server where files arrive. */
public interface RemoteInbox {

    /** A place that settings name; nothing is connected yet. */
    static RemoteInbox of(RemoteInboxSettings settings) {
        return settings instanceof ImapInboxSettings imap
                ? new ImapInbox(imap)
                : new SftpInbox((SftpInboxSettings) settings);
    }

    /**
     * Connects and looks; changes nothing.
     *
     * @throws UserException when the place cannot be used
     */
    void check();

    /**
     * Fetches the complete files that were not fetched before, and archives them on the server.
     *
     * @return what a user should know, in sentences
     * @throws UserException when the server does not answer; files that were fetched before are complete
     * @throws InterruptedException when Leadline stops meanwhile
     */
    List<String> fetch(RemoteDelivery delivery) throws InterruptedException;
}
