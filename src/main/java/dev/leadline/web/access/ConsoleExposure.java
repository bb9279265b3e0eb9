package dev.leadline.web.access;

import dev.leadline.message.UserException;
import dev.leadline.settings.ServeSettings;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * From where the console is reached.
 *
 * @param address at which it listens
 * @param proxied whether a proxy is configured, through which others come
 */
public record ConsoleExposure(InetAddress address, boolean proxied) {

    /**
     * What the settings say.
     *
     * @param serve the settings
     * @return the address that they name
     * @throws UserException when there is no such address
     */
    public static ConsoleExposure of(ServeSettings serve) {
        try {
            return new ConsoleExposure(
                    InetAddress.getByName(serve.address()),
                    !serve.trustedProxies().isEmpty());
        } catch (UnknownHostException e) {
            throw UserException.usage("web.address-invalid", serve.address());
        }
    }

    /**
     * Whether others than those who sit at this machine can reach it.
     *
     * @return false for loopback addresses without a proxy alone
     */
    public boolean isBeyondThisMachine() {
        return proxied || !address.isLoopbackAddress();
    }
}
