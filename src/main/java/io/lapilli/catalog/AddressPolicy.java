package io.lapilli.catalog;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;

/**
 * Which addresses the portal connects to on its own: those of the public internet. All others reach into networks that
 * a base URL must not open unless the operator said so, among them those where cloud providers answer with credentials.
 * After the IANA special-purpose address registries of IPv4 and IPv6.
 */
final class AddressPolicy {

    private AddressPolicy() {}

    /** Whether an upstream may be connected to there. Multicast never. */
    static boolean allows(InetAddress address, boolean allowPrivate) {
        return allowPrivate ? !address.isMulticastAddress() : isPublic(address);
    }

    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? isPublic4(bytes) : isPublic6(bytes);
    }

    private static boolean isPublic4(byte[] b) {
        int first = b[0] & 0xff;
        int second = b[1] & 0xff;
        int third = b[2] & 0xff;
        return switch (first) {
            case 0, 10, 127 -> false;
            case 100 -> second < 64 || second > 127; // carrier-grade NAT
            case 169 -> second != 254;
            case 172 -> second < 16 || second > 31;
            case 192 -> !(second == 168 || second == 0 && (third == 0 || third == 2));
            case 198 -> !(second == 18 || second == 19 || second == 51 && third == 100);
            case 203 -> !(second == 0 && third == 113);
            default -> first < 224;
        };
    }

    private static boolean isPublic6(byte[] b) {
        if (startsWith(b, 0x00, 0x64, 0xff, 0x9b)) { // NAT64 carries an IPv4 address at its end
            return b[4] == 0 && b[5] == 0 && isPublic4(Arrays.copyOfRange(b, 12, 16));
        }
        if (startsWith(b, 0x20, 0x02)) { // 6to4 carries one after its prefix
            return isPublic4(Arrays.copyOfRange(b, 2, 6));
        }
        boolean globalUnicast = (b[0] & 0xe0) == 0x20;
        boolean special = startsWith(b, 0x20, 0x01, 0x0d, 0xb8) // documentation
                || startsWith(b, 0x3f, 0xff) // documentation
                || startsWith(b, 0x20, 0x01) && (b[2] & 0xfe) == 0; // protocol assignments, Teredo among them
        return globalUnicast && !special;
    }

    private static boolean startsWith(byte[] bytes, int... prefix) {
        for (int i = 0; i < prefix.length; i++) {
            if ((bytes[i] & 0xff) != prefix[i]) {
                return false;
            }
        }
        return true;
    }
}
