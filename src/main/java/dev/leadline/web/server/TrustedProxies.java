package dev.leadline.web.server;

import dev.leadline.message.UserException;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/** The proxies that are believed when they say who sent a request. */
public final class TrustedProxies {

    /** An address in digits, so that nothing is looked up, with the size of a network behind it. */
    private static final Pattern NETWORK = Pattern.compile("[0-9a-fA-F:.]*[:.][0-9a-fA-F:.]*(/\\d{1,3})?");

    private final List<IpAddressMatcher> networks;

    private TrustedProxies(List<IpAddressMatcher> networks) {
        this.networks = networks;
    }

    /**
     * Reads the setting.
     *
     * @param networks addresses or networks in CIDR notation
     * @throws UserException when an entry is neither
     */
    public static TrustedProxies of(List<String> networks) {
        return new TrustedProxies(networks.stream().map(TrustedProxies::network).toList());
    }

    private static IpAddressMatcher network(String entry) {
        try {
            if (NETWORK.matcher(entry).matches()) {
                return new IpAddressMatcher(entry);
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw UserException.usage("web.proxy-invalid", entry);
    }

    /**
     * @param address in digits
     */
    boolean contain(String address) {
        return networks.stream().anyMatch(network -> network.matches(address));
    }
}
